import { map, type ObservableInput } from 'rxjs';
import {
  play,
  routeTo,
  seconds,
  type Agent,
  type Decision,
  type Desk,
  type OfferedInteraction,
  type Played,
  type Plugin,
  type RoutedInteraction,
  type Scenario,
} from 'routeproof';
import { agents } from '../../../plugins/agent/agents.ts';
import { mediaServer } from '../../../plugins/media-server/media-server.ts';
import { reportingEngine } from '../../../plugins/reporting-engine/reporting-engine.ts';
import { urs } from '../../../plugins/urs/urs.ts';

export type Route = (interaction: RoutedInteraction, desk: Desk) => unknown;

interface Setting extends Partial<Omit<Scenario, 'name' | 'strategy' | 'load' | 'plugins'>> {
  readonly agents?: readonly Agent[];
  readonly load?: readonly OfferedInteraction[];
  readonly extra?: readonly Plugin[];
  readonly router?: Plugin;
}

export const ann: Agent = { name: 'ann', skills: { English: 7 } };

export const bob: Agent = { name: 'bob', skills: { English: 3 } };

export const x1: OfferedInteraction = { InteractionId: 'X1', at: seconds(5) };

export const x2: OfferedInteraction = { InteractionId: 'X2', at: seconds(5) };

/** A small contact centre whose only queue with a strategy is Inbound; `route` may give whatever it likes. */
export const scenarioOf = (route: Route, setting: Setting = {}): Scenario => {
  const { agents: given = [ann, bob], load = [x1], extra = [], router = urs(), ...rest } = setting;
  return {
    name: 'desk',
    strategy: {
      name: 'plan',
      route: route as (interaction: RoutedInteraction, desk: Desk) => ObservableInput<Decision>,
    },
    centre: {
      agents: given,
      groups: [{ name: 'Support', agents: given.map(({ name }) => name).filter((name) => name === 'bob') }],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
      workbins: [{ name: 'Drafts' }],
    },
    plugins: [reportingEngine(), router, mediaServer(), agents(), ...extra],
    load: { interactions: load },
    ...rest,
  };
};

export const playRoute = (route: Route, setting?: Setting): Promise<Played> => play(() => scenarioOf(route, setting));

export const kinds = ({ findings }: Played): readonly string[] => findings.map(({ kind }) => kind);

/** What URS asked of the server about interactions: `5 X1 RequestDeliver ann`. */
export const asked = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ from, interaction }) => from === 'urs' && interaction !== undefined)
    .map(({ at: time, interaction, type, body }) => {
      const { AgentId, Queue, WorkbinType } = body as Readonly<Record<string, string | undefined>>;
      return [time / 1000, interaction, type, AgentId ?? Queue ?? WorkbinType]
        .filter((word) => word !== undefined)
        .join(' ');
    });

export const invitations = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ type }) => type === 'EventInvite')
    .map(({ at: time, to, interaction }) => `${time / 1000} ${to} ${interaction}`);

export const toAnn: Route = (_interaction, desk) => desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
