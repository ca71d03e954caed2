import type { StoreView } from 'routeproof';
import { inOrder } from 'routeproof/engines';
import type { Choices, Sight } from 'routeproof/plugins';
import { Judge } from '../../../core/bench/properties/judge.ts';
import { WatchedRun } from '../../../core/explore/coverage/watched-run.ts';
import type { Footprint } from '../../../core/explore/steps/footprint.ts';
import { RunRecord } from '../../../core/explore/steps/run-record.ts';
import { serverName } from '../../../core/server/server-name.ts';
import type { MemoryKind } from '../../../core/store/memory-kinds.ts';
import { memoryRows, type MemoryRow, type Used } from './rows.ts';
import { remembered } from './shown.ts';

/** The step of a server that is in hand, and what it has said so far. */
interface InHand {
  readonly footprint: Footprint;
  readonly isServers: boolean;
  readonly isUpkeep: boolean;
}

/**
 * From now on, in this process, whatever the server keeps cannot be used in a followed run without a word: each use of a record
 * must stand in the footprint of the step, and after each step nothing else has changed than what it says that it wrote.
 */
export class StrictMemory {
  /** Uses of which nothing was said, each once. */
  readonly problems = new Set<string>();
  /** Steps of the server that were looked at. */
  steps = 0;
  /** A kind of which nothing is written down, to see that this is noticed. */
  ignored: MemoryKind | undefined;
  /** How often each member was used in a step of the server. */
  readonly used = new Map<string, number>();
  #inHand: InHand | undefined;
  /** Records are looked at to know what to expect. */
  #isAsking = false;

  constructor() {
    for (const { of, members } of memoryRows)
      for (const name of Object.getOwnPropertyNames(of.prototype)) {
        const descriptor = Object.getOwnPropertyDescriptor(of.prototype, name)!;
        if (name !== 'constructor')
          Object.defineProperty(of.prototype, name, this.#strict(`${of.name}.${name}`, descriptor, members[name]));
      }
    this.#followSteps();
    this.#compareSteps();
  }

  /** Choices for a bench whose steps are to be looked at. */
  follow(choices: Choices = inOrder()): Choices {
    return WatchedRun.of(choices);
  }

  #followSteps(): void {
    around(RunRecord, 'taken', (run: RunRecord, taken) => {
      taken();
      const { footprint, actor, isUpkeep } = run.step!;
      this.#inHand = { footprint, isServers: actor === serverName, isUpkeep };
    });
    for (const name of ['reads', 'writes'])
      around(RunRecord, name, (_run, tells, place) => {
        const isIgnored = this.ignored !== undefined && String(place).startsWith(`${this.ignored}:`);
        if (!isIgnored && !this.#isAsking) tells();
      });
  }

  /** A bench's judge is told of each step when it has ended, before anybody looks at the store. */
  #compareSteps(): void {
    const before = new WeakMap<Judge, { readonly store: StoreView; places: ReadonlyMap<string, string> }>();
    around(Judge, 'watch', (judge: Judge, watch, from) => {
      const { store } = (from as { readonly sight: Sight }).sight;
      before.set(judge, { store, places: remembered(store) });
      watch();
    });
    const compare = (judge: Judge, goOn: () => unknown) => {
      const [inHand, known] = [this.#inHand, before.get(judge)];
      this.#inHand = undefined;
      if (inHand !== undefined && known !== undefined) {
        const now = remembered(known.store);
        this.#checkChanges(inHand, known.places, now);
        known.places = now;
        if (inHand.isServers) this.steps++;
      }
      goOn();
    };
    around(Judge, 'stepEnded', compare);
    around(Judge, 'runEnded', compare);
  }

  #checkChanges(
    { isServers, footprint }: InHand,
    was: ReadonlyMap<string, string>,
    is: ReadonlyMap<string, string>,
  ): void {
    for (const place of new Set([...was.keys(), ...is.keys()]))
      if (was.get(place) !== is.get(place) && !(isServers && footprint.writes.has(place)))
        this.problems.add(`${place.slice(0, place.indexOf(':'))} was changed`);
  }

  #strict(name: string, descriptor: PropertyDescriptor, row: MemoryRow | undefined): PropertyDescriptor {
    if (row === undefined)
      throw new TypeError(`${name} has no row: say what of the server's memory it reads or writes.`);
    if (row === 'nothing') return descriptor;
    const { value, get, set } = descriptor as { value?: Method; get?: Method; set?: Method };
    const use = (record: object, given: readonly unknown[], isSet: boolean, does: () => unknown): unknown => {
      const inHand = this.#inHand;
      if (inHand?.isServers !== true || this.#isAsking) return does();
      if (row === 'upkeep') {
        if (!isSet && !inHand.isUpkeep) this.problems.add(`${name} was used`);
        return does();
      }
      // What it is about is asked before it is done.
      this.#isAsking = true;
      const places = row(record as never, given as never, isSet);
      this.#isAsking = false;
      const result = does();
      this.used.set(name, (this.used.get(name) ?? 0) + 1);
      this.#check(name, places, inHand.footprint);
      return unchangeable(result);
    };
    const checked = (does: Method, isSet: boolean): Method =>
      function (this: object, ...given) {
        return use(this, given, isSet, () => does.apply(this, given));
      };
    return {
      ...descriptor,
      ...(value && { value: checked(value, false) }),
      ...(get && { get: checked(get, false) }),
      ...(set && { set: checked(set, true) }),
    };
  }

  #check(name: string, places: Used, { reads, writes }: Footprint): void {
    for (const place of places.reads ?? [])
      if (!isIn(reads, place) && !isIn(writes, place)) this.problems.add(`${name} was used`);
    for (const place of places.writes ?? []) if (!isIn(writes, place)) this.problems.add(`${name} was changed`);
  }
}

const isIn = (places: ReadonlySet<string>, place: string): boolean =>
  place.endsWith('?') ? [...places].some((each) => each.startsWith(place.slice(0, -1))) : places.has(place);

/** A list that a record gives away is not to be changed by whoever has it. */
function unchangeable(result: unknown): unknown {
  if (Array.isArray(result)) return Object.freeze([...(result as readonly unknown[])]);
  return result instanceof Map ? new Map(result) : result;
}

type Method = (this: object, ...given: unknown[]) => unknown;

/** Does something around a method of every object of a class. */
function around<T>(
  { prototype }: { readonly prototype: object },
  name: string,
  work: (record: T, goOn: () => unknown, first: unknown) => void,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)!;
  const does = descriptor.value as Method;
  const value = function (this: object, ...given: unknown[]): void {
    work(this as T, () => does.apply(this, given), given[0]);
  };
  Object.defineProperty(prototype, name, { ...descriptor, value });
}
