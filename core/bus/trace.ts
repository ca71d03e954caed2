import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { catalogue, type MessageType } from '../protocol/catalogue.ts';
import type { Bus } from './bus.ts';
import type { Crossing, CrossingOf } from './crossing.ts';
import { isInSet, type MessageSet } from './message-set.ts';

/** How many messages have crossed so far, for the bench: nobody looks at any of them. */
export let crossedIn: (trace: Trace) => number;

/** Who may stand in a trace: those who are told of, and whether a name is one that may come. */
export interface Cast {
  /** Everybody who sends or gets messages so far. */
  readonly names: readonly string[];
  /** Whether somebody has that name, or may yet come under it. */
  has(name: string): boolean;
}

/**
 * All messages of a run in the order of their handling, as they were on the wire. `explore` keeps apart what a property looks
 * at: the fewer messages it asks for, the fewer runs are needed. `at` and `between` cost next to nothing, `messages` the most.
 */
export class Trace implements Iterable<Crossing> {
  readonly #messages: Crossing[] = [];
  readonly #parts = new Map<string, Part>();
  readonly #cast: () => Cast;
  /** Is told which messages are looked at. */
  #watcher: ((set: MessageSet) => void) | undefined;

  constructor(bus: Bus, cast: () => Cast) {
    this.#cast = cast;
    bus.hear('messages', (message) => this.#messages.push(message));
  }

  static {
    crossedIn = (trace) => trace.#messages.length;
  }

  /** How many messages have crossed so far: looks at all of them. */
  get length(): number {
    return this.messages.length;
  }

  /** Every message so far, in the order of delivery. In a property, `at`, `between`, `about` and `of` make `explore` faster. */
  get messages(): readonly Crossing[] {
    this.#watcher?.(everything);
    return this.#messages;
  }

  /** Every message, in the order of delivery. */
  [Symbol.iterator](): Iterator<Crossing> {
    return this.messages[Symbol.iterator]();
  }

  /** What an actor got, of these types or of any: `trace.at('ann', 'EventInvite')`. Throws a `BenchError` where there is no such actor. */
  at(actor: string): readonly Crossing[];
  at<T extends MessageType>(actor: string, ...types: readonly T[]): readonly CrossingOf<T>[];
  at(actor: string, ...types: readonly string[]): readonly Crossing[] {
    const to = String(actor);
    return this.#part(`at ${to}`, { to, types: types.map(String) });
  }

  /** What one actor got from another, in this direction: `trace.between('urs', 'interaction-server')`. */
  between(from: string, to: string): readonly Crossing[];
  between<T extends MessageType>(from: string, to: string, ...types: readonly T[]): readonly CrossingOf<T>[];
  between(sender: string, receiver: string, ...types: readonly string[]): readonly Crossing[] {
    const [from, to] = [String(sender), String(receiver)];
    return this.#part(`between ${from}\n${to}`, { from, to, types: types.map(String) });
  }

  /** What was said about an interaction, by its InteractionId, whoever got it. */
  about(interaction: string): readonly Crossing[];
  about<T extends MessageType>(interaction: string, ...types: readonly T[]): readonly CrossingOf<T>[];
  about(interaction: string, ...types: readonly string[]): readonly Crossing[] {
    const about = String(interaction);
    return this.#part(`about ${about}`, { about, types: types.map(String) });
  }

  /** Messages of one type, or of several, whoever got them: `trace.of('EventInvite', 'EventRevoked')`. */
  of<T extends MessageType>(type: T, ...types: readonly T[]): readonly CrossingOf<T>[];
  of(...types: readonly string[]): readonly Crossing[] {
    return this.#part('of', { types: types.length === 0 ? ['undefined'] : types.map(String) });
  }

  /** For whoever judges a run: which messages are looked at is told from now on, or to nobody any more. */
  watch(watcher: ((set: MessageSet) => void) | undefined): void {
    this.#watcher = watcher;
  }

  #part(name: string, set: MessageSet): readonly Crossing[] {
    const key = set.types.length === 0 ? name : `${name}\n${set.types.join('\n')}`;
    let part = this.#parts.get(key);
    if (part === undefined) this.#parts.set(key, (part = new Part(this.#checked(set))));
    this.#watcher?.(part.set);
    return part.of(this.#messages);
  }

  #checked(set: MessageSet): MessageSet {
    const cast = this.#cast();
    for (const name of [set.from, set.to])
      if (name !== undefined && !cast.has(name))
        throw errors.unknownActor(name, cast.names, nearestName(name, cast.names));
    for (const type of set.types)
      if (!Object.hasOwn(catalogue, type))
        throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
    return set;
  }
}

const everything: MessageSet = { types: [] };

/** The messages of one set so far; a property asks for the same ones after every step. */
class Part {
  readonly set: MessageSet;
  readonly #messages: Crossing[] = [];
  #seen = 0;

  constructor(set: MessageSet) {
    this.set = set;
  }

  of(all: readonly Crossing[]): readonly Crossing[] {
    for (; this.#seen < all.length; this.#seen++) {
      const message = all[this.#seen]!;
      if (isInSet(this.set, message)) this.#messages.push(message);
    }
    return this.#messages;
  }
}
