import type { Scenario, ServerOptions } from 'routeproof';

/** Who plays a reference flow, under which names and over which links. */
export interface Cast {
  /** Name of the media server. */
  readonly mediaServer: string;
  /** At least four: the parties, and one who is invited. */
  readonly agents: readonly [string, string, string, string, ...string[]];
  /** Names of the reporting engines. */
  readonly engines: readonly [string, ...string[]];
  /** How many agent parties the interaction has before the phase, where the flow leaves it open: 1, 2 or 3. */
  readonly parties: 1 | 2 | 3;
  /** Delays of links, by name or role. */
  readonly links: NonNullable<Scenario['links']>;
  /** Options of the Interaction Server. */
  readonly server: Partial<ServerOptions>;
  /** Seed of all chance. */
  readonly seed: number;
}

/** The cast of `routeproof flows`. */
export const defaultCast: Cast = {
  mediaServer: 'email-server',
  agents: ['ann', 'bob', 'cyd', 'dan'],
  engines: ['stat-server'],
  parties: 1,
  links: {},
  server: {},
  seed: 1,
};
