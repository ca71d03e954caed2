import { addedRules } from '../../report/rules-fired.ts';
import type { Coverage, GivenAnswer, PassedRow, RacedPair } from '../../report/coverage.ts';

/** Adds up what runs in several places have shown. The order of the parts does not matter. */
export const mergeCoverage = (parts: Iterable<Coverage>): Coverage => {
  const all = [...parts];
  return {
    runs: all.reduce((sum, { runs }) => sum + runs, 0),
    pairs: added(
      all.flatMap(({ pairs }) => pairs),
      ({ receiver, events }) => [receiver, ...events],
      addPairs,
    ),
    rows: added(
      all.flatMap(({ rows }) => rows),
      ({ table, event, state }) => [table, event, state],
      addRows,
    ),
    answers: added(
      all.flatMap(({ answers }) => answers),
      ({ question, answer }) => [question, answer],
      addAnswers,
    ),
    ...(all.some(({ rules }) => rules) && { rules: addedRules(all.map(({ rules }) => rules)) }),
  };
};

/** One of each name, in the order of the alphabet. */
function added<Each>(
  all: readonly Each[],
  nameOf: (each: Each) => readonly string[],
  add: (one: Each, other: Each) => Each,
): readonly Each[] {
  const byName = new Map<string, Each>();
  for (const each of all) {
    const name = nameOf(each).join('\n');
    const known = byName.get(name);
    byName.set(name, known === undefined ? each : add(known, each));
  }
  return [...byName].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

const addPairs = (one: RacedPair, other: RacedPair): RacedPair => ({
  ...one,
  orders: [one.orders[0] + other.orders[0], one.orders[1] + other.orders[1]],
});

const addRows = (one: PassedRow, other: PassedRow): PassedRow => ({
  ...one,
  times: one.times + other.times,
  refused: one.refused + other.refused,
});

const addAnswers = (one: GivenAnswer, other: GivenAnswer): GivenAnswer => ({ ...one, times: one.times + other.times });
