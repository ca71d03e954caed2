import { Bench } from 'tinybench';
import type { Contender, Pace, Reading } from './workload.ts';

const roundsOf = ({ quick }: Pace): number => (quick ? 1 : 6);

/** Measures how fast contenders are, in turn and in several rounds. */
export function measure(contenders: readonly Contender[], pace: Pace): readonly Reading[] {
  const rates = fastestInTurn(
    contenders.map((contender) => () => rateOf(contender, pace)),
    pace,
  );
  return contenders.map(({ name, role }, index) => ({ name, role, rate: rates[index]! }));
}

/**
 * Takes all these rates in turn, several times, and of each the highest: the first round compiles,
 * and what else the machine does makes nobody faster.
 */
export function fastestInTurn(rates: readonly (() => number)[], pace: Pace): readonly number[] {
  const fastest = rates.map(() => 0);
  for (let round = 0; round < roundsOf(pace); round++) {
    rates.forEach((rate, index) => (fastest[index] = Math.max(fastest[index]!, rate())));
  }
  return fastest;
}

/** The median over the batches of one round. The contender is built afresh, and let go when the round is over. */
function rateOf({ name, prepare }: Contender, { quick }: Pace): number {
  const bench = new Bench({ time: quick ? 1 : 300, iterations: quick ? 1 : 3, warmup: false, throws: true });
  const batch = prepare();
  const timed = () => {
    const start = bench.now();
    const count = batch();
    const spent = bench.now() - start;
    return { overriddenDuration: spent / count, overriddenIterationCost: spent };
  };
  bench.add(name, timed, { async: false });
  bench.runSync();
  const result = bench.getTask(name)?.result;
  if (result?.state !== 'completed') throw new Error(`${name} was not measured: it is ${result?.state}.`);
  return 1000 / result.latency.p50;
}
