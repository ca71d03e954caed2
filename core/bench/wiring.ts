import { createRequire } from 'node:module';
import type { ContainerModule, ContainerModuleLoadOptions, ServiceIdentifier } from 'inversify';
import { Bus } from '../bus/bus.ts';
import { Network } from '../bus/network.ts';
import type { LinkDelays } from '../bus/delays.ts';
import type { Plugin } from '../contract/plugin.ts';
import { Clock } from '../kernel/clock/clock.ts';
import type { ClockOptions } from '../kernel/clock/clock-options.ts';
import type { Choices } from '../kernel/choices.ts';
import { errors } from '../kernel/errors.ts';
import { problemOf } from '../kernel/author/problem-of.ts';
import { offBench } from '../kernel/guard/bench-context.ts';
import type { Limits } from '../kernel/limits.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import { Random, type RandomStream } from '../kernel/random.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Replacements } from '../server/handler.ts';
import { InteractionServer } from '../server/interaction-server.ts';
import { serverName } from '../server/server-name.ts';
import { ServerCore, type Places } from '../server/server-core.ts';
import { InteractionStore } from '../store/interaction-store.ts';
import { Memory } from '../store/memory.ts';
import { assign } from '../kernel/assign.ts';
import type { RunScope, Wiring } from './run-scope.ts';

/** What the core binds. A module of a plugin may add to these, or rebind any of them. */
export const Token = {
  /** Answers every open question of the run. */
  Choices: Symbol.for('routeproof.Choices') as ServiceIdentifier<Choices>,
  /** How the clock of this run is made: whoever makes another one makes it with these. */
  ClockOptions: Symbol.for('routeproof.ClockOptions') as ServiceIdentifier<ClockOptions>,
  /** Virtual time, for all actors. */
  Clock: Symbol.for('routeproof.Clock') as ServiceIdentifier<Clock>,
  /** Chance from the seed, in streams by name. */
  Random: Symbol.for('routeproof.Random') as ServiceIdentifier<Random>,
  /** What every message passes. */
  Bus: Symbol.for('routeproof.Bus') as ServiceIdentifier<Bus>,
  /** Interactions, tickets, agents and queues, as the server writes them. */
  Store: Symbol.for('routeproof.Store') as ServiceIdentifier<InteractionStore>,
  /** What handles the requests. */
  InteractionServer: Symbol.for('routeproof.InteractionServer') as ServiceIdentifier<InteractionServer>,
} as const;

/** Inside the core only: the links, which nobody rebinds. */
export const network: ServiceIdentifier<Network> = Symbol.for('routeproof.Network');

/** What a run is made from. */
export interface RunSettings {
  readonly choices: Choices;
  readonly seed: number;
  readonly clock: Omit<ClockOptions, 'choices'>;
  readonly delays: LinkDelays;
  readonly options: ServerOptions;
  readonly places: Places;
  readonly limits: Limits;
  readonly replacements: Replacements;
}

/** The settings of the run for which a service is made. */
const settings: ServiceIdentifier<RunSettings> = Symbol('settings of the run');

/** How the services of a run are made: the only composition there is. */
function bindCore({ bind }: ContainerModuleLoadOptions): void {
  bind(settings).toDynamicValue((context) => (context as RunScope<RunSettings>).settings);
  bind(Token.Choices).toResolvedValue(({ choices }) => choices, [settings]);
  bind(Token.Random).toResolvedValue(({ seed }) => new Random(seed), [settings]);
  bind(Token.Bus).toResolvedValue(() => new Bus());
  bind(Token.ClockOptions).toResolvedValue(
    ({ clock }, choices) => assign(clock, { choices }),
    [settings, Token.Choices],
  );
  bind(Token.Clock).toResolvedValue((options) => new Clock(options), [Token.ClockOptions]);
  bind(Token.Store).toResolvedValue(
    (clock, choices) => new InteractionStore(() => clock.now(), memoryOf(clock, choices)),
    [Token.Clock, Token.Choices],
  );
  bind(network).toResolvedValue(
    ({ delays }, bus, clock, random) => new Network(bus, clock, random, delays),
    [settings, Token.Bus, Token.Clock, Token.Random],
  );
  bind(Token.InteractionServer).toResolvedValue(
    ({ options, places, limits, replacements }, store, clock) =>
      new InteractionServer(
        new ServerCore(serverName, store, clock.actor(serverName), options, places, limits),
        replacements,
      ),
    [settings, Token.Store, Token.Clock],
  );
}

