import { createRequire } from 'node:module';

/** As much of a clock of @sinonjs/fake-timers as the bench needs: the package brings no types. */
interface FakeClock {
  readonly now: number;
  setTimeout(work: () => void, delay: number): unknown;
  tick(time: number): number;
}

const require = createRequire(import.meta.url);
const fakeTimers = require('@sinonjs/fake-timers') as { readonly createClock: (start: number) => FakeClock };

/** The version that is measured. */
export const fakeTimersVersion: string = (require('@sinonjs/fake-timers/package.json') as { version: string }).version;

/** A fake clock of @sinonjs/fake-timers at time 0. */
export const createFakeClock = (): FakeClock => fakeTimers.createClock(0);
