import { map } from 'rxjs';
import { play, routeTo, seconds, type Agent, type OfferedInteraction, type Played, type Scenario } from 'routeproof';
import { deskScenario, type Route, type Setting } from '../desk-scenario.ts';

export { invitations, kinds, type Route } from '../desk-scenario.ts';

export const ann: Agent = { name: 'ann', skills: { English: 7 } };

export const bob: Agent = { name: 'bob', skills: { English: 3 } };

export const x1: OfferedInteraction = { InteractionId: 'X1', at: seconds(5) };

export const x2: OfferedInteraction = { InteractionId: 'X2', at: seconds(5) };

/** A small contact centre whose only queue with a strategy is Inbound. */
export const scenarioOf = (route: Route, setting: Setting = {}): Scenario =>
  deskScenario(route, { agents: [ann, bob], load: [x1], ...setting }, (given) => ({
    groups: [{ name: 'Support', agents: given.map(({ name }) => name).filter((name) => name === 'bob') }],
    workbins: [{ name: 'Drafts' }],
  }));

export const playRoute = (route: Route, setting?: Setting): Promise<Played> => play(() => scenarioOf(route, setting));

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

export const toAnn: Route = (_interaction, desk) => desk.target('ann.A').pipe(map((agent) => routeTo(agent)));
