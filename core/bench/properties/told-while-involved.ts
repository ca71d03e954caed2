import type { Crossing } from '../../bus/crossing.ts';
import { found } from '../../contract/found.ts';
import type { MakeProbe } from './built-in-probe.ts';
import { Involvements } from './involvements.ts';

/** What a request means for the one who asks, once it is acknowledged. */
const comesIn: ReadonlySet<string> = new Set(['RequestAccept', 'RequestSubmit']);
const goesOut: ReadonlySet<string> = new Set([
  'RequestReject', 'RequestLeaveInteraction', 'RequestStopProcessing', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin',
]); // prettier-ignore

/** Unsolicited events that only those get who are party or invited. */
const forTheInvolved: ReadonlySet<string> = new Set(['EventPartyAdded', 'EventPartyRemoved', 'EventRevoked']);

/**
 * Nobody who left is told more, and nobody is left holding a stopped interaction: an agent is involved from its
 * invitation, pull or submission until it is revoked, gives up, logs out or loses its connection.
 */
export const toldWhileInvolved: MakeProbe = (sight, log) => {
  const involved = new Involvements(log);
  const asked = log.map<string, Crossing>();
  const stopped = new Set<string>();
  const loggedOut = new Set<number>();

  const stops = (): void => {
    for (const interaction of stopped) {
      for (const name of involved.namesIn(interaction)) sight.finding({ ...found.heldAfterStop(name), interaction });
      involved.forget(interaction);
    }
    stopped.clear();
  };
  return {
    broken: ({ client }) => {
      involved.removeAll((_id, { name }) => name === client);
      for (const [key, { from }] of asked) if (from === client) asked.delete(key);
    },
    delivered: (message) => {
      if (message.fromRole === 'agent' && message.ref !== undefined)
        asked.set(`${message.from} ${message.ref}`, message);
    },
    sent: (message) => {
      if (message.toRole !== 'agent') return;
      const { ProxyClientId = 0 } = message.body as { readonly ProxyClientId?: number };
      const key = `${message.to} ${message.ref}`;
      if (message.ref !== undefined) answered(involved, loggedOut, asked.get(key)?.type, message, ProxyClientId);
      else if (message.interaction !== undefined && told(involved, message, message.interaction, ProxyClientId))
        sight.finding({
          ...found.toldAfterLeaving(message.to, message.type),
          interaction: message.interaction,
        });
      asked.delete(key);
    },
    changed: (change) => {
      if (change.kind === 'interaction' && change.event === 'stopped') stopped.add(change.interaction.id);
    },
    stepEnded: () => {
      if (stopped.size > 0) stops();
      if (loggedOut.size === 0) return;
      involved.removeAll((id) => loggedOut.has(id));
      loggedOut.clear();
    },
  };
};

/** Reads from an answer who comes in and who goes out. */
function answered(
  involved: Involvements,
  loggedOut: Set<number>,
  request: string | undefined,
  answer: Crossing,
  id: number,
): void {
  if (answer.type === 'EventPulledInteractions')
    for (const { InteractionId } of answer.body.Interactions) involved.add(InteractionId, id, answer.to, 'party');
  if (answer.type !== 'EventAck' || request === undefined) return;
  if (request === 'RequestAgentLogout' || request === 'RequestUnregisterClient') {
    // Invitations of an agent who logs out are revoked in the same step, after the answer.
    involved.removeAll((client, { as }) => client === id && as === 'party');
    loggedOut.add(id);
  }
  if (answer.interaction === undefined) return;
  if (comesIn.has(request)) involved.add(answer.interaction, id, answer.to, 'party');
  if (goesOut.has(request)) involved.remove(answer.interaction, id);
}

/** Reads from an unsolicited event who comes in and who goes out. True when it went to one who is not involved. */
function told(involved: Involvements, { type, to }: Crossing, interaction: string, id: number): boolean {
  if (type === 'EventInvite') involved.add(interaction, id, to, 'invited');
  if (!forTheInvolved.has(type)) return false;
  const wrong = !involved.has(interaction, id);
  if (type === 'EventRevoked') involved.remove(interaction, id);
  return wrong;
}
