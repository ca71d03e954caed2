import { Bench } from 'tinybench';
import type { Contender, Pace, Reading } from './workload.ts';

/** Measures contenders one after the other; the median of all batches counts. */
export const measure = (contenders: readonly Contender[], pace: Pace): readonly Reading[] =>
  contenders.map((contender) => ({ name: contender.name, role: contender.role, rate: rateOf(contender, pace) }));

function rateOf({ name, prepare }: Contender, { quick }: Pace): number {
  const bench = new Bench({
    time: quick ? 5 : 1000,
    iterations: quick ? 1 : 5,
    warmup: !quick,
    warmupTime: 300,
    warmupIterations: 2,
    throws: true,
  });
  const batch = prepare();
  const timed = () => {
    const start = bench.now();
    const count = batch();
    const spent = bench.now() - start;
    return { overriddenDuration: spent / count, overriddenIterationCost: spent };
  };
  bench.add(name, timed, { async: false });
  bench.runSync();
  const result = bench.tasks[0]?.result;
  if (result?.state !== 'completed') throw new Error(`${name} was not measured: ${result?.state}`);
  return 1000 / result.latency.p50;
}
