import { SingleBar } from 'cli-progress';
import { figure, phases } from './search-task.ts';

const formats: Readonly<Record<(typeof phases)[number], string>> = {
  searching: '{runs} runs ({rate}/s), {steps} steps, {depth} choices deep, {failures} failures',
  checking: '{runs} runs; played again in a fresh thread: {count} of {of}',
  shrinking: '{runs} runs, {failures} failures; made smaller in {count} runs',
  drawing: '{runs} runs, {failures} failures; drawing',
};

/** Shows on standard error how far a search has come, where that is a terminal. */
export const showProgress = (figures: Float64Array): { readonly stop: () => void } => {
  if (!process.stderr.isTTY) return { stop: () => {} };
  const bar = new SingleBar({
    format: (_options, _params, { text }: { readonly text: string }) => text,
    stream: process.stderr,
    clearOnComplete: true,
  });
  bar.start(1, 0, { text: '' });
  const startedAt = performance.now();
  const look = setInterval(() => bar.update(0, { text: textOf(figures, performance.now() - startedAt) }), 100);
  return {
    stop: () => {
      clearInterval(look);
      bar.stop();
    },
  };
};

function textOf(figures: Float64Array, passed: number): string {
  const rate = Math.round((1000 * figures[figure.runs]!) / Math.max(1, passed));
  const valueOf = (name: string) => (name === 'rate' ? rate : figures[figure[name as keyof typeof figure]]!);
  const format = formats[phases[figures[figure.phase]!]!];
  return format.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name)));
}
