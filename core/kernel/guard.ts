import { syncBuiltinESMExports } from 'node:module';
import { config } from 'rxjs';
import { timeoutProvider } from 'rxjs/internal/scheduler/timeoutProvider';
import { currentBench } from './bench-context.ts';
import { errors } from './errors.ts';
import { forbidden, insteadOfDate, type Forbidden } from './forbidden.ts';

let installed = false;

type AnyFunction = (...values: unknown[]) => unknown;
// One for each function, so that `timers.setTimeout === setTimeout` stays true.
const proxies = new Map<AnyFunction, AnyFunction>();

/**
 * Refuses real time and real chance to code that runs on a bench, with an error that says what to use, and leaves all other
 * code as it was. Installed once, at the first bench.
 */
export function installGuard(): void {
  if (installed) return;
  installed = true;
  forbidden.forEach(guardFunction);
  guardDate();
  syncBuiltinESMExports();
  letReportsThrough();
}

function refuseOnBench(call: string, instead: string): void {
  const bench = currentBench();
  if (!bench) return;
  const error = errors.realTime(call, instead);
  bench.offence(error);
  throw error;
}

function guardFunction({ owner, name, call, instead }: Forbidden): void {
  const holder = holderOf(owner, name);
  const original = holder && Object.getOwnPropertyDescriptor(holder, name);
  if (!original?.configurable) return;
  const real = Reflect.get(owner, name) as AnyFunction;
  const value = proxies.get(real) ?? guarded(real, call, instead);
  proxies.set(real, value);
  const { enumerable = false } = original;
  const writable = 'value' in original ? (original.writable ?? false) : true;
  Object.defineProperty(holder, name, { configurable: true, enumerable, writable, value });
}

/** A proxy keeps all else about the function, `util.promisify.custom` for one. */
const guarded = (real: AnyFunction, call: string, instead: string): AnyFunction =>
  new Proxy(real, {
    apply(target, self, values) {
      refuseOnBench(call, instead);
      return Reflect.apply(target, self, values);
    },
  });

/** The object that has the property itself: the owner, or the prototype that it takes it from. */
function holderOf(owner: object, name: string): object | undefined {
  for (let holder: object | null = owner; holder; holder = Object.getPrototypeOf(holder) as object | null) {
    if (Object.hasOwn(holder, name)) return holder;
  }
  return undefined;
}

/** `new Date(123)`, `Date.parse` and `Date.UTC` depend on nothing but what they are given, and stay. */
function guardDate(): void {
  const RealDate = globalThis.Date;
  const GuardedDate = new Proxy(RealDate, {
    apply(target, self, values) {
      refuseOnBench('Date()', insteadOfDate);
      return Reflect.apply(target, self, values) as unknown;
    },
    construct(target, values, newTarget) {
      if (values.length === 0) refuseOnBench('new Date()', insteadOfDate);
      return Reflect.construct(target, values, newTarget) as object;
    },
  });
  globalThis.Date = GuardedDate;
  // Else `new Date(0).constructor` would be another Date than `Date`.
  Object.defineProperty(RealDate.prototype, 'constructor', { value: GuardedDate });
}

/** RxJS throws what a subscriber threw from a timer of its own. On a bench it is the bench that hears of it, at once. */
function letReportsThrough(): void {
  const realSetTimeout = timeoutProvider.setTimeout;
  timeoutProvider.setTimeout = (report, delay, ...values) => {
    const bench = currentBench();
    if (!bench) return realSetTimeout(report, delay, ...values);
    const { onUnhandledError } = config;
    config.onUnhandledError = null;
    try {
      report();
    } catch (error) {
      bench.unhandled(error);
    } finally {
      config.onUnhandledError = onUnhandledError;
    }
    return 0 as unknown as ReturnType<typeof realSetTimeout>;
  };
}
