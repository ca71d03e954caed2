import type { InteractionRecord } from '../store/interaction-record.ts';
import type { ServerErrorName } from '../protocol/server-errors.ts';
import { agentParty } from './bodies.ts';
import type { Asked } from './client.ts';
import type { Handler, RequestOf } from './handler.ts';
import { startHandling } from './handling.ts';
import { atRest } from './rights.ts';
import type { ServerCore } from './server-core.ts';
import { extended } from '../kernel/extended.ts';

/** An agent takes interactions out of a queue or workbin, by their names or the first that wait there. */
export const requestPull: Handler<'RequestPull'> = (core, asked, request) => {
  const found = wanted(core, request);
  if (typeof found === 'string') return core.out.refuse(asked, found);
  const from = found.map(({ place }) => place);
  for (const interaction of found) {
    core.store.move(interaction, 'pulled', { kind: 'agents' });
    startHandling(core, interaction, asked.client, asked.client.agent!, 'conference');
  }
  core.out.answer(asked, 'EventPulledInteractions', {
    Interactions: found.map(({ properties }) => properties),
    ProxyClientId: asked.client.proxyClientId,
  });
  found.forEach((interaction, index) => reportPulled(core, asked, interaction, from[index]!));
};

function wanted(
  core: ServerCore,
  { interaction: one, body }: RequestOf<'RequestPull'>,
): readonly InteractionRecord[] | ServerErrorName {
  const { Queue, Workbin, MaxInteractions = 1 } = body;
  const ids = body.InteractionIds ?? (one === undefined ? undefined : [one]);
  if (ids !== undefined) {
    const found: InteractionRecord[] = [];
    for (const id of ids) {
      const interaction = core.store.interaction(id);
      if (interaction === undefined) return 'unknown-interaction';
      if (!atRest(interaction)) return 'wrong-state';
      if (!found.includes(interaction)) found.push(interaction);
    }
    return found;
  }
  if (Workbin !== undefined)
    return core.store.interactions
      .filter(({ place }) => place.kind === 'workbin' && place.workbin.WorkbinType === Workbin.WorkbinType)
      .slice(0, MaxInteractions);
  if (Queue === undefined) return 'missing-attribute';
  return core.queue(Queue) === undefined ? 'unknown-target' : core.store.waiting(Queue).slice(0, MaxInteractions);
}

function reportPulled(
  core: ServerCore,
  asked: Asked,
  interaction: InteractionRecord,
  from: InteractionRecord['place'],
): void {
  const party = interaction.parties.find(({ proxyClientId }) => proxyClientId === asked.client.proxyClientId)!;
  const body = { Interaction: interaction.properties, Operation: 'pull', EventTime: core.clock.now() } as const;
  const Actor = agentParty(party);
  core.out.report('EventPartyAdded', interaction.id, extended(body, { Party: Actor }));
  if (from.kind === 'queue' || from.kind === 'workbin')
    core.out.report('EventTakenFromQueue', interaction.id, extended(body, { Queue: from.queue, Actor }));
  if (from.kind === 'workbin')
    core.out.report('EventTakenFromWorkbin', interaction.id, {
      ...body,
      Queue: from.queue,
      Workbin: from.workbin,
      Actor,
    });
}
