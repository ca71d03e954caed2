import type { InteropObservable, Observable, SchedulerLike } from 'rxjs';
import { MadeAt } from '../kernel/author/made-at.ts';
import { errors } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { TargetStatistic } from '../protocol/messages/statistics.ts';
import type { Statistic } from './statistic.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import type { ServerErrorName } from '../protocol/server-errors.ts';
import type { InteractionProperties, KeyValues } from '../protocol/values.ts';
import type { Decision } from './decision.ts';
import type { TargetFor, TargetOptions, WideningOptions } from './targets/target-options.ts';
import type { TargetsIn } from './targets/target-text.ts';

/** An interaction as URS knows it: what came with EventRouteRequest, and the changes it was told since. */
export interface RoutedInteraction {
  /** The InteractionId. */
  readonly id: string;
  /** The queue from which it came to URS. */
  readonly queue: string;
  /** The medium: `email`, `chat`. */
  readonly mediaType: string;
  /** The InteractionType: `Inbound`. */
  readonly type: string;
  /** The InteractionSubtype: `InboundNew`. */
  readonly subtype: string;
  /** Attached data, business and custom. */
  readonly userData: KeyValues;
  /** System properties, as the server names them, and the attached data as `UserData`. */
  readonly properties: InteractionProperties;
  /** How many times this URS was asked about it before, 0 at first: after a refused invitation it comes back. */
  readonly returns: number;
}

/** A wait that is both an Observable and awaitable. It rejects with `InteractionGone` when the interaction is lost. */
export interface Wait<T> extends Observable<T>, PromiseLike<T> {}

/** The server said no to something that the strategy decided. */
export interface Refusal {
  /** What was refused, as the strategy decided it. */
  readonly decision: Decision;
  /** The server's name of the error, for example `target-not-logged-in`; `unknown` where its answer says none. */
  readonly error: ServerErrorName | 'unknown';
  /** The server's sentence: what is wrong. */
  readonly description: string;
}

/** Which of several waits came first, by its name, and what it brought. */
export type First<W extends Readonly<Record<string, Observable<unknown>>>> = {
  [K in keyof W & string]: {
    readonly which: K;
    readonly value: W[K] extends Observable<infer V> ? V : never;
  };
}[keyof W & string];

/**
 * What a strategy can ask for while it decides about one interaction. It hands out, it does not show:
 * a target is reserved when it is emitted, and given back by unsubscribing before it is used.
 */
export interface Desk {
  /**
   * Waits in line for a target: an agent (`ann.A`), the agent at a place (`desk 7.AP`), one of a group (`Support.GA`), one at the
   * places of a group (`Support.GP`), one with skills (`?:English > 5 & (Email >= 3 | Chat = 1).GA`), also within a group
   * (`?Support:English > 5.GA`). A queue (`Back office.Q`) is there at once. Each may name its statistics server: `ann@StatServer.A`.
   *
   * A threshold may stand before it, and the target is considered only while it holds:
   * `{sdata(Support.GA, RStatAgentsReady) > 2 & callage() < 60}Support.GA`. `callage()` counts seconds since the interaction was received.
   *
   * Of several targets it waits for the first, and they may widen: `desk.target(['?:English > 7.GA', 'Everybody.GA'], { every: seconds(20) })`,
   * or each after a time of its own: `desk.target([{ target: 'Gold.GA', timeout: seconds(20), clear: true }, 'Everybody.GA'])`.
   */
  target<const T extends string, const Given = never>(
    expression: TargetsIn<T, Given>,
    options?: [Given] extends [string] ? TargetOptions : WideningOptions,
  ): Wait<TargetFor<T>>;
  /**
   * From now on nothing is handed out to this routing attempt; what it asks for stays in all lines, in its place, and time-outs go on.
   * To suspend twice is to suspend once.
   */
  suspend(): void;
  /** Ends `suspend`: whoever is free is handed out at once. Where nothing is suspended, it does nothing. */
  resume(): void;
  /** Emits once, when this much virtual time has passed. */
  after(delay: Milliseconds): Wait<void>;
  /** Emits once, at this virtual time, counted from the start of the run; at once when it is over. */
  at(time: Milliseconds): Wait<void>;
  /** Emits the first of several waits, by its name; the others are cancelled, and what they hold is given back. */
  first<const W extends Readonly<Record<string, Observable<unknown>>>>(waits: W): Wait<First<W>>;
  /**
   * How many interactions URS knows to wait: for a target (`Support.GA`), in a virtual queue, or for a decision of the strategy
   * of a queue. The one that asks counts too if it waits there. What URS was not asked about, it does not know.
   */
  waiting(place: string): number;
  /**
   * A statistic of a target as URS knows it (SData): `desk.sdata('Support.GA', 'RStatAgentsReady') > 2`. It is what URS was told over its
   * link to the reporting engine, so it may be older than the truth, less what URS has handed out itself. Times are in seconds; of several
   * agents StatTimeInReadyState is the longest, and loading and occupancy are means over those who are logged in, 0 where nobody is.
   * RStatCallsInQueue and CurrMaxCallWaitingTime are of URS's own lines; the former also takes a virtual queue. A statistic of
   * `centre.statistics` is given itself; before the first news of it, it is NaN.
   */
  sdata(target: string, statistic: TargetStatistic | Statistic): number;
  /**
   * Calls a method of a third-party service (autoresponse, acknowledgement, classification) and emits what it answers. Its fault,
   * and a service that is not connected, fail the wait with a `ServiceFault`; a service that is silent is waited for.
   */
  invoke(service: string, method: string, params?: KeyValues): Wait<KeyValues>;
  /**
   * Whether the interaction is still with the strategy: false when the server has taken a decision that ends its path, or the
   * interaction away. A strategy whose session goes on asks before it decides.
   */
  readonly isHeld: boolean;
  /** Virtual time, as an RxJS scheduler: `timer(5000, desk.clock)`. */
  readonly clock: SchedulerLike;
  /** Emits each refusal of the server. A refusal that nobody listens for is a finding. */
  readonly refused: Observable<Refusal>;
}

