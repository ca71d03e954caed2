import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { afterSearch } from '../runs/after-search.ts';
import { Deadline } from '../runs/deadline.ts';
import { exploreInParts } from '../runs/explore-in-parts.ts';
import { withCounterexamples } from '../runs/counterexamples.ts';
import type { Explored } from '../runs/explored.ts';
import type { ExploreOptions } from '../runs/explore-options.ts';
import { mergeExplorations } from '../runs/merge-explorations.ts';
import { playPart } from '../runs/part-task.ts';
import type { SavedExport } from '../runs/saved-scenario.ts';
import { withWindow } from '../runs/with-window.ts';
import { bounded } from './bounded.ts';
import type { CoverageOption } from './coverage-out.ts';
import { exploreFiles } from './explore-files.ts';
import { ExplorePool } from './explore-pool.ts';
import { freshCheck } from './fresh-check.ts';
import { loadFile } from './load-file.ts';
import { printPart } from './part-file.ts';
import { pictured, type Pictured } from './pictured.ts';
import { playable } from './playable.ts';
import { searchPart, type SearchPart } from './search-part.ts';
import { searchReport } from './search-report.ts';
import { shardOf, type Shard } from './shard-of.ts';
import { showProgress } from './show-progress.ts';
import { thrownByAuthor } from './thrown-by-author.ts';
import { withInterrupt } from './with-interrupt.ts';
import { withUnrepeatable } from './with-unrepeatable.ts';

interface Asked {
  readonly json?: boolean;
  readonly runs?: number;
  readonly steps?: number;
  readonly time?: number;
  readonly window?: number;
  readonly seed?: number;
  readonly failures?: number;
  readonly random?: number;
  readonly reduction: boolean;
  readonly opening?: boolean;
  readonly shrink?: number;
  readonly save?: string;
  readonly force?: boolean;
  readonly coverage?: CoverageOption;
  readonly workers?: number;
  readonly shard?: Shard;
}

/** `routeproof explore FILE`: plays a strategy or a scenario in every order that can matter. */
export const explore = (): Command =>
  new Command('explore')
    .description('Plays a strategy or a scenario in every order that can matter.')
    .argument('<FILE>', 'TypeScript or JavaScript that exports a strategy or a scenario by default')
    .option('--json', 'print one JSON document and nothing else')
    .option(
      '--window <MS>',
      'by how many milliseconds an event may be late (default: as the scenario says, or 1000)',
      bounded('window'),
    )
    .option('--runs <N>', 'play so many runs at most (default: 1000000)', bounded('runs'))
    .option('--steps <N>', 'take so many steps at most, in all runs together', bounded('steps'))
    .option('--time <SECONDS>', 'search for so long at most', bounded('time'))
    .option(
      '--failures <N>',
      'look for so many things to mend, beside those of the ordinary run (default: 1)',
      bounded('failures'),
    )
    .option('--random <N>', 'play so many runs by chance, for what is too large', bounded('random'))
    .option('--seed <N>', 'seed of all chance (default: 1)', bounded('seed'))
    .option('--no-reduction', 'play every order, also those that nobody can tell apart')
    .option('--opening', 'let registration and login race, too')
    .option(
      '--shrink <N>',
      'make each counterexample smaller in so many runs at most (default: 5000)',
      bounded('shrink'),
    )
    .option('--save <FILE>', 'write the shortest counterexample as a test that fails until it is mended')
    .option('--coverage [FILE]', 'print which orders and rows of the tables never came, and add it to a file')
    .option('--force', 'overwrite files that are not from here; your sources never')
    .option(
      '--workers <N>',
      'threads (default: as many as there are cores, one with --runs or --steps)',
      bounded('workers'),
    )
    .addOption(
      new Option('--shard <I/N>', 'only every n-th part of the search, for `routeproof merge`')
        .argParser(shardOf)
        .conflicts('save'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  routeproof explore scenario.ts --window 2000\n\nExit: 0 proved, 1 violated, 2 bounded, 3 could not run.',
    )
    .action(async (file: string, asked: Asked) => {
      const files = exploreFiles(asked);
      const { search, unrepeatable, found, shown, hash, exported, loaded } = await searched(file, asked);
      if (asked.shard !== undefined)
        return printPart(searchPart({ shard: asked.shard, sources: [hash], file, search, unrepeatable }, found, shown));
      // Shown before anything is written: what cannot be written is not to keep it back.
      searchReport(shown, file, { ...asked, addCoverage: files.addCoverage });
      files.write(file, { explored: shown, exported, loaded });
    });

interface Searched extends Pick<SearchPart, 'search' | 'unrepeatable'> {
  readonly hash: string;
  readonly exported: SavedExport;
  /** The author's files. */
  readonly loaded: readonly string[];
  readonly found: Explored;
  readonly shown: Pictured;
}

/** Searches alone while the search is small, and then with workers; then makes counterexamples small. */
async function searched(file: string, asked: Asked): Promise<Searched> {
  const loaded = await loadFile(file);
  const played = await playable(loaded, file);
  const { synchronous, onTurn } = played.options;
  const { hash } = played;
  const { workers = usualWorkers(asked), shard } = asked;
  const exported = { isMade: typeof loaded.exported === 'function', centre: played.centre };
  const pool = new ExplorePool(file, workers, (task, watch) =>
    playPart(played.scenario, task, { synchronous, onTurn, ...watch }),
  );
  const progress = showProgress();
  const options = { ...optionsOf(asked), synchronous, onTurn, sources: hash, onProgress: progress.show };
  const work = async (signal: AbortSignal): Promise<Omit<Searched, 'loaded'>> => {
    const deadline = new Deadline({ time: asked.time, signal });
    const search = await exploreInParts(
      played.scenario,
      { ...options, signal },
      { shard, atOnce: workers, run: pool.run, deadline: deadline.ofSearch },
    );
    progress.stop();
    const found = mergeExplorations([search]);
    const { seed = 1 } = asked;
    const isStopped = found.bounds.includes('stopped');
    const unrepeatable = isStopped ? undefined : await freshCheck({ file, loaded, played, seed }, found);
    // Where runs cannot be repeated, no smaller one can be relied on.
    if (unrepeatable !== undefined) {
      const shown = withUnrepeatable(found, unrepeatable);
      return { search, hash, exported, unrepeatable, found: shown, shown };
    }
    const scenario = withWindow(played.scenario, found.window);
    const small = await withCounterexamples(scenario, found, options, afterSearch(found.bounds, deadline));
    return {
      search,
      hash,
      exported,
      unrepeatable,
      found,
      shown: await pictured(small, played.scenario, played.options),
    };
  };
  try {
    const done = await withInterrupt((signal) => thrownByAuthor(() => work(signal)));
    return { ...done, loaded: loaded.sources.files };
  } finally {
    progress.stop();
    await pool.close();
  }
}

/** Where a bound ends the search, what others have played beyond it does not count. */
const usualWorkers = ({ runs, steps }: Asked): number =>
  runs === undefined && steps === undefined ? availableParallelism() : 1;

const optionsOf = ({
  runs,
  steps,
  time,
  failures,
  window,
  seed,
  random,
  reduction,
  opening,
  shrink,
  coverage,
}: Asked): ExploreOptions => ({
  ...{ runs, steps, time, failures, raceWindow: window, random, reduction, shrink },
  ...(seed !== undefined && { seed }),
  openingRaces: opening ?? false,
  coverage: coverage !== undefined,
});
