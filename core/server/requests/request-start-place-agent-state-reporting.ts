import type { AgentRecord } from '../../store/agent-record.ts';
import type { Asked } from '../clients/client.ts';
import type { Handler } from '../handler.ts';
import type { ServerCore } from '../server-core.ts';
import { strangerIn } from '../find-target.ts';

/** A reporting engine asks for every logged-in agent; changes come to it anyway. */
export const requestStartPlaceAgentStateReportingAll: Handler<'RequestStartPlaceAgentStateReportingAll'> = (
  core,
  asked,
) => {
  core.out.ack(asked);
  for (const agent of core.store.agents) if (agent.loggedIn) reportState(core, asked, agent);
};

/** A reporting engine asks for one agent, or the agent at one place. */
export const requestStartPlaceAgentStateReporting: Handler<'RequestStartPlaceAgentStateReporting'> = (
  core,
  asked,
  { body },
) => {
  const { AgentId, PlaceId } = body;
  if (AgentId === undefined && PlaceId === undefined) return core.out.refuse(asked, 'missing-attribute');
  const stranger = strangerIn(core, body);
  if (stranger !== undefined) return core.out.refuse(asked, stranger);
  core.out.ack(asked);
  for (const agent of core.store.agents)
    if (
      agent.loggedIn &&
      (AgentId === undefined || agent.name === AgentId) &&
      (PlaceId === undefined || agent.place === PlaceId)
    )
      reportState(core, asked, agent);
};

function reportState(core: ServerCore, { client }: Asked, agent: AgentRecord): void {
  core.out.reportTo(client, 'EventPlaceAgentState', undefined, {
    AgentId: agent.name,
    PlaceId: agent.place,
    MediaList: Object.fromEntries([...agent.media].map(([medium, state]) => [medium, state === 'ready' ? 1 : 0])),
    Interactions: core.store.interactions
      .filter(({ parties }) => parties.some((party) => party.agent === agent.name))
      .map(({ id }) => id),
    EventTime: core.clock.now(),
  });
}
