import { createRequire } from 'node:module';
import type { Container, ContainerModule, ServiceIdentifier } from 'inversify';
import { Bus } from '../bus/bus.ts';
import { Network } from '../bus/network.ts';
import type { LinkDelays } from '../bus/delays.ts';
import type { Plugin } from '../contract/plugin.ts';
import { Clock } from '../kernel/clock/clock.ts';
import type { ClockOptions } from '../kernel/clock/clock-options.ts';
import type { Choices } from '../kernel/choices.ts';
import { errors } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import { Random } from '../kernel/random.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Replacements } from '../server/handler.ts';
import { InteractionServer } from '../server/interaction-server.ts';
import { serverName } from '../server/server-name.ts';
import { ServerCore, type Places } from '../server/server-core.ts';
import { InteractionStore } from '../store/interaction-store.ts';
import { Memory } from '../store/memory.ts';
import { assign } from '../kernel/assign.ts';

const require = createRequire(import.meta.url);

/** Loaded when the first container is made, for it is a third of what starting the bench loads. */
const inversify = () => require('inversify') as typeof import('inversify');

/** What the core binds. A module of a plugin may add to these, or rebind any of them. */
export const Token = {
  Choices: Symbol.for('routeproof.Choices') as ServiceIdentifier<Choices>,
  Clock: Symbol.for('routeproof.Clock') as ServiceIdentifier<Clock>,
  Random: Symbol.for('routeproof.Random') as ServiceIdentifier<Random>,
  Bus: Symbol.for('routeproof.Bus') as ServiceIdentifier<Bus>,
  Store: Symbol.for('routeproof.Store') as ServiceIdentifier<InteractionStore>,
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

/** The services of one run. */
export interface Services {
  readonly choices: Choices;
  readonly random: Random;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly store: InteractionStore;
  readonly network: Network;
  readonly server: InteractionServer;
  /** For those who rebind services; made when it is first asked for, if no plugin brings modules. */
  readonly container: Container;
}

/** The one place that composes a bench, and the only file of the core that knows inversify. */
export function wire(settings: RunSettings, plugins: readonly Plugin[]): Services {
  // A module that two plugins share is loaded once; inversify would bind its services twice.
  const modules = new Set(plugins.flatMap(({ modules: own = [] }) => own));
  return modules.size === 0 ? composed(settings) : resolved(settings, modules);
}

/** Exploration composes a bench for every run: where nobody can rebind anything, no container need find out what is needed. */
function composed(settings: RunSettings): Services {
  const { choices } = settings;
  const clock = clockOf(settings, choices);
  const bus = new Bus();
  const store = storeOf(clock, choices);
  const random = new Random(settings.seed);
  const links = new Network(bus, clock, random, settings.delays);
  const server = serverOf(settings, store, clock);
  return new Composed(choices, random, bus, clock, store, links, server);
}

/** Services that nobody has rebound. */
class Composed implements Services {
  #container: Container | undefined;

  constructor(
    readonly choices: Choices,
    readonly random: Random,
    readonly bus: Bus,
    readonly clock: Clock,
    readonly store: InteractionStore,
    readonly network: Network,
    readonly server: InteractionServer,
  ) {}

  get container(): Container {
    if (this.#container !== undefined) return this.#container;
    const container = new (inversify().Container)({ defaultScope: 'Singleton' });
    container.bind(Token.Choices).toConstantValue(this.choices);
    container.bind(Token.Random).toConstantValue(this.random);
    container.bind(Token.Bus).toConstantValue(this.bus);
    container.bind(Token.Clock).toConstantValue(this.clock);
    container.bind(Token.Store).toConstantValue(this.store);
    container.bind(network).toConstantValue(this.network);
    container.bind(Token.InteractionServer).toConstantValue(this.server);
    return (this.#container = container);
  }
}

function resolved(settings: RunSettings, modules: Iterable<ContainerModule>): Services {
  const container = new (inversify().Container)({ defaultScope: 'Singleton' });
  container.load(core(settings));
  for (const module of modules) container.load(module);
  return {
    choices: container.get(Token.Choices),
    random: container.get(Token.Random),
    bus: container.get(Token.Bus),
    clock: container.get(Token.Clock),
    store: container.get(Token.Store),
    network: container.get(network),
    server: container.get(Token.InteractionServer),
    container,
  };
}

/** Gives plugins what modules have bound, and keeps from actors what only probes may see. */
export const serviceOf =
  (services: Services) =>
  <T>(service: ServiceIdentifier, plugin: string): T => {
    const seen = Object.entries(Token).find(([name, token]) => token === service && forProbes.has(name));
    if (seen !== undefined) throw errors.notForActors(plugin, seen[0]);
    return services.container.get<T>(service as ServiceIdentifier<T>);
  };

const forProbes: ReadonlySet<string> = new Set(['Bus', 'Store', 'Clock', 'InteractionServer']);

const clockOf = (settings: RunSettings, choices: Choices) => new Clock(assign(settings.clock, { choices }));
const storeOf = (clock: Clock, choices: Choices) => new InteractionStore(() => clock.now(), memoryOf(clock, choices));

/** Only where a run is followed does anybody ask what its steps look at and change. */
function memoryOf(clock: Clock, choices: Choices): Memory | undefined {
  const follower = followerIn(choices);
  if (follower === undefined) return undefined;
  const server = clock.actor(serverName);
  return new Memory(follower, () => clock.current === server);
}

const serverOf = ({ options, places, limits, replacements }: RunSettings, store: InteractionStore, clock: Clock) =>
  new InteractionServer(
    new ServerCore(serverName, store, clock.actor(serverName), options, places, limits),
    replacements,
  );

const core = (settings: RunSettings): ContainerModule =>
  new (inversify().ContainerModule)(({ bind }) => {
    bind(Token.Choices).toConstantValue(settings.choices);
    bind(Token.Random).toResolvedValue(() => new Random(settings.seed));
    bind(Token.Bus).toResolvedValue(() => new Bus());
    bind(Token.Clock).toResolvedValue((choices) => clockOf(settings, choices), [Token.Choices]);
    bind(Token.Store).toResolvedValue(storeOf, [Token.Clock, Token.Choices]);
    bind(network).toResolvedValue(
      (bus, clock, random) => new Network(bus, clock, random, settings.delays),
      [Token.Bus, Token.Clock, Token.Random],
    );
    bind(Token.InteractionServer).toResolvedValue(
      (store, clock) => serverOf(settings, store, clock),
      [Token.Store, Token.Clock],
    );
  });
