import type { Finding } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import type { Scenario } from '../contract/scenario.ts';
import type { Failure } from './explored.ts';

/** What failed: the author's property whose sentence the finding has, by that sentence; else the kind of the finding. */
export function propertyOf({ kind, sentence }: Finding, { properties = [] }: Scenario): string {
  const said = kind === 'always' ? found.notAlways : kind === 'eventually' ? found.notEventually : undefined;
  return properties.find((each) => said?.(each.sentence).sentence === sentence)?.sentence ?? kind;
}

/** One thing to mend: the property that failed, and the author's line where there is one. */
export const causeOf = ({ property, finding }: Pick<Failure, 'property' | 'finding'>): string =>
  `${property}\0${finding.where ?? ''}`;

/** What is to be mended where all of these failed. */
export const causesOf = (failures: readonly Failure[]): ReadonlySet<string> => new Set(failures.map(causeOf));
