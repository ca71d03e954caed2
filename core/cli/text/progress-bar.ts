import { SingleBar } from 'cli-progress';

/** A bar on standard error that shows how far long work is; none where nobody looks. */
export const progressBar = (): SingleBar | undefined =>
  process.stderr.isTTY
    ? new SingleBar({
        stream: process.stderr,
        format: '{bar} {percentage} %  {rate} interactions/s  {eta_formatted} left',
        barCompleteChar: '█',
        barIncompleteChar: '░',
        clearOnComplete: true,
        hideCursor: true,
      })
    : undefined;

/** So many a second, as people write it. */
export const rateOf = (count: number, since: number): string =>
  Math.round((1000 * count) / Math.max(1, performance.now() - since)).toLocaleString('en');