/** Only where a run is followed does anybody ask what its steps look at and change. */
function memoryOf(clock: Clock, choices: Choices): Memory | undefined {
  const follower = followerIn(choices);
  if (follower === undefined) return undefined;
  const server = clock.actor(serverName);
  return new Memory(follower, () => clock.current === server);
}

/** Composes a run: with the modules of its plugins, if they have any, as with none. */
export function wire(of: RunSettings, plugins: readonly Plugin[]): Services {
  // A module that two plugins share is loaded once; inversify would bind its services twice.
  const modules = new Map<ContainerModule, string>();
  for (const { name, modules: own = [] } of plugins)
    for (const module of own) if (!modules.has(module)) modules.set(module, name);
  let known = wirings;
  for (const module of modules.keys()) known = known.with(module);
  if (modules.size === 0) return new Services((known.wiring ??= wiringOf(modules)).begin(of));
  const names = [...new Set(modules.values())];
  try {
    const wiring = (known.wiring ??= wiringOf(modules));
    const services = new Services(wiring.begin(of));
    checkServices(services, of, names, wiring.isChanged(Token.Choices));
    return services;
  } catch (error) {
    // What inversify refuses is a mistake in a module.
    throw isOfInversify(error) ? errors.notComposed(names, problemOf(error)) : error;
  }
}

/** Told by its name: inversify is loaded with the first bench only. */
const isOfInversify = (error: unknown): boolean => error instanceof Error && /^Inversify/.test(error.constructor.name);

/** What a module has put in the place of a service is one, and does what the bench asks of it. */
function checkServices(services: Services, of: RunSettings, plugins: readonly string[], changesChoices: boolean): void {
  const { choices, random, bus, clock, store, server } = services;
  if (followerIn(of.choices) !== undefined && (choices !== of.choices || changesChoices)) throw errors.choicesRebound();
  for (const [name, [service, method]] of Object.entries({
    Choices: [choices, 'pick'],
    Random: [random, 'stream'],
    Bus: [bus, 'deliver'],
    Clock: [clock, 'actor'],
    Store: [store, 'interaction'],
    InteractionServer: [server, 'listen'],
  } as const))
    if (typeof (service as unknown as Readonly<Record<string, unknown>> | undefined)?.[method] !== 'function')
      throw errors.noService(plugins, name);
  const options = services.get(Token.ClockOptions);
  for (const [name, value] of Object.entries({ ...of.clock, choices }))
    if (options[name as keyof ClockOptions] !== value || clock.options?.[name as keyof ClockOptions] !== value)
      throw errors.clockOfOtherOptions(plugins, name);
}

/** The wirings that have been made, by the modules of plugins: first with which one, then with which other. */
class Wirings {
  readonly #more = new WeakMap<ContainerModule, Wirings>();
  wiring: Wiring | undefined;

  with(module: ContainerModule): Wirings {
    let wirings = this.#more.get(module);
    if (wirings === undefined) this.#more.set(module, (wirings = new Wirings()));
    return wirings;
  }
}

const wirings = new Wirings();

const require = createRequire(import.meta.url);

/** Loaded with the first bench, for inversify is a third of what starting it loads. */
const wiringOf = (modules: ReadonlyMap<ContainerModule, string>): Wiring => {
  const { Wiring } = offBench(() => require('./run-scope.js') as typeof import('./run-scope.ts'));
  return new Wiring({ core: bindCore, tokens: coreTokens, remembers, modules });
};

/** Services that remember a run, so that no two runs may have the same. */
const remembers = (service: unknown): boolean =>
  [Random, Bus, Clock, InteractionStore, InteractionServer].some((type) => service instanceof type) ||
  Array.isArray((service as Partial<Choices> | null | undefined)?.answers);

/** What has one service in each run: its tokens, with their names. */
const coreTokens: ReadonlyMap<ServiceIdentifier, string> = new Map([
  ...Object.entries(Token).map(([name, token]) => [token as ServiceIdentifier, name] as const),
  [network, 'Network'],
]);

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
  readonly #streams = new Map<string, string>();
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
    return new AskedRandom(this.random, (stream) => {
      const owner = this.#streams.get(stream) ?? plugin;
      this.#streams.set(stream, owner);
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
