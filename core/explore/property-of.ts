import type { Finding } from '../contract/finding.ts';

/** An author's property by its sentence, another by its kind. */
export const propertyOf = ({ kind, sentence }: Finding): string =>
  kind === 'always' || kind === 'eventually' ? sentence.slice(sentence.indexOf(': ') + 2) : kind;
