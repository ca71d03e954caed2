import type { Finding } from '../contract/finding.ts';
import { propertyOf } from './property-of.ts';

/** One thing to mend: the property that failed, and the author's line where there is one. */
export const causeOf = (finding: Finding): string => `${propertyOf(finding)}\0${finding.where ?? ''}`;
