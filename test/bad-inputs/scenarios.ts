import { scenario, type BadInput } from './row.ts';

/** Scenarios that say what cannot be. */
export const scenarios: readonly BadInput[] = [
  {
    wrong: 'a scenario whose function throws',
    files: { 'day.ts': scenario("until: (() => { throw new Error('no end'); })(),") },
    exit: 3,
    says: 'day.ts:5:25 threw while the scenario was put on the bench: no end. Correct that line.',
    at: 'day.ts:5:25',
  },
];
