import test, { type ImplementationFn } from 'ava';

/** Whether `npm run test:long` runs, which has the big numbers and the peers, and not `npm test`. */
export const isLong = process.env['ROUTEPROOF_TESTS'] === 'long';

/** How many cases there are in each of the two: `cases({ short: 40, long: 2000 })`. */
export const cases = ({ short, long }: { readonly short: number; readonly long: number }): number =>
  isLong ? long : short;

type Plays = (title: string, implementation: ImplementationFn<[]>) => void;
type Play = Plays & { readonly serial: Plays };

const leftOut: Plays = () => {};

/**
 * A test that only `npm run test:long` plays: `long('…', …)` in place of `test('…', …)`, where something quicker shows the
 * same or nearly the same in `npm test`. A file that has no other tests is called `….long.test.ts`.
 */
export const long: Play = isLong ? test : Object.assign(leftOut, { serial: leftOut });

/** The same for some of the tests of a loop: `longIf(takesLong)('…', …)`. */
export const longIf = (takesLong: boolean): Play => (takesLong ? long : test);
