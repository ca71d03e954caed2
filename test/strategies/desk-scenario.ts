import type {
  Agent,
  Centre,
  Desk,
  Group,
  OfferedInteraction,
  Played,
  Plugin,
  RoutedInteraction,
  Scenario,
  Strategy,
} from 'routeproof';
import { agents } from '../../plugins/agent/agents.ts';
import { mediaServer } from '../../plugins/media-server/media-server.ts';
import { reportingEngine } from '../../plugins/reporting-engine/reporting-engine.ts';
import { urs } from '../../plugins/urs/urs.ts';

/** The `route` of a strategy, which may give whatever it likes. */
export type Route = (interaction: RoutedInteraction, desk: Desk) => unknown;

/** What a test wants otherwise than its contact centre has it. */
export interface Setting extends Partial<Omit<Scenario, 'name' | 'strategy' | 'load' | 'plugins'>> {
  readonly agents?: readonly Agent[];
  readonly load?: readonly OfferedInteraction[];
  /** Instead of those of the test file. */
  readonly groups?: readonly Group[];
  readonly extra?: readonly Plugin[];
  readonly router?: Plugin;
}

/** A contact centre in which the strategy 'plan' routes what is offered, with the agents and load of its test file. */
export const deskScenario = (
  route: Route,
  {
    agents: given,
    load,
    groups,
    extra = [],
    router = urs(),
    ...rest
  }: Setting & Required<Pick<Setting, 'agents' | 'load'>>,
  centre: (given: readonly Agent[]) => Centre,
): Scenario => ({
  name: 'desk',
  strategy: {
    name: 'plan',
    route: route as Strategy['route'],
  },
  centre: {
    agents: given,
    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    ...centre(given),
    ...(groups !== undefined && { groups }),
  },
  plugins: [reportingEngine(), router, mediaServer(), agents(), ...extra],
  load: { interactions: load },
  ...rest,
});

export const kinds = ({ findings }: Played): readonly string[] => findings.map(({ kind }) => kind);

/** Who was invited to what, and when: `20 ann X1`. */
export const invitations = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ type }) => type === 'EventInvite')
    .map(({ at: time, to, interaction }) => `${time / 1000} ${to} ${interaction}`);
