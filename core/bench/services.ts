import type { ServiceIdentifier } from 'inversify';
import type { Bus } from '../bus/bus.ts';
import type { Network } from '../bus/network.ts';
import type { Choices } from '../kernel/choices.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import { errors } from '../kernel/errors.ts';
import { Random, type RandomStream } from '../kernel/random.ts';
import type { InteractionServer } from '../server/interaction-server.ts';
import type { InteractionStore } from '../store/interaction-store.ts';
import type { RunScope } from './run-scope.ts';
import type { RunSettings } from './run-settings.ts';
import { network, Token } from './token.ts';

const forProbes: ReadonlySet<ServiceIdentifier> = new Set([
  Token.Bus,
  Token.Store,
  Token.Clock,
  Token.InteractionServer,
]);

/** The services of one run. */
export class Services {
  readonly choices: Choices;
  readonly random: Random;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly store: InteractionStore;
  readonly network: Network;
  readonly server: InteractionServer;
  readonly #scope: RunScope<RunSettings>;
  #streams: Map<string, string> | undefined;
  /** A stream of chance from which two plugins draw; known only where a run is followed. */
  sharedStream: string | undefined;

  constructor(scope: RunScope<RunSettings>) {
    this.#scope = scope;
    this.choices = scope.get(Token.Choices);
    this.random = scope.get(Token.Random);
    this.bus = scope.get(Token.Bus);
    this.clock = scope.get(Token.Clock);
    this.store = scope.get(Token.Store);
    this.network = scope.get(network);
    this.server = scope.get(Token.InteractionServer);
  }

  /** A service of this run: one of the core's, or what a module has bound. */
  get<T>(service: ServiceIdentifier<T>): T {
    return this.#scope.get(service);
  }

  /** The same for a plugin; what only probes may see is kept from actors. */
  forActor<T>(service: ServiceIdentifier<T>, plugin: string): T {
    if (forProbes.has(service)) throw errors.notForActors(plugin, Symbol.keyFor(service as symbol)!.split('.')[1]!);
    const given = this.get(service);
    return (service as ServiceIdentifier) === Token.Random ? (this.#randomFor(plugin) as T) : given;
  }

  /** Exploring has to know who draws from which stream: what one takes from it, the other does not get. */
  #randomFor(plugin: string): Random {
    if (followerIn(this.choices) === undefined || this.random.constructor !== Random) return this.random;
    const streams = (this.#streams ??= new Map());
    return new AskedRandom(this.random, (stream) => {
      const owner = streams.get(stream) ?? plugin;
      streams.set(stream, owner);
      if (owner !== plugin) this.sharedStream ??= stream;
    });
  }
}

/** The chance of a run, which tells which of its streams is asked for. */
class AskedRandom extends Random {
  readonly #random: Random;
  readonly #told: (stream: string) => void;

  constructor(random: Random, told: (stream: string) => void) {
    super(0);
    this.#random = random;
    this.#told = told;
  }

  override once(name: string): RandomStream {
    return this.#random.once(name);
  }

  override stream(name: string): RandomStream {
    this.#told(name);
    return this.#random.stream(name);
  }
}
