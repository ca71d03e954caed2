import { SingleBar, type Options } from 'cli-progress';

/** What shows how far long work is, until it is stopped. */
export interface Progress {
  readonly stop: () => void;
}

/** How far work is that a bar shows. */
export interface Done {
  readonly done: number;
  readonly of: number;
  readonly interactions: number;
}

/** A bar on standard error for work of which it is known how much there is; `look` says how far it is. */
export const progressBar = (look: () => Done): Progress =>
  shownWhile(
    { format: '{bar} {percentage} %  {rate} interactions/s  {eta_formatted} left', hideCursor: true },
    200,
    (bar, passed) => {
      const { done, of, interactions } = look();
      bar.setTotal(of);
      bar.update(Math.min(done, of), { rate: perSecond(interactions, passed).toLocaleString('en') });
    },
  );

/** A line on standard error for work that may end at any time; `look` says how far it is, so many milliseconds after it began. */
export const progressLine = (look: (passed: number) => string): Progress =>
  shownWhile({ format: '{text}' }, 100, (bar, passed) => bar.update(0, { text: look(passed) }));

/** So many a second. */
export const perSecond = (count: number, passed: number): number => Math.round((1000 * count) / Math.max(1, passed));

/** Nothing is shown where nobody looks. */
function shownWhile(options: Options, often: number, show: (bar: SingleBar, passed: number) => void): Progress {
  if (!process.stderr.isTTY) return { stop: () => {} };
  const bar = new SingleBar({
    ...options,
    stream: process.stderr,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
  });
  bar.start(1, 0, { rate: 0, text: '' });
  const began = performance.now();
  const timer = setInterval(() => show(bar, performance.now() - began), often).unref();
  return {
    stop: () => {
      clearInterval(timer);
      show(bar, performance.now() - began);
      bar.stop();
    },
  };
}
