import { mergeCoverage } from '../../explore/coverage/merge-coverage.ts';
import { colour } from '../../process/print.ts';
import { figure, pulse } from '../../process/threads/pulse.ts';
import type { Coverage } from '../../report/coverage.ts';
import { gapsText } from '../../report/gaps-text.ts';
import { refuseForMany } from '../options/refuse.ts';
import type { ReporterAsked } from '../options/reporter-option.ts';
import { coverageOut, type CoverageOption } from '../output/coverage-out.ts';
import { reportOut } from '../output/report-out.ts';
import type { SearchPart } from '../../page/page-document.ts';
import { htmlOut, unplayedParts } from '../output/html-out.ts';
import { searchPart } from '../output/search-part.ts';
import { searchCase } from '../output/reporters/search-case.ts';
import { exploredDocument, foundText } from '../output/search-report.ts';
import { searchInThread } from '../workers/search-in-thread.ts';
import type { SearchAsked } from '../workers/search-task.ts';
import type { FileMeant } from './files-meant.ts';
import { oneByOne } from './one-by-one.ts';

interface Asked extends Omit<SearchAsked, 'coverage' | 'patience'> {
  readonly json?: boolean;
  readonly force?: boolean;
  readonly coverage?: CoverageOption;
  readonly reporter?: readonly ReporterAsked[];
  readonly html?: string;
}

/** `routeproof explore FILES…`: one search after the other, and a summary at the end. */
export async function searchFiles(files: readonly FileMeant[], asked: Asked): Promise<void> {
  refuseForMany('routeproof explore', asked, ['shard', 'save', 'svg', 'mermaid', 'plantuml']);
  const out = coverageOut(asked.coverage, asked.force);
  const report = await reportOut('routeproof explore', asked);
  const patience = pulse.figures[figure.patience]!;
  const shown: Coverage[] = [];
  const loaded: string[] = [];
  const page = htmlOut(asked.html, asked.force);
  const parts: SearchPart[] = [];
  const cases = await oneByOne(files, asked, {
    play: (file, signal) =>
      searchInThread(
        file,
        { ...asked, coverage: asked.coverage !== undefined, isForPage: asked.html !== undefined, patience },
        signal,
      ),
    // A search has all cores by itself.
    atOnce: 1,
    caseOf: (file, searched) => searchCase(file, searched.shown),
    documentOf: (searched) => exploredDocument(searched.shown),
    textOf: (file, searched) => foundText(searched.shown, file, searched.checked),
    ...{ report, loaded },
    titles: ['runs', 'steps'],
    onResult: (searched, file) => {
      if (asked.html !== undefined) parts.push(searchPart(file, searched));
      if (searched.shown.coverage !== undefined) shown.push(searched.shown.coverage);
      loaded.push(...searched.loaded);
    },
    rest: () => (asked.coverage === undefined ? '' : gapsText(out.add(mergeCoverage(shown)), { colour })),
  });
  out.write(loaded);
  page(`${files.length} files`, [...parts, ...unplayedParts(cases, parts)], loaded);
}
