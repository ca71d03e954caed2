import type { Scenario } from '../../contract/scenario.ts';
import { authorCodeOf } from '../../kernel/author/author-code.ts';
import { realTime } from '../../kernel/real-time.ts';
import { macrotask } from '../../kernel/clock/macrotask.ts';
import { WorkOver, type Deadline } from '../deadline.ts';
import type { ExplorationOptions } from '../explore-options.ts';
import { Exploration } from '../search/exploration.ts';
import type { ExploredSubtree } from '../search/explored-subtree.ts';
import { Partition } from './partition.ts';
import { playSubtree, type SubtreesOptions, type SubtreeTask } from './subtree-task.ts';
import { SubtreesInOrder } from './subtrees-in-order.ts';
import { playRun } from '../search/played-run.ts';
import { relationFor } from '../search/reduction.ts';
import type { SearchShard, ShardedSubtree } from './search-shard.ts';
import type { SearchedRun } from '../search/searched-run.ts';
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
    const { runs, steps, failures, onProgress, deadline, onRun, depends } = options;
    const here = { code: authorCodeOf(options), onRun, depends };
    const { run = (task, watch) => playSubtree(given, task, { ...here, ...watch }), atOnce = 1 } = how;
    const onSubtree = () => how.onShard?.(() => this.#soFar());
    this.#parts = new SubtreesInOrder({ runs, steps, failures, onProgress, deadline, onSubtree, run, atOnce });
  }

  async play(): Promise<SearchShard> {
    if (this.#options.random !== undefined) return this.#playBlocks(this.#options.random);
    const { window, reduction } = this.#common.setUp;
    const onSubtree = (before: ExploredSubtree) => this.#how.onShard?.(() => ({ ...this.#ended(), before }));
    const small = new Exploration(withWindow(this.#given, window), window, reduction, { ...this.#options, onSubtree });
    await small.play(this.#how.undivided ?? smallSearch);
    const part = small.result();
    if (!small.goesOn && !part.bounds.some((bound) => bound === 'time' || bound === 'stopped'))
      return { ...this.#common, division: 1, parts: [{ generation: 0, key: [], part }], isWhole: true };
    this.#before = part;
    if (!small.goesOn) return this.#ended();
    try {
      return await this.#playSubtrees();
    } catch (error) {
      if (!(error instanceof WorkOver)) throw error;
      this.#before = { ...part, bounds: [...part.bounds, error.why] };
      return this.#ended();
    }
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

  async #playSubtrees(): Promise<SearchShard> {
    const partition = this.#partition();
    const subtrees = await partition.divide();
    this.#division = subtrees.length;
    let tasks = this.#ofShard(subtrees.map((subtree) => this.#task(subtree.key, { subtree })));
    for (; tasks.length > 0 && !this.#parts.ended; this.#generation++) {
      const escaped = (await this.#playAll(tasks)).flatMap(({ part }) => part.late);
      if (this.#parts.ended) break;
      tasks = (await partition.widen(escaped)).map((subtree) => this.#task(subtree.key, { subtree }));
    }
    return this.#shard(!this.#parts.ended);
  }

  #partition(): Partition {
    const { window, reduction } = this.#common.setUp;
    const { openingRaces = false, deadline } = this.#options;
    const depends = relationFor(reduction, this.#options.depends);
    const scenario = withWindow(this.#given, window);
    let breathesAt = 0;
    const played = async (run: SearchedRun) => {
      if (realTime() >= breathesAt) {
        // Whoever wants to end the search gets a turn.
        await macrotask();
        breathesAt = realTime() + 100;
      }
      deadline.check();
      const { ended } = await playRun(scenario, run, this.#options);
      if (ended === 'stopped') throw new WorkOver(deadline.over!);
      return ended;
    };
    return new Partition({ window, depends, openingRaces, deadline }, played);
  }

  async #playAll(tasks: readonly NamedTask[]): Promise<readonly ShardedSubtree[]> {
    const before = this.#parts.played.length;
    await this.#parts.play(tasks);
    const now = this.#sharded(this.#parts.played.slice(before));
    this.#found.push(...now);
    return now;
  }

  #sharded(played: readonly (readonly [SubtreeTask, ExploredSubtree])[]): readonly ShardedSubtree[] {
    return played.map(([task, part]) => ({ generation: this.#generation, key: (task as NamedTask).key, part }));
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
  #ended(): SearchShard {
    return { ...this.#shard(false), division: 0, parts: [] };
  }

  #ofShard(tasks: readonly NamedTask[]): readonly NamedTask[] {
    const { index, of } = this.#how.shard ?? { index: 1, of: 1 };
    return tasks.filter((_, number) => (number + 1 - index) % of === 0);
  }

  #task(key: readonly number[], share: SubtreeTask['share'], random?: number): NamedTask {
    const { seed, openingRaces, failures, known, samples, untilFailure, sources, coverage } = this.#options;
    const { window, reduction } = this.#common.setUp;
    const options = { seed, openingRaces, failures, known, samples, untilFailure, sources, coverage, random };
    return { key, share, reduction, window, options };
  }
}
