import type { ChoicePoint, EventPoint } from '../search/choice-point.ts';
import type { PlayedRun } from '../search/played-run.ts';
import { Search } from '../search/search.ts';
import type { SearchOptions } from '../search/search-options.ts';
import type { SearchedRun } from '../search/searched-run.ts';
import { byKey, keyOf, type Subtree } from '../search/subtree.ts';

/** Enough shares for many workers, few enough that finding them costs little. */
const enough = 32;

/** Plays one run of a search, and says whether it came to its end. */
type Player = (run: SearchedRun) => Promise<Exclude<PlayedRun['ended'], 'stopped'>>;

interface Found extends Subtree {
  /** The points as they are when all subtrees have been found. */
  readonly live: readonly ChoicePoint[];
}

/**
 * Divides a search into subtrees, always the same ones. Near its root the tree is searched with one run for each
 * subtree; the races of these runs say what there is to try. Where a subtree finds later that more has to be explored on
 * the way to it, that point is widened: all that could be next there is explored, so that nothing depends on who found it.
 */
export class Partition {
  readonly #options: SearchOptions;
  readonly #play: Player;
  readonly #found: Found[] = [];
  readonly #widened = new Set<string>();

  constructor(options: SearchOptions, play: Player) {
    this.#options = options;
    this.#play = play;
  }

  /** The subtrees, in the order of their keys. */
  async divide(): Promise<readonly Subtree[]> {
    for (let depth = 1; ; depth++) {
      const { found, deepest } = await this.#scout(new Search(this.#options), depth);
      if (found.length < enough && depth < deepest) continue;
      this.#found.push(...found);
      return found.map(plain);
    }
  }

  /** The subtrees of points at which more has to be explored; none of points that are known already. */
  async widen(escaped: readonly (readonly number[])[]): Promise<readonly Subtree[]> {
    const subtrees: Subtree[] = [];
    for (const key of escaped.toSorted(byKey)) {
      if (this.#widened.has(key.join('.'))) continue;
      this.#widened.add(key.join('.'));
      const { points, live, queues } = this.#found.find((each) => isUnder(each.key, key))!;
      const root: Subtree = { key, points: points.slice(0, key.length), queues };
      const widened = wideOpen(live[key.length] as EventPoint);
      const { found } = await this.#scout(new Search({ ...this.#options, subtree: root, widened }), key.length + 1);
      for (const each of found)
        this.#found.push({ ...each, live: [...live.slice(0, key.length), ...each.live.slice(key.length)] });
      subtrees.push(...found.map(plain));
    }
    return subtrees.sort((one, other) => byKey(one.key, other.key));
  }

  async #scout(search: Search, depth: number): Promise<{ readonly found: readonly Found[]; readonly deepest: number }> {
    const ways: { readonly points: readonly ChoicePoint[]; readonly live: readonly ChoicePoint[] }[] = [];
    let deepest = 0;
    while (!search.isOver) {
      const run = search.begin();
      const ended = await this.#play(run);
      if (ended === 'not repeatable') return { found: [{ ...wholeTree, live: [] }], deepest: 0 };
      deepest = Math.max(deepest, run.passed);
      const live = search.learn(run, depth);
      // What was cut off before it left the way has nothing under it.
      if (ended !== 'cut off' || run.passed > live.length) ways.push({ points: live.map(asItIs), live: [...live] });
      search.advance();
    }
    const { queues } = search;
    const found = ways.map(({ points, live }) => ({ key: keyOf(points), points, queues, live }));
    return { found: found.sort((one, other) => byKey(one.key, other.key)), deepest };
  }
}

/** All of a search. */
const wholeTree: Subtree = { key: [], points: [], queues: [] };

const plain = ({ key, points, queues }: Found): Subtree => ({ key, points, queues });

/** A point as it is now, but for the backtrack set: that is known when all has been scouted. */
const asItIs = (point: ChoicePoint): ChoicePoint =>
  point.kind === 'answer' ? { ...point } : { ...point, explored: new Map(point.explored), exploring: [] };

/** A point that is over, with all its queues to be explored that have not been. */
function wideOpen(point: EventPoint): EventPoint {
  const { queues, explored, sleepSet } = point;
  const chosen = queues.find((queue) => !explored.has(queue) && !sleepSet.has(queue))!;
  return { ...point, chosen, backtrackSet: new Set(queues), explored: new Map(explored), exploring: [] };
}

const isUnder = (key: readonly number[], root: readonly number[]): boolean =>
  key.length > root.length && root.every((answer, index) => key[index] === answer);
