import nodeCrypto from 'node:crypto';
import nodeTimers from 'node:timers';
import nodeTimersPromises from 'node:timers/promises';
import type { Forbidden } from './forbidden.ts';

const wait = '`desk.after(delay)`, or the clock you were given: `clock.after(delay, work)`, `timer(delay, clock)`';
const time = '`clock.now()` of the clock that you were given';
const chance = 'the random stream that you were given';
const key = 'a key that stands in a file of yours, read where the file is loaded';
const work = 'what does the same at once, such as `createHash`, `pbkdf2Sync` or `new WebAssembly.Module`';
const nothing = 'the same value in every run';

const rows = (owner: object, names: readonly string[], prefix: string, instead: string): readonly Forbidden[] =>
  names.map((name) => ({ owner, name, call: `${prefix}${name}()`, instead, why: instead === wait ? 'wait' : 'time' }));

const properties = (owner: object, names: readonly string[], prefix: string, instead: string): readonly Forbidden[] =>
  names.map((name) => ({ owner, name, call: `${prefix}${name}`, instead, why: 'time', isProperty: true }));

/** Node itself asks for `setImmediate` when something fails where nobody catches it, in the middle of a run too. */
const openToNode = (all: readonly Forbidden[]): readonly Forbidden[] =>
  all.map((row) => (row.name === 'setImmediate' ? { ...row, isOpenToNode: true } : row));

const timers = ['setTimeout', 'setInterval', 'setImmediate'];
const bytes = ['randomBytes', 'randomInt', 'randomUUID', 'randomFill', 'randomFillSync'];
const keys = [
  ...['generateKey', 'generateKeySync', 'generateKeyPair', 'generateKeyPairSync', 'generatePrime', 'generatePrimeSync'],
  ...['createDiffieHellman', 'createDiffieHellmanGroup', 'getDiffieHellman', 'createECDH'],
];

/** Done beside the run, in real time. */
const subtle = [
  ...['digest', 'encrypt', 'decrypt', 'sign', 'verify', 'deriveBits', 'deriveKey'],
  ...['importKey', 'exportKey', 'wrapKey', 'unwrapKey'],
];

/** What is refused on a bench because it differs from run to run. `Date` itself stands in guard-date.ts. */
export const forbiddenTime: readonly Forbidden[] = [
  ...openToNode(rows(globalThis, timers, '', wait)),
  ...openToNode(rows(nodeTimers, timers, 'timers.', wait)),
  ...rows(nodeTimersPromises, timers, 'timers/promises ', wait),
  ...rows(nodeTimersPromises.scheduler, ['wait', 'yield'], 'scheduler.', wait),
  ...rows(AbortSignal, ['timeout'], 'AbortSignal.', wait),
  ...rows(Date, ['now'], 'Date.', time),
  ...rows(performance, ['now', 'mark', 'measure', 'eventLoopUtilization'], 'performance.', time),
  ...properties(performance, ['timeOrigin'], 'performance.', time),
  ...properties(Event.prototype, ['timeStamp'], 'event.', time),
  ...rows(process.hrtime, ['bigint'], 'process.hrtime.', time),
  ...rows(process, ['hrtime', 'uptime'], 'process.', time),
  ...rows(process, ['cpuUsage', 'resourceUsage', 'memoryUsage'], 'process.', nothing),
  ...rows(process.memoryUsage, ['rss'], 'process.memoryUsage.', nothing),
  ...properties(process, ['pid', 'ppid'], 'process.', nothing),
  ...rows(Math, ['random'], 'Math.', chance),
  ...rows(globalThis.crypto, ['getRandomValues', 'randomUUID'], 'crypto.', chance),
  ...rows(globalThis.crypto.subtle, ['generateKey'], 'crypto.subtle.', key),
  ...rows(globalThis.crypto.subtle, subtle, 'crypto.subtle.', work),
  ...rows(nodeCrypto, ['pbkdf2', 'scrypt', 'hkdf'], 'crypto.', work),
  ...rows(Reflect.get(globalThis, 'WebAssembly') as object, ['compile', 'instantiate'], 'WebAssembly.', work),
  ...rows(nodeCrypto, bytes, 'crypto.', chance),
  ...rows(nodeCrypto, keys, 'crypto.', key),
];
