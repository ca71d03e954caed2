import { SingleBar } from 'cli-progress';
import type { Progress } from '../runs/explore-options.ts';

/** Shows on standard error how far a search has come, where that is a terminal. */
export const showProgress = (): { readonly show: (progress: Progress) => void; readonly stop: () => void } => {
  let bar: SingleBar | undefined;
  let startedAt = 0;
  return {
    show: ({ runs, steps, depth, failures }) => {
      if (!process.stderr.isTTY) return;
      if (bar === undefined) {
        startedAt = performance.now();
        bar = new SingleBar({
          format: '{runs} runs ({rate}/s), {steps} steps, {depth} choices deep, {failures} failures',
          stream: process.stderr,
          clearOnComplete: true,
        });
        bar.start(1, 0, { runs, steps, depth, failures, rate: 0 });
      }
      const rate = Math.round(runs / Math.max(0.001, (performance.now() - startedAt) / 1000));
      bar.update(0, { runs, steps, depth, failures, rate });
    },
    stop: () => bar?.stop(),
  };
};
