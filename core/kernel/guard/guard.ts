import { syncBuiltinESMExports } from 'node:module';
import { config } from 'rxjs';
import { timeoutProvider } from 'rxjs/internal/scheduler/timeoutProvider';
import { currentBench } from './bench-context.ts';
import { forbiddenOutside } from './forbidden-outside.ts';
import { forbiddenSettings } from './forbidden-settings.ts';
import { forbiddenTime } from './forbidden-time.ts';
import type { Forbidden } from './forbidden.ts';
import { guardDate } from './guard-date.ts';
import { guardEnd } from './guard-end.ts';
import { refuseOnBench } from './refuse-on-bench.ts';

/** All that is refused on a bench beside `Date` and `Intl.DateTimeFormat`, which stand in guard-date.ts. */
export const allForbidden: readonly Forbidden[] = [...forbiddenTime, ...forbiddenSettings, ...forbiddenOutside];

let installed = false;

type AnyFunction = (...values: unknown[]) => unknown;
// One for each function, so that `timers.setTimeout === setTimeout` stays true.
const proxies = new Map<AnyFunction, AnyFunction>();

/**
 * Refuses real time, real chance, the machine's settings and what lies outside to code that runs on a bench, with an error
 * that says what to use, and leaves all other code as it was. Installed once, at the first bench.
 */
export function installGuard(): void {
  if (installed) return;
  installed = true;
  allForbidden.forEach(guardOne);
  guardDate();
  guardEnd();
  syncBuiltinESMExports();
  letReportsThrough();
}

function guardOne(row: Forbidden): void {
  const { owner, name, isProperty = false } = row;
  const holder = holderOf(owner, name);
  const original = holder && Object.getOwnPropertyDescriptor(holder, name);
  if (!original?.configurable) return;
  const { enumerable = false } = original;
  if (isProperty) {
    const { get: read, value: kept } = original as { readonly get?: AnyFunction; readonly value?: unknown };
    const get = function (this: unknown): unknown {
      refuseOnBench(row);
      return read === undefined ? kept : Reflect.apply(read, this, []);
    };
    Object.defineProperty(holder, name, { configurable: true, enumerable, get });
    return;
  }
  const real = Reflect.get(owner, name) as AnyFunction;
  const value = proxies.get(real) ?? guarded(real, row);
  proxies.set(real, value);
  const writable = 'value' in original ? (original.writable ?? false) : true;
  Object.defineProperty(holder, name, { configurable: true, enumerable, writable, value });
}

/** A proxy keeps all else about the function, `util.promisify.custom` for one. */
function guarded(real: AnyFunction, row: Forbidden): AnyFunction {
  const { when = () => true } = row;
  const value = new Proxy(real, {
    apply(target, self, values) {
      if (when(values, self)) refuseOnBench(row);
      return Reflect.apply(target, self, values);
    },
    construct(target, values: unknown[], newTarget) {
      if (when(values, undefined)) refuseOnBench(row);
      return Reflect.construct(target, values, newTarget) as object;
    },
  });
  const { prototype } = real as { readonly prototype?: { readonly constructor?: unknown } };
  if (prototype?.constructor === real) Object.defineProperty(prototype, 'constructor', { value });
  return value;
}

/** The object that has the property itself: the owner, or the prototype that it takes it from. */
function holderOf(owner: object, name: string): object | undefined {
  for (let holder: object | null = owner; holder; holder = Object.getPrototypeOf(holder) as object | null) {
    if (Object.hasOwn(holder, name)) return holder;
  }
  return undefined;
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

let isHeard = false;

/** RxJS drops an error that comes to a subscriber which has ended, that of a teardown for one. On a bench it is told. */
export function hearStopped(): void {
  if (isHeard) return;
  isHeard = true;
  const before = config.onStoppedNotification;
  config.onStoppedNotification = (notification, subscriber) => {
    const bench = currentBench();
    if (bench?.unheard !== undefined && notification.kind === 'E') bench.unheard(notification.error);
    else before?.(notification, subscriber);
  };
}
