import { availableParallelism } from 'node:os';
import { mergeCoverage } from '../../explore/coverage/merge-coverage.ts';
import { colour } from '../../process/print.ts';
import { figure, pulse } from '../../process/threads/pulse.ts';
import { coverageTable, type Branch } from '../../report/coverage-table.ts';
import type { Coverage } from '../../report/coverage.ts';
import { gapsText } from '../../report/gaps-text.ts';
import { refuseForMany, refuseSameFile } from '../options/refuse.ts';
import type { ReporterAsked } from '../options/reporter-option.ts';
import type { RunPart } from '../../page/page-document.ts';
import { htmlOut, unplayedParts } from '../output/html-out.ts';
import { runPart } from '../output/run-part.ts';
import { coverageOut, type CoverageOption } from '../output/coverage-out.ts';
import { lcovOut } from '../output/lcov.ts';
import { reportOut } from '../output/report-out.ts';
import { runCase } from '../output/reporters/run-case.ts';
import { runDocument } from '../output/run-document.ts';
import { notesText, outcomeText } from '../text/run-text.ts';
import { playInThread } from '../workers/play-in-thread.ts';
import type { FileMeant } from './files-meant.ts';
import { oneByOne } from './one-by-one.ts';
import { addedBranches } from './added-branches.ts';

interface Asked {
  readonly json?: boolean;
  readonly seed?: number;
  readonly strict?: boolean;
  readonly coverage?: CoverageOption;
  readonly html?: string;
  readonly force?: boolean;
  readonly reporter?: readonly ReporterAsked[];
  readonly lcov?: string;
}

/** What shows one run, and would show the last of several. */
const ofOne = [
  'watch',
  'trace',
  'format',
  'starts',
  'of',
  'lanes',
  'svg',
  'mermaid',
  'plantuml',
  'only',
  'actors',
  'from',
  'to',
  'setup',
  'full',
] as const;

/** `routeproof run FILES…`: each file in a thread of its own, and a summary at the end. */
export async function runFiles(files: readonly FileMeant[], asked: Asked): Promise<void> {
  refuseForMany('routeproof run', asked, ofOne);
  const { seed, coverage, html, force } = asked;
  const out = coverageOut(coverage, force);
  const writeLcov = lcovOut(asked.lcov, force);
  refuseSameFile('routeproof run', { '--coverage': coverage, '--lcov': asked.lcov, '--html': html });
  const report = await reportOut('routeproof run', asked);
  const options = {
    ...(seed !== undefined && { seed }),
    coverage: coverage !== undefined,
    history: html !== undefined,
  };
  const page = htmlOut(html, force);
  const parts: RunPart[] = [];
  const patience = pulse.figures[figure.patience]!;
  const sums: { readonly branches: (readonly Branch[])[]; readonly shown: Coverage[]; readonly loaded: string[] } = {
    ...{ branches: [], shown: [], loaded: [] },
  };
  const cases = await oneByOne(files, asked, {
    play: (file, signal) => playInThread({ file, options, patience }, signal),
    atOnce: availableParallelism(),
    caseOf: (file, { run }) => runCase(file, run),
    documentOf: ({ run }) => runDocument(run),
    textOf: (_file, { run }) => outcomeText(run, { diagram: false }),
    ...{ report, loaded: sums.loaded },
    titles: ['messages', 'virtual time'],
    onResult: ({ run, loaded }, file) => {
      const { played, branches } = run;
      if (html !== undefined) parts.push(runPart(file, run));
      process.stderr.write(notesText(played.notes));
      sums.branches.push(branches);
      if (played.coverage !== undefined) sums.shown.push(played.coverage);
      sums.loaded.push(...loaded);
    },
    rest: () => {
      if (coverage === undefined) return '';
      const table = coverageTable(addedBranches(sums.branches), { colour });
      return `${table}\n${gapsText(out.add(mergeCoverage(sums.shown)), { colour })}`;
    },
  });
  out.write(sums.loaded);
  writeLcov(addedBranches(sums.branches), sums.loaded);
  page(`${files.length} files`, [...parts, ...unplayedParts(cases, parts)], sums.loaded);
}
