import { strategy, type BadInput } from './row.ts';

/** Strategies that do what none should. */
export const strategies: readonly BadInput[] = [
  {
    wrong: 'a strategy that throws in route',
    files: { 'vip.ts': strategy("route: () => { throw new Error('no levels'); }") },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '\w+': no levels\./,
    at: 'vip.ts:4:24',
  },
  {
    wrong: 'a strategy that asks for the time of day',
    files: { 'vip.ts': strategy("route: () => placeInQueue(new Date().getHours() < 18 ? 'Day' : 'Night')") },
    exit: 1,
    says: /new Date\(\) was called on the bench/,
    at: 'vip.ts:4:29',
  },
];
