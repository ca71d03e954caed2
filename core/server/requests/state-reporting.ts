import type { AgentRecord } from '../../store/agent-record.ts';
import type { Asked } from '../clients/client.ts';
import type { Handler } from '../handler.ts';
import type { ServerCore } from '../server-core.ts';
import { strangerIn } from '../target.ts';
import { assign } from '../../kernel/assign.ts';

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
  if (stranger !== undefined) return core.out.refuse(asked, stranger.error, stranger.sentence);
  core.out.ack(asked);
  for (const agent of core.store.agents)
    if (
      agent.loggedIn &&
      (AgentId === undefined || agent.name === AgentId) &&
      (PlaceId === undefined || agent.place === PlaceId)
    )
      reportState(core, asked, agent);
};

/** Nothing more is sent for the asking. */
export const requestStopPlaceAgentStateReporting: Handler<
  'RequestStopPlaceAgentStateReporting' | 'RequestStopPlaceAgentStateReportingAll'
> = (core, asked) => core.out.ack(asked);

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

/** The outcome of the capacity rules goes from the reporting engine through the server to the agent. */
export const eventCurrentAgentStatus: Handler<'EventCurrentAgentStatus'> = (core, _asked, { body }) => {
  for (const { proxyClientId } of core.store.agent(body.AgentId)?.logins ?? []) {
    const client = core.client(proxyClientId);
    if (client !== undefined)
      core.out.tell(client, 'EventCurrentAgentStatus', undefined, assign(body, { ProxyClientId: proxyClientId }));
  }
};
