import type { Bench } from '../../bench/create-bench.ts';
import type { MessageSet } from '../../bus/message-set.ts';
import type { Alphabet } from '../steps/in-sight.ts';

/** What each of a scenario's properties has looked at in a run. */
export function alphabetsOf({
  scenario: { properties = [] },
  judged,
}: Pick<Bench, 'scenario' | 'judged'>): readonly Alphabet[] {
  return properties.flatMap((property, index) => {
    const looks = judged.looks.get(property);
    if (looks === undefined) return [];
    // In the end all orders of independent steps leave the same store.
    const places = property.kind === 'eventually' ? [] : [...looks.places];
    const messages = [...looks.messages];
    return messages.length + places.length === 0 ? [] : [{ property: index, messages, places }];
  });
}

/** All that either has; the first ones themselves where the others have nothing more. */
export function joined(known: readonly Alphabet[], more: readonly Alphabet[]): readonly Alphabet[] {
  const all = new Map(known.map((alphabet) => [alphabet.property, alphabet]));
  let grows = false;
  for (const { property, messages, places } of more) {
    const before = all.get(property) ?? { property, messages: [], places: [] };
    const sets = new Set(before.messages.map(keyOf));
    const newSets = messages.filter((set) => !sets.has(keyOf(set)));
    const newPlaces = places.filter((place) => !before.places.includes(place));
    if (newSets.length + newPlaces.length === 0) continue;
    grows = true;
    all.set(property, {
      property,
      messages: [...before.messages, ...newSets],
      places: [...before.places, ...newPlaces],
    });
  }
  return grows ? [...all.values()] : known;
}

/** Whether all messages are in it. */
export const hasAllMessages = ({ messages }: Alphabet): boolean =>
  messages.some(({ to, from, about, types }) => (to ?? from ?? about ?? types[0]) === undefined);

const keyOf = ({ to, from, about, types }: MessageSet): string => JSON.stringify([to, from, about, types]);
