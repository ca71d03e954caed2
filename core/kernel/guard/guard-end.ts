import { syncBuiltinESMExports } from 'node:module';
import { currentBench } from './bench-context.ts';
import { errors, type BenchError } from '../errors.ts';

type Call = (...values: unknown[]) => unknown;

/** Hears of each call that was refused. */
type Refused = (error: BenchError) => void;

const { pid, ppid } = process;
/** Node's own, by the name of what stands in its place. */
const real = new Map<string, Call>();
let refused: Refused | undefined;

/**
 * Refuses to end the process to code on a bench, which would take all other runs and their findings with it. Where
 * `onRefused` is given, the process is that of the bench: everybody is refused then, and `leave` is the only way out.
 */
export function guardEnd(onRefused?: Refused): void {
  refused = onRefused ?? refused;
  if (real.size > 0) return;
  for (const name of ['exit', 'reallyExit', 'abort']) replace(name, () => true);
  replace('kill', ([target, signal]) => isOwn(Number(target)) && signal !== 0 && !isAskedByBundler());
  syncBuiltinESMExports();
}

/** Ends the process with an exit code that nobody changes any more; what was to be done at its end is done. */
export function leave(code: number): void {
  try {
    process.emit('exit', code);
  } finally {
    Reflect.apply(real.get('reallyExit') ?? (Reflect.get(process, 'reallyExit') as Call), process, [code]);
  }
}

function replace(name: string, isEnd: (values: readonly unknown[]) => boolean): void {
  const original = Reflect.get(process, name) as Call;
  real.set(name, original);
  const value = function (this: unknown, ...values: unknown[]): unknown {
    const bench = currentBench();
    if ((bench === undefined && refused === undefined) || !isEnd(values)) return Reflect.apply(original, this, values);
    const error = errors.processEnded(`process.${name}(${values.map(String).join(', ')})`);
    bench?.offence(error);
    refused?.(error);
    throw error;
  };
  Object.defineProperty(process, name, { configurable: true, enumerable: true, writable: true, value });
}

/** The process, the one that waits for it, and groups. */
const isOwn = (target: number): boolean => target === pid || target === ppid || target <= 0;

/** Its own package for signals sends one again that it has handled. */
const isAskedByBundler = (): boolean =>
  (new Error('who asks').stack ?? '').split('\n').some((line) => /[\\/]node_modules[\\/]rolldown[\\/]/.test(line));
