import type { ContainerModule, ServiceIdentifier } from 'inversify';
import type { Observable, Subscription } from 'rxjs';
import type { Bus } from '../bus/bus.ts';
import type { Connection } from '../bus/connection.ts';
import type { Link } from '../bus/link.ts';
import type { Trace } from '../bus/trace.ts';
import type { ActorClock } from '../kernel/clock/actor-clock.ts';
import type { Choices } from '../kernel/choices.ts';
import type { RandomStream } from '../kernel/random.ts';
import { MadeAt } from '../kernel/author/made-at.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { ClientRole, Role } from '../protocol/values.ts';
import type { StoreView } from '../store/store-view.ts';
import type { Centre } from './centre.ts';
import type { RequestHandlers } from './request-handler.ts';
import type { Reported } from './finding.ts';
import type { FollowedLine, OfferedInteraction } from './script.ts';
import type { RunEnd } from './verdict.ts';
import type { Strategy } from './strategy.ts';
import type { Substitution } from './substitution.ts';
import type { TrafficStream } from './traffic.ts';

/** Who is told what an author's code leaves behind, where nobody can catch it. */
export interface Told {
  /** A promise was rejected that nobody awaits. */
  readonly rejected: (reason: unknown) => void;
  /** A teardown threw, or an Observable failed to which nobody listens any more. */
  readonly unheard: (error: unknown) => void;
  /** A subscriber threw, or an Observable failed whose subscriber does not listen to errors. */
  readonly threw: (error: unknown) => void;
}

/** What one actor is given. It knows only what comes over its links. */
export interface ActorKit {
  /** Opens a link to the Interaction Server, or to another server by its name. `name` is who stands in the trace. */
  readonly connect: (role: Role, name: string, to?: string) => Link;
  /** Serves others: emits a connection for each client that connects to `name`. */
  readonly listen: (role: Role, name: string) => Observable<Connection>;
  /** The actor's own view of time; an RxJS scheduler. */
  readonly clock: ActorClock;
  /** The actor's own stream of chance, the same for the same seed. */
  readonly random: RandomStream;
  /** Open questions that exploration answers in every way. */
  readonly choices: Choices;
  /** Reports something wrong that the actor noticed: the run fails, unless it is reported as a warning. */
  readonly finding: (finding: Reported) => void;
  /** Does something at the end of the step in hand, when all that it awaits has settled. */
  readonly atStepEnd: (work: () => void) => void;
  /** Runs code that is another author's: what it leaves behind, also after an `await`, is told, and not reported as the actor's own. */
  readonly authored: <R>(work: () => R, told: Told) => R;
  /** Does something when the run has ended: looks for what is still open. Nothing can be sent any more. */
  readonly atRunEnd: (look: (end: RunEnd) => void) => void;
  /**
   * Says that what the actor has just been told is nothing to it: it changes nothing that the actor will ever look at.
   * `explore` then does not try when it comes; without a word it is taken to matter.
   */
  readonly ignored: () => void;
  /** Whether anybody asks what steps look at and change: where nobody does, names of places need not be made up. */
  readonly isFollowed: boolean;
  /**
   * Says that the actor looks at a place in its memory in the step in hand. Places are names of your own: `'stock'`, or `'stock:tea'`;
   * `'stock:*'` looks at all that begin with `stock:`.
   *
   * `explore` tells two steps of one actor apart, and does not try them both ways round, if both say what they look at and
   * change, neither changes what the other looks at or changes, they are due at the same time (or the first due does not need to
   * know what time it is, see `tellsTimeByClock`), and they send nothing over the same link and set no timers both. So say all that a
   * step uses of what outlives it (chance from `random` is memory, too), or nothing: a step without a word is taken to use
   * everything, and so is one that writes `'*'`.
   */
  readonly reads: (place: string) => void;
  /** Says that the actor changes a place in its memory in the step in hand; goes with `reads`. */
  readonly writes: (place: string) => void;
  /**
   * Says that the actor learns from its clock alone what time it is, and never from `at` of a message. A step in which it neither
   * asks the clock nor sends anything is then the same at any time.
   */
  readonly tellsTimeByClock: () => void;
  /** The actor's program was started again: `forget` drops what it knew. Its links were broken before, and are opened again later. */
  readonly onRestart: (forget: () => void) => void;
}

/** What a plugin is given to set up its actor, and the configuration that every actor of a contact centre reads. */
export interface Kit extends ActorKit {
  /** A service that a module of a plugin has bound. Bus, store and server are for probes: an actor knows its links. */
  readonly get: <T>(service: ServiceIdentifier<T>) => T;
  /** For a plugin with several actors: a kit for one of them. An actor has one clock and one step at a time. */
  readonly actor: (name: string) => ActorKit;
  /** The configuration: agents, groups, queues, workbins. */
  readonly centre: Centre;
  /** Names of those on the bench who play a role; all of them when every plugin is set up. */
  readonly playing: (role: Role) => readonly string[];
  /** Names of those to whom others can connect, in a role, in the order of `plugins`: of all of them where the plugin needs that role. */
  readonly serving: (role: Role) => readonly string[];
  /** The strategy of the default queue. */
  readonly strategy: Strategy | undefined;
  /** The strategy that a queue feeds. */
  readonly strategyOf: (queue: string) => Strategy | undefined;
  /** The lines of the scenario's script for this actor, to be followed once each: for `followScript`. */
  readonly script: (actor: string) => readonly FollowedLine[];
  /** What comes by chance, for the media server that makes arrivals. */
  readonly traffic: readonly TrafficStream[];
  /** The interactions that a media server is to submit; those that name none go to the first one. */
  readonly load: (mediaServer: string) => readonly OfferedInteraction[];
}

