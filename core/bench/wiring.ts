import type { ContainerModule, ContainerModuleLoadOptions, ServiceIdentifier } from 'inversify';
import { Bus } from '../bus/bus.ts';
import { Network } from '../bus/network.ts';
import type { Plugin } from '../contract/plugin.ts';
import { assign } from '../kernel/assign.ts';
import { problemOf } from '../kernel/author/problem-of.ts';
import type { Choices } from '../kernel/choices.ts';
import { Clock } from '../kernel/clock/clock.ts';
import { followerIn } from '../kernel/clock/schedule-follower.ts';
import { errors } from '../kernel/errors.ts';
import { Random } from '../kernel/random.ts';
import { InteractionServer } from '../server/interaction-server.ts';
import { ServerCore } from '../server/server-core.ts';
import { serverName } from '../server/server-name.ts';
import { InteractionStore } from '../store/interaction-store.ts';
import { Memory } from '../store/memory.ts';
import { checkServices } from './check-services.ts';
import { Wiring, type RunScope } from './run-scope.ts';
import type { RunSettings } from './run-settings.ts';
import { Services } from './services.ts';
import { coreTokens, network, Token } from './token.ts';

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

/** Told by its name: an author's module may come with an inversify of its own. */
const isOfInversify = (error: unknown): boolean => error instanceof Error && /^Inversify/.test(error.constructor.name);

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

const wiringOf = (modules: ReadonlyMap<ContainerModule, string>): Wiring =>
  new Wiring({ core: bindCore, tokens: coreTokens, remembers, modules });

/** Services that remember a run, so that no two runs may have the same. */
const remembers = (service: unknown): boolean =>
  [Random, Bus, Clock, InteractionStore, InteractionServer].some((type) => service instanceof type) ||
  Array.isArray((service as Partial<Choices> | null | undefined)?.answers);
