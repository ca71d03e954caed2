import { currentBench } from './bench-context.ts';
import { errors, type BenchError } from '../errors.ts';
import type { Forbidden, Reason } from './forbidden.ts';

const makers: Readonly<Record<Reason, (call: string, instead: string, where: string) => BenchError>> = {
  time: (...facts) => errors.realTime(...facts),
  wait: (...facts) => errors.realTime(...facts),
  setting: (...facts) => errors.machineSetting(...facts),
  outside: (...facts) => errors.outsideBench(...facts),
};

type Refused = Pick<Forbidden, 'call' | 'instead' | 'why' | 'isOpenToNode'>;

/** Throws where code of the scenario on a bench asks for what is forbidden there, and tells the bench, for RxJS may swallow what is thrown. */
export function refuseOnBench({ call, instead, why, isOpenToNode = false }: Refused): void {
  const bench = currentBench();
  if (!bench || (isOpenToNode && isAskedByNode())) return;
  const error = makers[why](call, instead, bench.where ?? 'on the bench');
  if (bench.allows?.(why, error)) return;
  bench.offence(error);
  throw error;
}

/** Whether Node itself asks: to load a package that code on the bench requires late, it reads files. */
function isAskedByNode(): boolean {
  const { stack = '' } = new Error('who asks');
  const caller = stack
    .split('\n')
    .find((line) => line.startsWith('    at ') && !/[/\\]kernel[/\\](guard|refuse-on-bench)/.test(line));
  return caller !== undefined && /[( ]node:/.test(caller);
}
