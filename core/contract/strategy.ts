import type { Observable, ObservableInput, SchedulerLike } from 'rxjs';
import { authorLine } from '../kernel/author-line.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { InteractionProperties, KeyValues } from '../protocol/values.ts';
import type { Decision, Target } from './decision.ts';

/** An interaction as URS knows it: what came with EventRouteRequest, and the changes it was told since. */
export interface RoutedInteraction {
  readonly id: string;
  readonly queue: string;
  readonly mediaType: string;
  readonly type: string;
  readonly subtype: string;
  /** Attached data, business and custom. */
  readonly userData: KeyValues;
  readonly properties: InteractionProperties;
  /** How many times this URS was asked about it before, 0 at first: after a refused invitation it comes back. */
  readonly returns: number;
}

/** A wait that is both an Observable and awaitable. It rejects with `InteractionGone` when the interaction is lost. */
export interface Wait<T> extends Observable<T>, PromiseLike<T> {}

/** The server said no to something that the strategy decided. */
export interface Refusal {
  readonly decision: Decision;
  /** The server's name of the error, for example `target-not-logged-in`. */
  readonly error: string;
  readonly description: string;
}

/**
 * What a strategy can ask for while it decides about one interaction. It hands out, it does not show:
 * a target is reserved when it is emitted, and given back by unsubscribing before it is used.
 */
export interface Desk {
  /** Waits in line for an agent who fits: an agent's name (`ann.A`) or one comparison (`?:English > 5.GA`). Longest ready first. */
  target(expression: string): Wait<Target>;
  /** Emits once, when this much virtual time has passed. */
  after(delay: Milliseconds): Wait<void>;
  /** Virtual time, as an RxJS scheduler: `timer(5000, desk.clock)`. */
  readonly clock: SchedulerLike;
  /** Emits each refusal of the server. A refusal that nobody listens for is a finding. */
  readonly refused: Observable<Refusal>;
}

/** Routing logic that can be plugged in. */
export interface Strategy {
  /** Appears in findings, party names and diagrams. */
  readonly name: string;
  /** Decides about one interaction; called afresh for each routing attempt. */
  readonly route: (interaction: RoutedInteraction, desk: Desk) => ObservableInput<Decision> | Decision;
}

const definitions = new WeakMap<Strategy, Error>();

/** Gives back what it is given, with types, and remembers on which line of the author's that was. */
export function defineStrategy(strategy: Strategy): Strategy {
  definitions.set(strategy, new Error('defined here'));
  return strategy;
}

/** The author's line on which a strategy was defined: where to look when a finding has no line of its own. */
export function definedAt(strategy: Strategy | undefined): string | undefined {
  const definition = strategy && definitions.get(strategy);
  return definition && authorLine(definition);
}
