import type { Crossing } from '../../bus/crossing.ts';
import type { MakeProbe } from './built-in-probe.ts';

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
export const toldWhileInvolved: MakeProbe = ({ bus, store, finding }) => {
  const involved = new Map<string, Set<string>>();
  const asked = new Map<string, Crossing>();
  const stopped = new Set<string>();
  const agentsOf = (interaction: string) => {
    let agents = involved.get(interaction);
    if (agents === undefined) involved.set(interaction, (agents = new Set()));
    return agents;
  };
  const leavesAll = (agent: string) => involved.forEach((agents) => agents.delete(agent));

  bus.broken.subscribe(({ client }) => leavesAll(client));
  bus.messages.subscribe((message) => {
    if (message.fromRole === 'agent' && message.ref !== undefined) asked.set(`${message.from} ${message.ref}`, message);
  });
  bus.sent.subscribe((message) => {
    if (message.toRole !== 'agent') return;
    if (message.ref !== undefined) answered(message);
    else if (message.interaction !== undefined) told(message, message.interaction);
  });
  store.changes.subscribe((change) => {
    if (change.kind === 'interaction' && change.event === 'stopped') stopped.add(change.interaction.id);
  });

  function answered(answer: Crossing): void {
    const key = `${answer.to} ${answer.ref}`;
    const request = asked.get(key);
    asked.delete(key);
    if (answer.type === 'EventPulledInteractions')
      for (const { InteractionId } of answer.body.Interactions) agentsOf(InteractionId).add(answer.to);
    if (answer.type !== 'EventAck' || request === undefined) return;
    if (request.type === 'RequestAgentLogout' || request.type === 'RequestUnregisterClient')
      return leavesAll(answer.to);
    if (answer.interaction === undefined) return;
    if (comesIn.has(request.type)) agentsOf(answer.interaction).add(answer.to);
    if (goesOut.has(request.type)) involved.get(answer.interaction)?.delete(answer.to);
  }

  function told(event: Crossing, interaction: string): void {
    if (event.type === 'EventInvite') agentsOf(interaction).add(event.to);
    if (!forTheInvolved.has(event.type)) return;
    if (involved.get(interaction)?.has(event.to) !== true)
      finding({
        kind: 'told-after-leaving',
        sentence: `Agent '${event.to}' was told ${event.type}, but it is neither party nor invited any more.`,
        interaction,
      });
    if (event.type === 'EventRevoked') involved.get(interaction)?.delete(event.to);
  }

  return {
    stepEnded: () => {
      for (const interaction of stopped) {
        for (const agent of involved.get(interaction) ?? [])
          finding({
            kind: 'held-after-stop',
            sentence: `The interaction was stopped, and nobody told agent '${agent}', who holds it.`,
            interaction,
          });
        involved.delete(interaction);
      }
      stopped.clear();
    },
  };
};
