import type { Scenario } from '../contract/scenario.ts';
import { inOrder } from '../kernel/choices.ts';
import { serverOptions } from '../protocol/server-options.ts';
import { Exploration } from './exploration.ts';
import type { ExploreOptions } from './explore-options.ts';
import { Partition } from './partition.ts';
import { playPart, type PartRunner, type PartTask } from './part-task.ts';
import { PartsInOrder } from './parts-in-order.ts';
import { playRun } from './played-run.ts';
import { noReduction, reductionFor, relationFor, type Reduction } from './reduction.ts';
import type { SearchShard, ShardedPart } from './search-shard.ts';
import type { SearchSetUp } from './whole-search.ts';
import { withWindow } from './with-window.ts';

/** A search that so many runs end is played in one piece: dividing it would cost more than it saves. */
const smallSearch = 1000;
/** Runs by chance come in blocks of so many, each with a stream of chance of its own. */
const blockOfRuns = 250;

/** Who plays the parts of a search. */
export interface InParts {
  /** Default: this process, one part after the other. */
  readonly run?: PartRunner | undefined;
  readonly atOnce?: number | undefined;
  /** Only every so many-th part, from the `index`-th on, counted from 1. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
  /** So many runs are played before the search is divided. Default: 1000. */
  readonly undivided?: number | undefined;
}

/** Searches a scenario in parts that do not depend on who plays them. A small search is one part. */
export async function exploreInParts(
  given: () => Scenario,
  options: ExploreOptions = {},
  how: InParts = {},
): Promise<SearchShard> {
  const scenario = withWindow(given, options.raceWindow);
  const { seed = 1, synchronous = false, onTurn, random } = options;
  const { bench } = await playRun(scenario, { choices: inOrder(), synchronous, seed, onTurn });
  const { name, raceWindow, server } = bench.scenario;
  const common = { scenario: name, window: raceWindow!, options: serverOptions(server), chance: random !== undefined };
  const startedAt = performance.now();
  const timeLeft = () => options.time && Math.max(0, options.time - (performance.now() - startedAt) / 1000);
  for (let reduction = chosen(options, reductionFor(bench)); ;) {
    const setUp: SearchSetUp = { ...common, reduction };
    const shard = await new SearchInParts(given, setUp, { ...options, timeLeft }, how).play();
    const weaker = shard.parts.at(-1)?.part.weaker;
    if (weaker === undefined) return shard;
    reduction = weaker;
  }
}

function chosen({ reduction = true, depends }: ExploreOptions, found: Reduction): Reduction {
  if (!reduction) return noReduction;
  return depends === undefined ? found : { by: 'actor', sentence: 'steps were told apart by a relation of the caller' };
}

type Options = ExploreOptions & { readonly timeLeft: () => number | undefined };

/** A search with one reduction. */
class SearchInParts {
  readonly #given: () => Scenario;
  readonly #setUp: SearchSetUp;
  readonly #options: Options;
  readonly #how: InParts;
  readonly #parts: PartsInOrder;
  readonly #found: ShardedPart[] = [];

  constructor(given: () => Scenario, setUp: SearchSetUp, options: Options, how: InParts) {
    this.#given = given;
    this.#setUp = setUp;
    this.#options = options;
    this.#how = how;
    const { runs, steps, signal, onProgress, timeLeft, synchronous, onTurn, onRun, depends } = options;
    const here = { synchronous, onTurn, onRun, depends };
    const { run = (task, watch) => playPart(given, task, { ...here, ...watch }), atOnce = 1 } = how;
    this.#parts = new PartsInOrder({ runs, steps, signal, onProgress, timeLeft, run, atOnce });
  }

  async play(): Promise<SearchShard> {
    if (this.#options.random !== undefined) return this.#playBlocks(this.#options.random);
    const { window, reduction } = this.#setUp;
    const time = this.#options.timeLeft();
    const scenario = withWindow(this.#given, window);
    const small = new Exploration(scenario, window, reduction, { ...this.#options, time });
    await small.play(this.#how.undivided ?? smallSearch);
    if (small.goesOn) return this.#playSubtrees();
    return {
      setUp: this.#setUp,
      division: 1,
      parts: [{ generation: 0, key: [], part: small.result() }],
      isWhole: true,
    };
  }

  async #playBlocks(runs: number): Promise<SearchShard> {
    const blocks = Array.from({ length: Math.ceil(runs / blockOfRuns) }, (_, block) => block);
    const tasks = blocks.map((block) =>
      this.#task([block], { block }, Math.min(blockOfRuns, runs - block * blockOfRuns)),
    );
    await this.#playAll(this.#ofShard(tasks), 0);
    return this.#shard(blocks.length);
  }

  async #playSubtrees(): Promise<SearchShard> {
    const { window, reduction } = this.#setUp;
    const { openingRaces = false, synchronous = false, seed = 1, onTurn } = this.#options;
    const depends = relationFor(reduction, this.#options);
    const scenario = withWindow(this.#given, window);
    const partition = new Partition({ window, depends, openingRaces }, async (run) => {
      const { ended } = await playRun(scenario, { choices: run, synchronous, seed, onTurn, follow: run });
      return ended;
    });
    const subtrees = await partition.divide();
    let tasks = this.#ofShard(subtrees.map((subtree) => this.#task(subtree.key, { subtree })));
    for (let generation = 0; tasks.length > 0 && !this.#parts.ended; generation++) {
      const late = (await this.#playAll(tasks, generation)).flatMap(({ part }) => part.late);
      if (this.#parts.ended) break;
      tasks = (await partition.widen(late)).map((subtree) => this.#task(subtree.key, { subtree }));
    }
    return this.#shard(subtrees.length);
  }

  async #playAll(tasks: readonly NamedTask[], generation: number): Promise<readonly ShardedPart[]> {
    const before = this.#parts.played.length;
    await this.#parts.play(tasks);
    const now = this.#parts.played
      .slice(before)
      .map(([task, part]) => ({ generation, key: (task as NamedTask).key, part }));
    this.#found.push(...now);
    return now;
  }

  #shard(division: number): SearchShard {
    return { setUp: this.#setUp, division, parts: this.#found, isWhole: !this.#parts.ended };
  }

  #ofShard(tasks: readonly NamedTask[]): readonly NamedTask[] {
    const { index, of } = this.#how.shard ?? { index: 1, of: 1 };
    return tasks.filter((_, number) => (number + 1 - index) % of === 0);
  }

  #task(key: readonly number[], share: PartTask['share'], random?: number): NamedTask {
    const { seed, openingRaces, untilFailure, sources, coverage } = this.#options;
    const { window, reduction } = this.#setUp;
    return { key, share, reduction, window, options: { seed, openingRaces, untilFailure, sources, coverage, random } };
  }
}

interface NamedTask extends PartTask {
  readonly key: readonly number[];
}
