import type { Client } from '../clients/client.ts';
import type { Handler } from '../handler.ts';
import { agentGone } from '../acts/agent-gone.ts';
import { strangerIn, type Wanted } from '../find-target.ts';
import type { Refusal } from '../outgoing.ts';

/** L7: one's own act is answered, not revoked. */
export const requestAgentLogout: Handler<'RequestAgentLogout'> = (core, asked, { body }) => {
  const refusal = strangerIn(core, body) ?? notOneself(asked.client, body);
  if (refusal !== undefined) return core.out.refuse(asked, refusal);
  core.out.ack(asked);
  agentGone(core, asked.client, 'logout', body.Reason);
};

/** Nobody logs another agent out, nor an agent at a place where it is not. */
function notOneself({ agent }: Client, { AgentId, PlaceId }: Wanted): Refusal | undefined {
  const { name, place } = agent!;
  if ((AgentId ?? name) === name && (PlaceId ?? place) === place) return undefined;
  const named = [AgentId, PlaceId].filter((each) => each !== undefined).join(' at ');
  return { error: 'not-logged-in', sentence: `Over this client ${name} at ${place} is logged in, and not ${named}.` };
}
