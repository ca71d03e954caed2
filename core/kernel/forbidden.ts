import nodeCrypto from 'node:crypto';
import nodeTimers from 'node:timers';
import nodeTimersPromises from 'node:timers/promises';

const wait = '`desk.after(delay)`, or the clock you were given: `clock.after(delay, work)`, `timer(delay, clock)`';
const time = '`clock.now()` of the clock that you were given';
const chance = 'the random stream that you were given';

/** A function that would make two runs of the same choices differ. */
export interface Forbidden {
  readonly owner: object;
  readonly name: string;
  /** As an author writes the call. */
  readonly call: string;
  readonly instead: string;
}

const rows = (owner: object, names: readonly string[], prefix: string, instead: string): readonly Forbidden[] =>
  names.map((name) => ({ owner, name, call: `${prefix}${name}()`, instead }));

const timers = ['setTimeout', 'setInterval', 'setImmediate'];
const bytes = ['randomBytes', 'randomInt', 'randomUUID', 'randomFill', 'randomFillSync'];

/** All that is refused on a bench. `new Date()` and `Date()`, which are no function of an owner, stand in guard.ts. */
export const forbidden: readonly Forbidden[] = [
  ...rows(globalThis, timers, '', wait),
  ...rows(nodeTimers, timers, 'timers.', wait),
  ...rows(nodeTimersPromises, timers, 'timers/promises ', wait),
  ...rows(nodeTimersPromises.scheduler, ['wait', 'yield'], 'scheduler.', wait),
  ...rows(Date, ['now'], 'Date.', time),
  ...rows(performance, ['now'], 'performance.', time),
  ...rows(process.hrtime, ['bigint'], 'process.hrtime.', time),
  ...rows(process, ['hrtime', 'uptime'], 'process.', time),
  ...rows(Math, ['random'], 'Math.', chance),
  ...rows(globalThis.crypto, ['getRandomValues', 'randomUUID'], 'crypto.', chance),
  ...rows(nodeCrypto, bytes, 'crypto.', chance),
];

/** What to use instead of `new Date()`. */
export const insteadOfDate = '`new Date(clock.now())` with the clock that you were given';
