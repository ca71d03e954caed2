import test from 'ava';
import { createBench, defineStrategy, play, stop, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

/** As JavaScript has it, where no compiler looks. */
export type Loose = Readonly<Record<string, unknown>>;

export const strategy = defineStrategy({ name: 'vip', route: () => stop() });

export const scenarioWith = (changes: Loose): Scenario =>
  ({
    name: 'day',
    strategy,
    centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
    plugins: contactCentre(),
    load: { interactions: [{}] },
    ...changes,
  }) as unknown as Scenario;

export const withAgent = (agent: Loose): Loose => ({
  centre: { agents: [{ name: 'ann', ...agent }], queues: [{ name: 'Inbound' }] },
});
export const withLoad = (offered: Loose): Loose => ({ load: { interactions: [offered] } });
export const withScript = (...script: readonly unknown[]): Loose => ({ drive: { script } });
export const withPlugin = (plugin: Loose): Loose => ({ plugins: [...contactCentre(), plugin] });

export type Row = readonly [what: string, wrong: Loose, sentence: string, right: Loose];

/**
 * Each row is a scenario that says what cannot be, and beside it the one that its author meant. The first is refused
 * before it runs, with the place in it and one sentence; the second runs.
 */
export function refuses(rows: readonly Row[]): void {
  for (const [what, wrong, sentence, right] of rows)
    test(`${what} is refused, and what was meant runs`, async (t) => {
      const error = t.throws(() => createBench(() => scenarioWith(wrong)));
      t.true(error?.message.includes(sentence), error?.message);
      t.notRegex(error?.message ?? '', /\.\.|\?\./, 'one full stop');
      await t.notThrowsAsync(play(() => scenarioWith(right)));
    });
}