/** Decisions one after the other, or one that comes later. A generator decides by `yield`: what it returns would be lost. */
export type Decisions =
  | Observable<Decision>
  | InteropObservable<Decision>
  | PromiseLike<Decision>
  | Iterable<Decision, void>
  | AsyncIterable<Decision, void>;

/** Routing logic that can be plugged in. */
export interface Strategy {
  /** Appears in findings, party names and diagrams. */
  readonly name: string;
  /** Decides about one interaction; called afresh for each routing attempt. */
  readonly route: (interaction: RoutedInteraction, desk: Desk) => Decisions | Decision;
  /**
   * Whether its path goes on when the server has taken its decision, or the interaction away, as a session of ORS does until its
   * final state: it may wait and call services then. Default: false, as a strategy of URS ends there.
   */
  readonly sessionGoesOn?: boolean;
}

const definitions = new MadeAt();

/** Makes a strategy of a name and a `route`: types are checked, and findings without a line of their own name this one. */
export function defineStrategy(strategy: Strategy): Strategy {
  if (typeof strategy === 'object' && strategy !== null) return definitions.note(strategy);
  throw errors.badArgument(
    '`defineStrategy`',
    valueInWords(strategy),
    'an object with a name and a `route`',
    "Write `defineStrategy({ name: 'vip', route: (interaction, desk) => … })`",
  );
}

/** Puts a strategy in the place of another; findings name the line of the original. */
export function standIn(strategy: Strategy, original: Strategy): Strategy {
  return definitions.note(strategy, original);
}

/** The author's line on which a strategy was defined: where to look when a finding has no line of its own. */
export function definedAt(strategy: Strategy | undefined): string | undefined {
  return definitions.lineOf(strategy);
}

/** Thrown into the open waits of an `async` strategy when URS loses the interaction: let it pass. */
export class InteractionGone extends Error {
  constructor(
    /** InteractionId of the one that was lost. */
    readonly interaction: string,
  ) {
    super(`Interaction '${interaction}' was taken away from the strategy.`);
    this.name = 'InteractionGone';
  }
}

/** What `desk.target` fails with when the last target of its list has a time-out, and nobody came in it: catch it, and decide otherwise. */
export class NobodyCame extends Error {
  constructor(
    /** InteractionId of the one that waited. */
    readonly interaction: string,
    /** What was waited for, as it was asked for. */
    readonly targets: readonly string[],
  ) {
    super(
      `Nobody came for interaction '${interaction}' within the time-outs of ${targets.map((each) => `'${each}'`).join(', ')}.`,
    );
    this.name = 'NobodyCame';
  }
}