/** What a probe sees: everything. It sends nothing. */
export interface Sight {
  /** Every message, when it is sent and when it is delivered. */
  readonly bus: Bus;
  /** What the Interaction Server knows now. */
  readonly store: StoreView;
  /** What has been delivered so far; empty on a lean bench. */
  readonly trace: Trace;
  /** Options of the server in this run. */
  readonly options: ServerOptions;
  /** Requests that plugins handle in place of the server. */
  readonly handled: ReadonlySet<string>;
  /** The strategy that a queue feeds. */
  readonly strategyOf: (queue: string) => Strategy | undefined;
  /** Notes that the run went through a phase of the chapters. */
  readonly passed: (flow: string, interaction: string) => void;
  /** Reports something that the probe saw: the run fails, unless it is reported as a warning. */
  readonly finding: (finding: Reported) => void;
}

/** What can be done to programs and connections from outside: pull a plug, start a program again, hold messages back. */
export interface FaultKit {
  /** Every message and every broken connection, to see when a fault may come. */
  readonly bus: Bus;
  /** Options of the server in this run. */
  readonly options: ServerOptions;
  /** Asks whether a fault happens, so that `explore` tries both. */
  readonly choices: Choices;
  /** Names of the programs on the bench, the Interaction Server among them. */
  readonly programs: readonly string[];
  /** Every connection, in the order in which they were first opened. */
  readonly links: readonly Link[];
  /** A program's view of time. */
  readonly clockOf: (program: string) => ActorClock;
  /** Stands in pictures of the run, between its messages. */
  readonly note: (text: string) => void;
  /** Does something at the end of the step in hand. */
  readonly atStepEnd: (work: () => void) => void;
  /** Does something when the run has ended. */
  readonly atRunEnd: (look: () => void) => void;
  /** Reports something wrong: the run fails, unless it is reported as a warning. */
  readonly finding: (finding: Reported) => void;
  /** Breaks every connection of a program, which loses its memory; it is up to the caller to open its links again. In a step of that program. */
  readonly restart: (program: string) => void;
}

/** What a plugin can be on a bench: a client of the Interaction Server, the T-Library, or what an author calls it. */
export type PluginRole = ClientRole | 't-library' | (string & {});

/** Something that can be plugged into a bench: an actor, a probe, a codec, or services. */
export interface Plugin {
  /** Says in errors and reports which plugin it is; no two on a bench have the same. Nobody is found by it who plays a role. */
  readonly name: string;
  /** What it is for the others, one role or several: `plays: 'urs'`. Any number of plugins may play one role. */
  readonly plays?: PluginRole | readonly PluginRole[];
  /** Roles that must be played beside it, and names of plugins that play none; all who are meant are set up first. */
  readonly needs?: readonly PluginRole[];
  /** Makes an actor. Called once a run, before time starts. */
  readonly setup?: (kit: Kit) => void;
  /** Makes a probe, which sees everything and sends nothing. Called once a run, before time starts. */
  readonly observe?: (sight: Sight) => Subscription | void;
  /** Messages that travel as others on the connections of one kind of clients. */
  readonly substitution?: Substitution;
  /**
   * Handles requests in place of the Interaction Server: `handles: { RequestPull: (server, request, otherwise) => … }`. No two
   * plugins of a bench may handle one request.
   */
  readonly handles?: RequestHandlers;
  /**
   * What `handles` has looks at nothing but the server that it is given, and keeps nothing from step to step. Default: false, which
   * is always right; `explore` then takes each step of the Interaction Server to depend on all before it.
   */
  readonly handlesPurely?: boolean;
  /** Brings faults into the run. Called once a run, when every actor is set up. */
  readonly disturb?: (kit: FaultKit) => void;
  /** Its code never awaits, so no turn need be taken after its steps. Default: false, which is always right. */
  readonly synchronous?: boolean;
  /** Inversify modules that add to, or rebind, what the core binds. */
  readonly modules?: readonly ContainerModule[];
}

const definitions = new MadeAt();

/** Gives back what it is given, with types, and remembers on which line of the author's that was. */
export const definePlugin = (plugin: Plugin): Plugin => definitions.note(plugin);

/** The roles that a plugin plays: as what others can need it. One that says none is needed by its name. */
export const rolesOf = ({ name, plays = name }: Pick<Plugin, 'name' | 'plays'>): readonly string[] =>
  typeof plays === 'string' ? [plays] : plays;

/** The author's line on which a plugin was defined. */
export const pluginAt = (plugin: Plugin): string | undefined => definitions.lineOf(plugin);
