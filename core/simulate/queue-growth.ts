import { mean, sampleVariance } from 'simple-statistics';
import { errors } from '../kernel/errors.ts';
import type { NumberedReplication } from './simulation-shard.ts';

/** So many standard errors: where nothing grows, one simulation of a thousand would be said to. */
const surely = 3.5;

/**
 * Whether a queue has grown up to the end, or a good part of all still waits then, in a sentence: then the waits depend on when one
 * stops to look. The queue at the end of each replication is held against its own mean over that replication.
 */
export function queueGrowth(runs: readonly NumberedReplication[]): string | undefined {
  const samples = runs.map(({ cells, littlesLaw, agentsAtEnd }) => {
    const { offered = 0, time = 0 } = cells.find(({ by }) => by.length === 0)?.sums ?? {};
    return { offered, waiting: littlesLaw.waiting, queue: time > 0 ? littlesLaw.queue / time : 0, agentsAtEnd };
  });
  if (samples.length === 0) return undefined;
  const of = (key: keyof (typeof samples)[number]) => mean(samples.map((each) => each[key]));
  const [waiting, offered, queue] = [of('waiting'), of('offered'), of('queue')];
  // A few who came just before the end are no queue that grows.
  if (waiting <= 10 && waiting < 0.01 * offered) return undefined;
  const more = samples.map((each) => each.waiting - each.queue);
  // What grows straight from nothing is twice its mean at the end: one replication has to show less than that half.
  const error = more.length > 1 ? Math.sqrt(sampleVariance(more) / more.length) : waiting / (3 * surely);
  // Where all replications are alike there is no error, and yet one customer more is no growth.
  if (mean(more) > Math.max(surely * error, 2, queue / 4))
    return errors.queueGrows(waiting, offered, queue, of('agentsAtEnd')).message;
  return waiting > 10 && waiting > offered / 10 ? errors.manyStillWait(waiting, offered).message : undefined;
}
