import type { Explored, Failure } from '../../explore/explored.ts';
import { savedScenario, type SavedExport } from '../../explore/explain/saved-scenario.ts';
import { errors } from '../../kernel/errors.ts';
import { visibleLines } from '../../kernel/visible.ts';
import type { Shard } from '../options/bounds.ts';
import { isPrinted, type ReporterAsked } from '../options/reporter-option.ts';
import { refuseSameFile } from '../options/refuse.ts';
import { coverageOut, type AddCoverage, type CoverageOption } from './coverage-out.ts';
import { drawnFailures } from '../text/drawn-runs.ts';
import { picturesOut, type PicturesAsked, type PicturesOut } from './pictures-out.ts';
import { OutputFile, outputKinds } from './output-file.ts';

interface Asked extends PicturesAsked {
  readonly json?: boolean;
  readonly reporter?: readonly ReporterAsked[];
  readonly save?: string;
  readonly coverage?: CoverageOption;
  readonly force?: boolean;
  readonly shard?: Shard;
  readonly html?: string;
}

/** What a search has found, and the author's files that it was made from. */
interface Found {
  readonly explored: Explored;
  readonly exported: SavedExport;
  readonly loaded: readonly string[];
}

/** The files that a search writes. */
export interface ExploreFiles {
  readonly addCoverage: AddCoverage;
  readonly pictures: PicturesOut;
  /** Writes them, for a search of this file. */
  readonly write: (file: string, found: Found) => void;
}

/** The files that a search is to write, each tried before it begins. */
export function exploreFiles(asked: Asked): ExploreFiles {
  const { save, coverage, html, force, shard, json, reporter, svg, mermaid, plantuml } = asked;
  refuseSameFile('routeproof explore', {
    ...{ '--save': save, '--coverage': coverage, '--html': html },
    ...{ '--svg': svg, '--mermaid': mermaid, '--plantuml': plantuml },
  });
  if (shard !== undefined && typeof coverage === 'string')
    throw errors.badCommand('routeproof explore', 'with --shard, --coverage takes no file: `merge` adds up');
  const saved = save === undefined ? undefined : new OutputFile(save, outputKinds.saved, force);
  const covered = coverageOut(coverage, force);
  const pictures = picturesOut('routeproof explore', asked, {
    ...{ '--json': json, '--reporter': isPrinted(reporter) },
  });
  return {
    addCoverage: covered.add,
    pictures,
    write: (file, { explored, exported, loaded }) => {
      const [shortest] = explored.failures;
      if (saved !== undefined && shortest !== undefined && shortest.token !== '')
        saved.write(savedScenario(shortest, file, saved.name, exported), loaded);
      else if (saved !== undefined) process.stderr.write(notSaved(saved.name, shortest));
      pictures.write(drawnFailures(explored), loaded);
      covered.write(loaded);
    },
  };
}

/** What was asked for and not made is told; stdout may be one document. */
const notSaved = (name: string, shortest: Failure | undefined): string =>
  visibleLines(
    shortest === undefined
      ? `Nothing failed, so '${name}' was not written.\n`
      : `What failed is no single run that could be played again, so '${name}' was not written.\n`,
  );
