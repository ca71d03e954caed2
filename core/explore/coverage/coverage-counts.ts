import { RuleCounts } from '../../report/rules-fired.ts';
import type { Coverage, CoveredTable, GivenAnswer, PassedRow, RacedPair } from '../../report/coverage.ts';
import { seconds, type Milliseconds } from '../../kernel/time.ts';
import { coveredRows } from './covered-rows.ts';
import { eventName } from './event-name.ts';
import { mergeCoverage } from './merge-coverage.ts';
import { racedPairs, type Raced } from './raced-pairs.ts';
import type { WatchedRun } from './watched-run.ts';

/** Counts what runs show, one after the other. */
export class CoverageCounts {
  #runs = 0;
  readonly #pairs = new Counted<RacedPair>();
  readonly #rows = new Counted<PassedRow>();
  readonly #answers = new Counted<GivenAnswer>();
  readonly #rules = new RuleCounts();

  /** Takes in a run that came to its end. */
  take(watched: WatchedRun, window: Milliseconds): void {
    this.#runs++;
    for (const raced of racedPairs(watched, window)) this.#takePair(raced);
    for (const { table, state, event, refused } of watched.rows?.list ?? [])
      this.#takeRow(table, state, event, refused);
    this.#rules.add(watched.bench?.rules ?? []);
    for (const { question, options, answer } of watched.told)
      for (const each of options) {
        const start = () => ({ question, answer: each, times: 0 });
        const count = this.#answers.of([question, each], start);
        if (each === answer) count.times++;
      }
  }

  get result(): Coverage {
    const [pairs, rows, answers] = [this.#pairs.list, this.#rows.list, this.#answers.list];
    const rules = this.#rules.list;
    return mergeCoverage([
      { runs: 0, pairs: [], rows: coveredRows, answers: [] },
      { runs: this.#runs, pairs, rows, answers, ...(rules.length > 0 && { rules }) },
    ]);
  }

  #takePair({ receiver, first, later }: Raced): void {
    const names = [eventName(first), eventName(later)] as const;
    const same = names[0].byRole === names[1].byRole;
    const [one, other] = names.map(({ byRole, bySender }) => (same ? bySender : byRole)) as [string, string];
    // Nobody who reads the names could tell which came first.
    if (one === other) return;
    const swapped = other < one;
    const events = swapped ? ([other, one] as const) : ([one, other] as const);
    const count = this.#pairs.of([receiver, ...events], () => ({ receiver, events, orders: [0, 0] }));
    count.orders[swapped ? 1 : 0]++;
  }

  #takeRow(table: CoveredTable, state: string, event: string, refused: boolean): void {
    const count = this.#rows.of([table, event, state], () => ({ table, state, event, times: 0, refused: 0 }));
    if (refused) count.refused++;
    else count.times++;
  }
}

/** What one run has shown that is no search's. */
export function coverageOf(watched: WatchedRun): Coverage {
  const counts = new CoverageCounts();
  counts.take(watched, watched.bench?.scenario.raceWindow ?? seconds(1));
  return counts.result;
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly [number, number] ? [number, number] : T[Key] };

/** Counts by name. */
class Counted<Each> {
  readonly #byName = new Map<string, Open<Each>>();

  get list(): readonly Each[] {
    return [...this.#byName.values()] as readonly Each[];
  }

  of(name: readonly string[], start: () => Open<Each>): Open<Each> {
    const key = name.join('\n');
    let count = this.#byName.get(key);
    if (count === undefined) this.#byName.set(key, (count = start()));
    return count;
  }
}
