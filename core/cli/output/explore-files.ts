import type { Explored, Failure } from '../../explore/explored.ts';
import { savedScenario, type SavedExport } from '../../explore/explain/saved-scenario.ts';
import { errors } from '../../kernel/errors.ts';
import { visibleLines } from '../../kernel/visible.ts';
import type { Shard } from '../options/bounds.ts';
import { refuseSameFile } from '../options/refuse.ts';
import { coverageOut, type AddCoverage, type CoverageOption } from './coverage-out.ts';
import { OutputFile, outputKinds } from './output-file.ts';

interface Asked {
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
  /** Writes them, for a search of this file. */
  readonly write: (file: string, found: Found) => void;
}

/** The files that a search is to write, each tried before it begins. */
export function exploreFiles({ save, coverage, html, force, shard }: Asked): ExploreFiles {
  refuseSameFile('routeproof explore', { '--save': save, '--coverage': coverage, '--html': html });
  if (shard !== undefined && typeof coverage === 'string')
    throw errors.badCommand('routeproof explore', 'with --shard, --coverage takes no file: `merge` adds up');
  const saved = save === undefined ? undefined : new OutputFile(save, outputKinds.saved, force);
  const covered = coverageOut(coverage, force);
  return {
    addCoverage: covered.add,
    write: (file, { explored, exported, loaded }) => {
      const [shortest] = explored.failures;
      if (saved !== undefined && shortest !== undefined && shortest.token !== '')
        saved.write(savedScenario(shortest, file, saved.name, exported), loaded);
      else if (saved !== undefined) process.stderr.write(notSaved(saved.name, shortest));
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
