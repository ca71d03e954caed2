import { availableParallelism } from 'node:os';
import { found } from '../../contract/found.ts';
import { afterSearch, type AfterSearch } from '../../explore/after-search.ts';
import { withCounterexamples } from '../../explore/counterexamples.ts';
import { Deadline } from '../../explore/deadline.ts';
import type { ExploreOptions } from '../../explore/explore-options.ts';
import type { Explored } from '../../explore/explored.ts';
import { mergeExplorations } from '../../explore/subtrees/merge-explorations.ts';
import { toPlayAgain } from '../../explore/search/run-sample.ts';
import { Seldom } from '../../explore/seldom.ts';
import { exploreSubtrees } from '../../explore/subtrees/explore-subtrees.ts';
import type { SearchShard } from '../../explore/subtrees/search-shard.ts';
import { playSubtree } from '../../explore/subtrees/subtree-task.ts';
import type { LoadedFile } from '../../loader/evaluate-file.ts';
import { loadFile } from '../../loader/load-file.ts';
import { droppedInFiles } from '../../loader/reading/dropped-in-files.ts';
import { keptByModules, keptByScenarios } from '../../loader/reading/kept-by-modules.ts';
import { thrownByAuthor } from '../../loader/thrown-by-author.ts';
import { withWindow } from '../../replay/with-window.ts';
import { withUnrepeatable } from '../output/search-document.ts';
import { playable, type Playable } from '../play/playable.ts';
import { counterexamplesShown } from './counterexamples-shown.ts';
import { pictured } from '../text/failure-lanes.ts';
import { ExplorePool } from './explore-pool.ts';
import { freshCheck } from './fresh-check.ts';
import { ordinaryBranches } from './ordinary-branches.ts';
import {
  figure,
  phases,
  type FoundOut,
  type SearchAsked,
  type Searched,
  type SearchTask,
  type SoFar,
} from './search-task.ts';

/** Searches alone while the search is small, and then with workers; checks the result, and makes counterexamples small. */
export async function searchHere(task: SearchTask, tell: (soFar: SoFar) => void): Promise<Searched> {
  const { file, asked, figures } = task;
  tell({ begun: true });
  const deadline = new Deadline({ time: asked.time, signal: stopSignal(figures) });
  const loaded = await loadFile(file);
  const played = await playable(loaded, file);
  const exported = { isMade: typeof loaded.exported === 'function', centre: played.centre };
  const known = { hash: played.hash, exported, loaded: loaded.sources.files };
  tell({ file: known });
  const search = new SearchHere(task, loaded, played, deadline, tell);
  try {
    return { ...known, ...(await thrownByAuthor(() => search.whole())) };
  } finally {
    await search.close();
  }
}

class SearchHere {
  readonly #task: SearchTask;
  readonly #loaded: LoadedFile;
  readonly #played: Playable;
  readonly #deadline: Deadline;
  readonly #tell: (soFar: SoFar) => void;
  readonly #seldom = new Seldom();
  readonly #pool: ExplorePool;
  readonly #workers: number;
  readonly #options: ExploreOptions;

