import type { ServiceIdentifier } from 'inversify';
import type { Bus } from '../bus/bus.ts';
import type { Network } from '../bus/network.ts';
import type { Choices } from '../kernel/choices.ts';
import type { ClockOptions } from '../kernel/clock/clock-options.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { InteractionServer } from '../server/interaction-server.ts';
import type { InteractionStore } from '../store/interaction-store.ts';

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

/** What has one service in each run: its tokens, with their names. */
export const coreTokens: ReadonlyMap<ServiceIdentifier, string> = new Map([
  ...Object.entries(Token).map(([name, token]) => [token as ServiceIdentifier, name] as const),
  [network, 'Network'],
]);
