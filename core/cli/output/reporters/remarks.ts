import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isFailure } from '../../../contract/finding.ts';
import { codeOfFile, type FileVerdict } from '../../play/file-verdict.ts';
import { exitCodes } from '../../../process/exit-codes.ts';
import { placeIn, placeOf, type Place } from './place.ts';
import type { CaseFinding, PlayedCase } from './played-case.ts';
import type { Report } from './report.ts';

/** One thing that a report has to say of a case: a finding, or why there is no verdict. */
export interface Remark {
  readonly level: 'error' | 'warning';
  /** The code of its kind in the catalogue; an author's own kinds have none. */
  readonly code?: string | undefined;
  /** A word to grep for. */
  readonly kind: string;
  readonly sentence: string;
  readonly place?: Place | undefined;
  /** The same for the same cause at the same place, whatever the times, the numbers and the lines above it. */
  readonly fingerprint: string;
  /** What it was made of, where it is a finding. */
  readonly of?: CaseFinding;
}

type Said = Omit<Remark, 'fingerprint'>;

/** What is said of a case that has neither passed nor failed. */
const withoutVerdict: Readonly<Partial<Record<FileVerdict, string>>> = {
  'not played': 'It was not played: the command was ended before.',
  inconclusive: 'A limit was reached before the end.',
  bounded: 'A bound ended the search before every order was played; nothing failed in those that were.',
};

/** All that is to be said of each case, in the order of the cases. */
export function remarksOf({ cases, isStrict }: Report): ReadonlyMap<PlayedCase, readonly Remark[]> {
  const seen = new Map<string, number>();
  const marked = (said: Said, one: PlayedCase): Remark => {
    const cause = causeOf(said, one);
    const times = (seen.get(cause) ?? 0) + 1;
    seen.set(cause, times);
    const fingerprint = createHash('sha256').update(`${cause}\n${times}`).digest('hex').slice(0, 24);
    return { ...said, fingerprint };
  };
  return new Map(cases.map((one) => [one, saidOf(one, isStrict).map((said) => marked(said, one))]));
}

function saidOf(one: PlayedCase, isStrict: boolean): readonly Said[] {
  const { findings, verdict, file, error, reason } = one;
  const said = findings.map((of): Said => {
    const { kind, code, sentence, where } = of.finding;
    const level = isStrict || isFailure(of.finding) ? 'error' : 'warning';
    return { level, kind, code, sentence, place: placeOf(where, file), of };
  });
  if (error !== undefined) {
    const { code, sentence } = error;
    const kind = code === undefined ? 'could-not-run' : code.slice(3).toLowerCase().replaceAll('_', '-');
    return [...said, { level: 'error', kind, code, sentence, place: placeIn(sentence) ?? placeOf(undefined, file) }];
  }
  const sentence = reason ?? withoutVerdict[verdict];
  if (sentence === undefined || said.some(({ level }) => level === 'error')) return said;
  return [...said, { level: 'error', kind: verdict.replaceAll(' ', '-'), sentence, place: placeOf(undefined, file) }];
}

/** Of a place the text of its line counts, for its number changes with each line above it. */
const causeOf = ({ kind, sentence, place }: Said, { name }: PlayedCase): string =>
  JSON.stringify([kind, place?.file ?? name, textAt(place), sentence.replaceAll(/[\w.-]*\d[\w.-]*/g, '#')]);

function textAt(place: Place | undefined): string {
  if (place?.line === undefined || !existsSync(place.path)) return '';
  return readFileSync(place.path, 'utf8').split('\n')[place.line - 1]?.trim() ?? '';
}

/** How a case ended, for formats that tell no more than that. */
export type CaseEnd = 'passed' | 'failed' | 'error' | 'skipped';

/** What became of a case. */
export const endOf = ({ verdict }: PlayedCase, { isStrict }: Report): CaseEnd => {
  if (verdict === 'skipped') return 'skipped';
  const code = codeOfFile(verdict, isStrict);
  if (code === exitCodes.pass) return 'passed';
  return verdict === 'could not run' || verdict === 'not played' ? 'error' : 'failed';
};
