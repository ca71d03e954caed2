import type { Scenario } from '../../contract/scenario.ts';
import { authorCodeOf } from '../../kernel/author/author-code.ts';
import { WorkOver, type Deadline, type Over } from '../deadline.ts';
import type { ExplorationOptions } from '../explore-options.ts';
import { blocksAfter, blocksBeforeSubtrees, runsBefore } from '../search/chance/chance-block.ts';
import { causesOf } from '../cause-of.ts';
import { Exploration } from '../search/exploration.ts';
import type { ExploredSubtree } from '../search/explored-subtree.ts';
import type { RoundsFound } from '../search/lasso/rounds-found.ts';
import { partitionOf } from './partition-of.ts';
import { playSubtree, type SubtreesOptions, type SubtreeTask } from './subtree-task.ts';
import { SearchProgress } from './search-progress.ts';
import { SubtreesInOrder } from './subtrees-in-order.ts';
import { nothingPlayed, type SearchShard, type ShardedSubtree } from './search-shard.ts';
import { withWindow } from '../../replay/with-window.ts';

/** A search that so many runs end is played in one piece: dividing it would cost more than it saves. */
const smallSearch = 1000;
/** Runs by chance come in blocks of so many, each with a stream of chance of its own. */
const blockOfRuns = 250;

type Options = ExplorationOptions & { readonly deadline: Deadline };

interface NamedTask extends SubtreeTask {
  readonly key: readonly number[];
}

/** A search with one reduction. */
export class SubtreeSearch {
  readonly #given: () => Scenario;
  readonly #common: Pick<SearchShard, 'setUp' | 'ordinary'>;
  readonly #options: Options;
  readonly #how: SubtreesOptions;
  readonly #parts: SubtreesInOrder;
  readonly #found: ShardedSubtree[] = [];
  #generation = 0;
  #division = 0;
  #before: ExploredSubtree | undefined;
  #rounds: RoundsFound | undefined;
  /** Blocks by chance that have been asked for. */
  #blocks = 0;
  readonly #progress: SearchProgress;

