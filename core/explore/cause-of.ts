import type { Finding } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { Failure } from './explored.ts';

/** What failed: the author's property whose sentence the finding has, by that sentence; else the kind of the finding. */
export function propertyOf({ kind, sentence }: Finding, { properties = [] }: Scenario): string {
  const said = properties.find((each) => inWords[kind]?.(each.sentence).includes(sentence));
  return said?.sentence ?? kind;
}

/** What is said of an author's property that fails, by the kind of the finding. */
const inWords: Readonly<Partial<Record<string, (sentence: string) => readonly string[]>>> = {
  always: (sentence) => [found.notAlways(sentence).sentence],
  eventually: (sentence) => [found.notEventually(sentence).sentence, found.notEventually(sentence, true).sentence],
};

/** One thing to mend: the property that failed, and the author's line where there is one. */
export const causeOf = ({ property, finding }: Pick<Failure, 'property' | 'finding'>): string =>
  `${property}\0${finding.where ?? ''}`;

/** What is to be mended where all of these failed. */
export const causesOf = (failures: readonly Failure[]): ReadonlySet<string> => new Set(failures.map(causeOf));
