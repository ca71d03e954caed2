import { errors } from '../../kernel/errors.ts';
import { print, printJson } from '../../process/print.ts';
import { tellError } from '../../process/tell-error.ts';
import { withInterrupt } from '../../process/with-interrupt.ts';
import type { ReportOut } from '../output/report-out.ts';
import { refusedCase, unplayedCase, type PlayedCase } from '../output/reporters/played-case.ts';
import { codeOfFile, worstOfFiles } from '../play/file-verdict.ts';
import { filesDocument } from './files-document.ts';
import type { FileMeant } from './files-meant.ts';
import { filesSummary } from './files-summary.ts';
import { playEach, type PlayEach, type PlayedOne } from './play-each.ts';

/** How a command plays each of several files, and what it says of them. */
export interface OneByOne<Result, Document extends object> {
  readonly play: (file: string, signal: AbortSignal) => Promise<Result | undefined>;
  readonly atOnce: PlayEach<Result>['atOnce'];
  readonly caseOf: (file: string, result: Result) => PlayedCase;
  /** The document that the file has alone. */
  readonly documentOf: (result: Result) => Document;
  /** What is printed of one in which there is something to tell. */
  readonly textOf: (file: string, result: Result) => string;
  /** The counts that have a column in the summary. */
  readonly titles: readonly string[];
  /** Is told of each that was played. */
  readonly onResult: (result: Result, file: string) => void;
  /** What others read of it. */
  readonly report: ReportOut;
  /** The author's files that were read so far. */
  readonly loaded: readonly string[];
  /** Called once at the end; printed below the summary. */
  readonly rest: () => string;
}

/** What several files are printed as. */
interface Asked {
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** Plays several files and prints what came of them; Ctrl-C ends it with what there is so far. */
export async function oneByOne<Result, Document extends object>(
  files: readonly FileMeant[],
  { json = false, strict = false }: Asked,
  how: OneByOne<Result, Document>,
): Promise<readonly PlayedCase[]> {
  const isForPeople = !json && !how.report.isPrinted;
  const cases: PlayedCase[] = [];
  const documents = new Map<string, Document>();
  const onPlayed = (played: PlayedOne<Result>): void => {
    const { file } = played;
    const one = caseOf(played, how);
    cases.push(one);
    if (played.how === 'refused') tellError(played.error);
    if (played.how !== 'played') return;
    how.onResult(played.result, file);
    if (json) documents.set(file, how.documentOf(played.result));
    else if (isForPeople && (one.findings.length > 0 || codeOfFile(one.verdict) > 0))
      print(`── ${file}\n${how.textOf(file, played.result)}\n`);
  };
  await withInterrupt((signal) =>
    playEach(files, { play: (file) => how.play(file, signal), atOnce: how.atOnce, signal, onPlayed }),
  );
  if (cases.every(({ verdict }) => verdict === 'skipped')) throw errors.nothingToPlay(cases.length);
  const verdict = worstOfFiles(
    cases.map((each) => each.verdict),
    strict,
  );
  const rest = how.rest();
  if (json) printJson(filesDocument(verdict, cases, documents));
  else if (isForPeople) print([filesSummary(cases, how.titles), rest].filter((text) => text !== '').join('\n\n'));
  process.exitCode = codeOfFile(verdict, strict);
  how.report.give(cases, how.loaded);
  return cases;
}

const caseOf = <Result>(played: PlayedOne<Result>, how: Pick<OneByOne<Result, object>, 'caseOf'>): PlayedCase => {
  if (played.how === 'played') return how.caseOf(played.file, played.result);
  return played.how === 'refused' ? refusedCase(played.file, played.error) : unplayedCase(played.file, played.how);
};
