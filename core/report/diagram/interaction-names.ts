import { charactersOf, textWidth } from '../../kernel/text-width.ts';
import type { TraceLine } from '../trace-line.ts';

/** The interactions of a trace, and what a picture calls them beside its arrows. */
export interface InteractionNames {
  /** A line that says once what is left out behind the arrows; absent where nothing is. */
  readonly heading: string | undefined;
  /** Nothing where there is only one, else the end of the identifier by which they differ. */
  readonly shown: (interaction: string) => string | undefined;
}

const shortEnough = 8;

/** Identifiers are long and differ at their end: one alone is named over the picture, several by their ends. */
export const interactionNames = (trace: readonly TraceLine[]): InteractionNames => {
  const ids = [...new Set(trace.flatMap(({ interaction }) => (interaction === undefined ? [] : [interaction])))];
  if (ids.length === 1) return { heading: `Interaction ${ids[0]}`, shown: () => undefined };
  if (ids.every((id) => textWidth(id) <= shortEnough)) return { heading: undefined, shown: (id) => id };
  const longest = ids.reduce((most, id) => Math.max(most, charactersOf(id).length), 0);
  let length = 2;
  while (length < longest && new Set(ids.map((id) => endOf(id, length))).size < ids.length) length++;
  return {
    heading: `Interactions ${ids[0]} to ${ids.at(-1)}`,
    shown: (id) => (charactersOf(id).length <= length + 1 ? id : `…${endOf(id, length)}`),
  };
};

const endOf = (id: string, length: number): string => charactersOf(id).slice(-length).join('');