  constructor(
    given: () => Scenario,
    common: Pick<SearchShard, 'setUp' | 'ordinary'>,
    options: Options,
    how: SubtreesOptions,
  ) {
    this.#given = given;
    this.#common = common;
    this.#options = options;
    this.#how = how;
    this.#rounds = options.rounds;
    const { runs, steps, failures, deadline, onRun, depends } = options;
    this.#progress = new SearchProgress(options.onProgress);
    const onProgress = this.#progress.ofParts;
    const here = { code: authorCodeOf(options), onRun, depends };
    const { run = (task, watch) => playSubtree(given, task, { ...here, ...watch }), atOnce = 1 } = how;
    const onSubtree = () => how.onShard?.(() => this.#soFar());
    this.#parts = new SubtreesInOrder({ runs, steps, failures, onProgress, deadline, onSubtree, run, atOnce });
  }

  async play(): Promise<SearchShard> {
    if (this.#options.random !== undefined) return this.#playBlocks(this.#options.random);
    const { window, reduction } = this.#common.setUp;
    const { onShard } = this.#how;
    const onSubtree = onShard && ((before: ExploredSubtree) => onShard(() => ({ ...this.#ended(), before })));
    const options = { ...this.#options, onSubtree, onProgress: this.#progress.ofWhole };
    const small = new Exploration(withWindow(this.#given, window), window, reduction, options);
    await this.#playWhole(small, this.#how.undivided ?? smallSearch);
    const [{ goesOn }, part] = [small, (this.#before = small.result())];
    if (goesOn && this.#hasEnough) return this.#ended();
    if (!goesOn && !part.bounds.some((bound) => bound === 'time' || bound === 'stopped'))
      return {
        ...this.#ended(),
        division: 1,
        parts: [...this.#found, { generation: 0, key: [], part }],
        isWhole: true,
      };
    if (!goesOn) return this.#ended();
    try {
      this.#progress.divided();
      return await this.#playSubtrees(small);
    } catch (error) {
      if (!(error instanceof WorkOver)) throw error;
      return this.#ended(error.why);
    }
  }

  /** Plays so many runs of a search in one piece; after the first ones, and whenever they have doubled, runs by chance. */
  async #playWhole(search: Exploration, most: number): Promise<void> {
    for (let runs = this.#options.chance === false ? Infinity : runsBefore; ; runs *= 2) {
      await search.play(Math.min(runs, most));
      this.#rounds = search.lassos.found;
      this.#before = search.result();
      if (!search.goesOn || runs > most) return;
      for (const task of this.#chanceTasks(blocksAfter(runs), search))
        if (!this.#hasEnough) await this.#playAll([this.#besides(task)]);
      if (runs === most || this.#hasEnough) return;
    }
  }

  /** What has been found so far is not looked for again. */
  #besides(task: NamedTask): NamedTask {
    const { known = [] } = this.#options;
    const failures = this.#common.setUp.enough - this.#causes.size;
    return { ...task, options: { ...task.options, known: [...known, ...this.#causes], failures } };
  }

  /** Whether what was played by chance, with what the search itself found, ends it. */
  get #hasEnough(): boolean {
    return this.#parts.ended || this.#causes.size >= this.#common.setUp.enough;
  }

  get #causes(): ReadonlySet<string> {
    const parts = this.#found.map(({ part }) => part);
    return causesOf([...parts, this.#before ?? nothingPlayed.before].flatMap(({ failures }) => failures));
  }

  /** The blocks by chance up to so many that have not been asked for. */
  #chanceTasks(until: number, { longest: length }: Exploration): readonly NamedTask[] {
    const tasks: NamedTask[] = [];
    for (; this.#blocks < until; this.#blocks++)
      tasks.push(this.#task([this.#blocks], { between: { number: this.#blocks, length } }));
    return tasks;
  }

  async #playBlocks(runs: number): Promise<SearchShard> {
    const blocks = Array.from({ length: Math.ceil(runs / blockOfRuns) }, (_, block) => block);
    const tasks = blocks.map((block) =>
      this.#task([block], { block }, Math.min(blockOfRuns, runs - block * blockOfRuns)),
    );
    this.#division = blocks.length;
    await this.#playAll(this.#ofShard(tasks));
    return this.#shard(!this.#parts.ended);
  }

  async #playSubtrees(small: Exploration): Promise<SearchShard> {
    const partition = partitionOf(this.#given, this.#common.setUp, { ...this.#options, rounds: this.#rounds });
    const subtrees = await partition.divide();
    this.#division = subtrees.length;
    const { runs, runsLeft = 0 } = small.result();
    const blocks = this.#options.chance === false ? 0 : blocksBeforeSubtrees(runs + runsLeft);
    let tasks = [
      ...this.#ofShard(this.#chanceTasks(blocks, small)),
      ...this.#ofShard(subtrees.map((subtree) => this.#task(subtree.key, { subtree }))),
    ];
    for (; tasks.length > 0 && !this.#parts.ended; this.#generation++) {
      const escaped = (await this.#playAll(tasks)).flatMap(({ part }) => part.late);
      if (this.#parts.ended) break;
      tasks = (await partition.widen(escaped)).map((subtree) => this.#task(subtree.key, { subtree }));
    }
    return this.#shard(!this.#parts.ended);
  }

  async #playAll(tasks: readonly NamedTask[]): Promise<readonly ShardedSubtree[]> {
    const before = this.#parts.played.length;
    await this.#parts.play(tasks);
    const now = this.#sharded(this.#parts.played.slice(before));
    this.#found.push(...now);
    return now;
  }

  #sharded(played: readonly (readonly [SubtreeTask, ExploredSubtree])[]): readonly ShardedSubtree[] {
    return played.map(([task, part]) => {
      const generation = task.share.between === undefined ? this.#generation : -1;
      return { generation, key: (task as NamedTask).key, part };
    });
  }

  /** As it would be if it ended now. */
  #soFar(): SearchShard {
    const parts = [...this.#found, ...this.#sharded(this.#parts.soFar.slice(this.#found.length))];
    return { ...this.#shard(false), parts };
  }

  #shard(isWhole: boolean): SearchShard {
    return { ...this.#common, before: this.#before, division: this.#division, parts: this.#found, isWhole };
  }

  /** Before there is a division. */
  #ended(over?: Over): SearchShard {
    const before = this.#before && over ? { ...this.#before, bounds: [...this.#before.bounds, over] } : this.#before;
    return { ...this.#shard(false), before, division: 0 };
  }

  #ofShard(tasks: readonly NamedTask[]): readonly NamedTask[] {
    const { index, of } = this.#how.shard ?? { index: 1, of: 1 };
    return tasks.filter((_, number) => (number + 1 - index) % of === 0);
  }

  #task(key: readonly number[], share: SubtreeTask['share'], random?: number): NamedTask {
    const { seed, openingRaces, failures, known, samples, untilFailure, sources, coverage } = this.#options;
    const { window, reduction } = this.#common.setUp;
    const common = { seed, openingRaces, failures, known, samples, untilFailure, sources, coverage };
    const options = { ...common, rounds: this.#rounds, random };
    return { key, share, reduction, window, options };
  }
}
