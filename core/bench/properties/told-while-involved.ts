import type { Crossing } from '../../bus/crossing.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** What a request means for the one who asks, once it is acknowledged. */
const comesIn: ReadonlySet<string> = new Set(['RequestAccept', 'RequestSubmit']);
const goesOut: ReadonlySet<string> = new Set([
  'RequestReject', 'RequestLeaveInteraction', 'RequestStopProcessing', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin',
]); // prettier-ignore

/** Unsolicited events that only those get who are party or invited. */
const forTheInvolved: ReadonlySet<string> = new Set(['EventPartyAdded', 'EventPartyRemoved', 'EventRevoked']);

/** A client of an agent, by its ProxyClientId, for it may share a connection. */
interface Involvement {
  readonly name: string;
  readonly as: 'party' | 'invited';
}

/**
 * Nobody who left is told more, and nobody is left holding a stopped interaction: an agent is involved from its
 * invitation, pull or submission until it is revoked, gives up, logs out or loses its connection.
 */
export const toldWhileInvolved: MakeProbe = ({ bus, store, finding }) => {
  const involved = new Map<string, Map<number, Involvement>>();
  const asked = new Map<string, Crossing>();
  const stopped = new Set<string>();
  let loggedOut: number[] = [];
  const agentsOf = (interaction: string) => {
    let agents = involved.get(interaction);
    if (agents === undefined) involved.set(interaction, (agents = new Map()));
    return agents;
  };

  bus.broken.subscribe(({ client }) => {
    for (const agents of involved.values()) for (const [id, { name }] of agents) if (name === client) agents.delete(id);
    for (const [key, { from }] of asked) if (from === client) asked.delete(key);
  });
  bus.messages.subscribe((message) => {
    if (message.fromRole === 'agent' && message.ref !== undefined) asked.set(`${message.from} ${message.ref}`, message);
  });
  bus.sent.subscribe((message) => {
    if (message.toRole !== 'agent') return;
    const { ProxyClientId = 0 } = message.body as { readonly ProxyClientId?: number };
    if (message.ref !== undefined) answered(message, ProxyClientId);
    else if (message.interaction !== undefined) told(message, message.interaction, ProxyClientId);
  });
  store.changes.subscribe((change) => {
    if (change.kind === 'interaction' && change.event === 'stopped') stopped.add(change.interaction.id);
  });

  function answered(answer: Crossing, id: number): void {
    const key = `${answer.to} ${answer.ref}`;
    const request = asked.get(key);
    asked.delete(key);
    const party = { name: answer.to, as: 'party' } as const;
    if (answer.type === 'EventPulledInteractions')
      for (const { InteractionId } of answer.body.Interactions) agentsOf(InteractionId).set(id, party);
    if (answer.type !== 'EventAck' || request === undefined) return;
    if (request.type === 'RequestAgentLogout' || request.type === 'RequestUnregisterClient') {
      // Its invitations are revoked in the same step, after the answer.
      for (const agents of involved.values()) if (agents.get(id)?.as === 'party') agents.delete(id);
      loggedOut.push(id);
    }
    if (answer.interaction === undefined) return;
    if (comesIn.has(request.type)) agentsOf(answer.interaction).set(id, party);
    if (goesOut.has(request.type)) involved.get(answer.interaction)?.delete(id);
  }

  function told(event: Crossing, interaction: string, id: number): void {
    if (event.type === 'EventInvite') agentsOf(interaction).set(id, { name: event.to, as: 'invited' });
    if (!forTheInvolved.has(event.type)) return;
    if (involved.get(interaction)?.has(id) !== true)
      finding({
        kind: 'told-after-leaving',
        sentence: `Agent '${event.to}' was told ${event.type}, but it is neither party nor invited any more.`,
        interaction,
      });
    if (event.type === 'EventRevoked') involved.get(interaction)?.delete(id);
  }

  return {
    stepEnded: () => {
      for (const interaction of stopped) {
        for (const { name } of involved.get(interaction)?.values() ?? [])
          finding({
            kind: 'held-after-stop',
            sentence: `The interaction was stopped, and nobody told agent '${name}', who holds it.`,
            interaction,
          });
        involved.delete(interaction);
      }
      stopped.clear();
      if (loggedOut.length === 0) return;
      for (const agents of involved.values()) for (const id of loggedOut) agents.delete(id);
      loggedOut = [];
    },
  };
};
