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
  ...['undefined', 'null', 'Object.create(null)', 'Symbol()'].map((thrown) => ({
    wrong: `a scenario whose function throws ${thrown}`,
    files: { 'day.ts': `export default () => {\n  throw ${thrown};\n};\n` },
    exit: 3,
    says: /^Your file threw while the scenario was put on the bench: the value .+\. Correct that line\.$/,
  })),
  {
    wrong: 'a scenario that ends the process',
    files: { 'day.ts': scenario('until: process.exit(0),') },
    exit: 3,
    says: /^day\.ts:5:18: process\.exit\(0\) would have ended the bench/,
    at: 'day.ts:5:18',
  },
];
