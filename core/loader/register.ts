import * as nodeModule from 'node:module';
import { getEnvironmentData, setEnvironmentData, Worker } from 'node:worker_threads';
import { watchAuthorCode } from '../kernel/author/author-code.ts';
import { currentBench } from '../kernel/guard/bench-context.ts';
import { controlOfFiles } from './counters/code-probe.ts';
import { knownPositions } from '../process/threads/known-positions.ts';
import { packageEntries } from './host-packages.ts';
import * as hooks from './loading-hooks.ts';
import { memoryForPulses, pulse } from '../process/threads/pulse.ts';
import { stepTimeOfEnvironment } from '../process/threads/step-time.ts';
import type { WatchedTests } from './watch-tests.ts';

// `node --import routeproof/register`: an author's files are loaded in tests as `routeproof run` loads them.

const mark = 'routeproof/register';

/** What Node has since 22.15, and needs no thread for. */
type WithHooks = typeof nodeModule & {
  readonly registerHooks?: (hooks: { readonly resolve: unknown; readonly load: unknown }) => void;
};

const namesOf = async (specifier: string): Promise<readonly [string, readonly string[]]> => [
  specifier,
  Object.keys((await import(specifier)) as object),
];

const register = async (): Promise<void> => {
  process.setSourceMapsEnabled(true);
  // The author's line may stand below many of RxJS's and ours.
  Error.stackTraceLimit = 100;
  const names = Object.fromEntries(await Promise.all([...packageEntries, 'rxjs'].map(namesOf)));
  const { registerHooks } = nodeModule as WithHooks;
  if (registerHooks !== undefined) {
    hooks.initialize(names);
    registerHooks({ resolve: hooks.resolve, load: hooks.load });
  } else nodeModule.register('./loading-hooks.js', import.meta.url, { data: names });
  watchAuthorCode({ synchronous: true, onControl: controlOfFiles });
  hearPromises();
  watch();
};

/** A promise that a test gives to code which knows none: whoever waits for it on a bench says so. */
const hearPromises = (): void => {
  const then = Reflect.get(Promise.prototype, 'then') as (...values: unknown[]) => unknown;
  const value = function (this: unknown, ...values: unknown[]): unknown {
    currentBench()?.waits?.();
    return Reflect.apply(then, this, values);
  };
  void Object.defineProperty(Promise.prototype, 'then', { configurable: true, writable: true, value });
};

/** Another thread ends the process when a test does not come back. */
const watch = (): void => {
  const pulses = memoryForPulses(1);
  pulse.join(pulses);
  pulse.isNeverAtRest = true;
  // What a test counts by itself is no endless loop, as long as it comes to an end now and then.
  pulse.onLoopTurn = () => controlOfFiles('bench');
  const watcher = new Worker(new URL('./watch-tests.js', import.meta.url), {
    workerData: { pulses, patience: stepTimeOfEnvironment() } satisfies WatchedTests,
    execArgv: [],
  });
  watcher.unref();
  knownPositions.tell((positions) => watcher.postMessage(positions));
};

// Threads that a test begins are not registered once more: what they load they load by themselves.
if (getEnvironmentData(mark) === undefined) {
  setEnvironmentData(mark, true);
  await register();
}