  constructor(
    task: SearchTask,
    loaded: LoadedFile,
    played: Playable,
    deadline: Deadline,
    tell: (soFar: SoFar) => void,
  ) {
    this.#task = task;
    this.#loaded = loaded;
    this.#played = played;
    this.#deadline = deadline;
    this.#tell = tell;
    const { asked, figures } = task;
    const { code } = played.options;
    this.#workers = asked.workers ?? usualWorkers(asked);
    this.#pool = new ExplorePool(loaded.sources, this.#workers, (part, watch) =>
      playSubtree(played.scenario, part, { code, ...watch }),
    );
    this.#options = {
      ...optionsOf(asked),
      ...{ code, sources: played.hash },
      onProgress: ({ runs, steps, depth, failures, byChance, runsLeft = 0 }) =>
        figures.set([runs, steps, depth, failures, byChance, runsLeft], figure.runs),
      onShrinking: (runs) => void (figures[figure.count] = runs),
    };
  }

  async whole(): Promise<FoundOut> {
    const search = await this.#search();
    const found = mergeExplorations([search]);
    const rest = afterSearch(found.bounds, this.#deadline);
    this.#tell({ foundOut: { search, checked: unchecked, unrepeatable: undefined, found, shown: found } });
    const { unrepeatable, checked } = await this.#check(search, found, rest);
    // Where runs cannot be repeated, no smaller one can be relied on.
    if (unrepeatable !== undefined) {
      const shown = withUnrepeatable(found, unrepeatable);
      return { search, checked, unrepeatable, found: shown, shown };
    }
    this.#does('shrinking');
    const scenario = withWindow(this.#played.scenario, found.window);
    const onSmaller = (shown: Explored) => this.#tell({ foundOut: { search, checked, unrepeatable, found, shown } });
    const small = await withCounterexamples(scenario, found, this.#options, rest, onSmaller);
    this.#does('drawing');
    const shown = await pictured(small, this.#played.scenario, this.#played.options, rest.deadline);
    if (!this.#task.asked.isForPage) return { search, checked, unrepeatable, found, shown };
    const counterexamples = await counterexamplesShown(shown.failures, this.#played, rest.deadline);
    const branches = await ordinaryBranches(this.#played, found, this.#task.asked.seed);
    return { search, checked, unrepeatable, found, shown, counterexamples, branches };
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  #search(): Promise<SearchShard> {
    const { files } = this.#loaded.sources;
    const warnings = [
      ...keptByModules(files).map(({ name, where }) => ({ ...found.keptByModule(name), where })),
      ...keptByScenarios(files).map(({ name, where }) => ({ ...found.keptByScenario(name), where })),
    ].map((finding) => ({ ...finding, at: 0, count: 1 }));
    return exploreSubtrees(this.#played.scenario, this.#options, {
      ...{ shard: this.#task.asked.shard, atOnce: this.#workers, run: this.#pool.run },
      ...{ deadline: this.#deadline.ofSearch, samples: true },
      warnings: [...warnings, ...droppedInFiles(files)].map((finding) => ({ finding, runs: 0 })),
      onShard: (soFar) => this.#seldom.do(() => this.#tell({ search: soFar() })),
    });
  }

  async #check(search: SearchShard, explored: Explored, { deadline }: AfterSearch) {
    this.#does('checking');
    const { file, asked, figures } = this.#task;
    const all = [...(search.before?.sample ?? []), ...search.parts.flatMap(({ part }) => part.sample)];
    const sample = toPlayAgain(all, explored.runs + explored.byChance);
    const onPlayed = (...counts: [number, number]) => figures.set(counts, figure.count);
    const searched = { file, loaded: this.#loaded, played: this.#played, seed: asked.seed ?? 1 };
    const { unrepeatable, played } = await freshCheck(searched, explored, { sample, deadline, onPlayed });
    return { unrepeatable, checked: { played, of: sample.length } };
  }

  #does(phase: (typeof phases)[number]): void {
    this.#task.figures[figure.phase] = phases.indexOf(phase);
  }
}

/** Nobody has played anything again. */
const unchecked = { played: 0, of: 0 };

const stopSignal = (figures: Float64Array) => ({
  get aborted() {
    return figures[figure.stop] !== 0;
  },
});

/** Where a bound ends the search, what others have played beyond it does not count. */
const usualWorkers = ({ runs, steps }: SearchAsked): number =>
  runs === undefined && steps === undefined ? availableParallelism() : 1;

const optionsOf = ({ window, seed, opening = false, coverage = false, ...asked }: SearchAsked): ExploreOptions => ({
  ...{ runs: asked.runs, steps: asked.steps, failures: asked.failures, random: asked.random },
  ...{
    reduction: asked.reduction,
    chance: asked.chance,
    shrink: asked.shrink,
    raceWindow: window,
    openingRaces: opening,
    coverage,
  },
  ...(seed !== undefined && { seed }),
});
