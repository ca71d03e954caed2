import { Container, ContainerModule, type ServiceIdentifier } from 'inversify';
import { Bus } from '../bus/bus.ts';
import { Network } from '../bus/network.ts';
import type { LinkDelays } from '../bus/delays.ts';
import type { Plugin } from '../contract/plugin.ts';
import { Clock } from '../kernel/clock.ts';
import type { ClockOptions } from '../kernel/clock-options.ts';
import type { Choices } from '../kernel/choices.ts';
import { errors } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { Random } from '../kernel/random.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import { InteractionServer } from '../server/interaction-server.ts';
import { Outgoing, type Encode } from '../server/outgoing.ts';
import { serverName } from '../server/server-name.ts';
import { ServerCore, type Places } from '../server/server-core.ts';
import { InteractionStore } from '../store/interaction-store.ts';

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
export interface Parts {
  readonly choices: Choices;
  readonly seed: number;
  readonly clock: Omit<ClockOptions, 'choices'>;
  readonly delays: LinkDelays;
  readonly options: ServerOptions;
  readonly places: Places;
  readonly limits: Limits;
  readonly encode: Encode;
}

/** The one place that composes a bench, and the only file of the core that knows inversify. */
export function wire(parts: Parts, plugins: readonly Plugin[]): Container {
  const container = new Container({ defaultScope: 'Singleton' });
  container.load(core(parts));
  // A module that two plugins share is loaded once; inversify would bind its services twice.
  for (const module of new Set(plugins.flatMap(({ modules = [] }) => modules))) container.load(module);
  return container;
}

/** Gives plugins what modules have bound, and keeps from actors what only probes may see. */
export const serviceOf =
  (container: Container) =>
  <T>(service: ServiceIdentifier, plugin: string): T => {
    const seen = Object.entries(Token).find(([name, token]) => token === service && forProbes.has(name));
    if (seen !== undefined) throw errors.notForActors(plugin, seen[0]);
    return container.get<T>(service as ServiceIdentifier<T>);
  };

const forProbes: ReadonlySet<string> = new Set(['Bus', 'Store', 'Clock', 'InteractionServer']);

const core = (parts: Parts): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(Token.Choices).toConstantValue(parts.choices);
    bind(Token.Random).toResolvedValue(() => new Random(parts.seed));
    bind(Token.Bus).toResolvedValue(() => new Bus());
    bind(Token.Clock).toResolvedValue((choices) => new Clock({ ...parts.clock, choices }), [Token.Choices]);
    bind(Token.Store).toResolvedValue((clock) => new InteractionStore(() => clock.now()), [Token.Clock]);
    bind(network).toResolvedValue(
      (bus, clock, random) => new Network(bus, clock, random, parts.delays),
      [Token.Bus, Token.Clock, Token.Random],
    );
    bind(Token.InteractionServer).toResolvedValue(
      (store, clock) => {
        const { options, places, limits, encode } = parts;
        const out = new Outgoing(encode);
        return new InteractionServer(
          new ServerCore(serverName, store, clock.actor(serverName), options, places, limits, out),
        );
      },
      [Token.Store, Token.Clock],
    );
  });
