import { Random } from '../../../kernel/random.ts';
import type { NextEventOf, Scheduler } from '../schedulers.ts';
import { runsOfBlock, type ChanceBlock } from './chance-block.ts';
import { Crowds } from './crowds.ts';
import { DealtOrders } from './dealt-orders.ts';
import { dealtRun } from './dealt-run.ts';
import { pairsFirstRun, type CameFirst } from './pairs-first-run.ts';
import { prioritiesRun } from './priorities-run.ts';

/** So many runs of a block turn pairs round; of the others every fourth goes by priorities, with a depth of up to 5 by turns, or lets nobody wait. */
const [pairsFirst, everyFourth, deepest] = [10, 4, 5];
/** So many runs of a block deal orders. */
const dealtOfBlock = ((runsOfBlock - pairsFirst) * (everyFourth - 1)) / everyFourth;

/**
 * The runs of a block by chance, one after the other. The first ones turn round what came in one order only; then random walks,
 * in which no order of what waits for an actor comes twice before each has come, take turns with priorities of queues. In most of them the
 * actor for which most has waited goes last.
 */
export function byChance(seed: number, { number, length }: ChanceBlock): Scheduler {
  const random = new Random(seed);
  const orders = new DealtOrders(random);
  const cameFirst: CameFirst = new Set();
  const crowds = new Crowds();
  let [played, dealt, others] = [0, number * dealtOfBlock, 0];
  const nextRun = (stream: ReturnType<Random['once']>): NextEventOf => {
    const run = played++ - pairsFirst;
    if (run < 0) return crowds.watched(pairsFirstRun(cameFirst, stream));
    if (run % everyFourth < everyFourth - 1) return dealtRun(orders, dealt++, stream, crowds.largest);
    const depth = 1 + (others++ % (deepest + 1));
    if (depth <= deepest) return prioritiesRun(depth, length, stream);
    return dealtRun(orders, number * runsOfBlock + others, stream, undefined);
  };
  let current: unknown;
  let stream = random.once('none yet');
  let next: NextEventOf = () => 0;
  return (run, count, asked) => {
    if (run !== current) {
      current = run;
      stream = random.once(`by chance ${number * runsOfBlock + played}`);
      next = nextRun(stream);
    }
    return typeof asked === 'string' ? stream.integer(count) : next(asked);
  };
}
