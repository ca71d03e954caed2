import type { InteractionProperties } from '../../protocol/values.ts';
import { InteractionRecord } from '../../store/interaction-record.ts';
import type { WritableProperties } from '../../store/kept-properties.ts';
import type { Location } from '../../store/store-view.ts';
import { actorOf, agentParty } from '../bodies.ts';
import type { Asked } from '../clients/client.ts';
import type { Handler, RequestOf } from '../handler.ts';
import { startHandling } from '../acts/start-handling.ts';
import { interactionIdOf } from '../server-name.ts';
import { putInto } from '../acts/queues.ts';
import type { Refusal } from '../outgoing.ts';
import type { ServerCore } from '../server-core.ts';
import { workbinBefore } from '../workbin-named.ts';

/** A media server puts a new interaction into a queue or workbin; an agent keeps in hand what it submits. */
export const requestSubmit: Handler<'RequestSubmit'> = (core, asked, request) => {
  const id = request.interaction ?? newInteractionId(core);
  if (core.store.interaction(id) !== undefined) return core.out.refuse(asked, 'already-exists');
  const location = locationOf(core, asked, request);
  if (location !== undefined && 'error' in location) return core.out.refuse(asked, location);
  const byAgent = asked.client.agent !== undefined;
  if (location === undefined && !byAgent)
    return core.out.refuse(asked, {
      error: 'missing-attribute',
      sentence: 'RequestSubmit of a media server needs a Queue or a Workbin.',
    });
  const interaction = new InteractionRecord(propertiesOf(core, asked, id, request), { kind: 'agents' }, core.memory);
  interaction.formerLocation = location;
  if (byAgent) return submitByAgent(core, asked, interaction);
  core.out.ack({ ...asked, interaction: id }, { InteractionId: id });
  reportSubmitted(core, asked, interaction);
  putInto(core, interaction, location!, 'submitted', { actor: actorOf(asked.client, interaction) });
};

/** It is handled by the agent from the start, and goes to its queue, if it was given one, when the agent leaves it. */
function submitByAgent(core: ServerCore, asked: Asked, interaction: InteractionRecord): void {
  core.store.move(interaction, 'submitted by agent', { kind: 'agents' });
  const party = startHandling(core, interaction, asked.client, asked.client.agent!, 'conference');
  core.out.ack({ ...asked, interaction: interaction.id }, { InteractionId: interaction.id });
  reportSubmitted(core, asked, interaction);
  core.out.report('EventPartyAdded', interaction.id, {
    Interaction: interaction.properties,
    Party: agentParty(party),
    Operation: 'create',
    EventTime: core.clock.now(),
  });
}

function reportSubmitted(core: ServerCore, asked: Asked, interaction: InteractionRecord): void {
  core.out.report('EventInteractionSubmitted', interaction.id, {
    Interaction: interaction.properties,
    Actor: actorOf(asked.client, interaction),
    EventTime: core.clock.now(),
  });
}

function locationOf(
  core: ServerCore,
  asked: Asked,
  { body: { Queue, Workbin } }: RequestOf<'RequestSubmit'>,
): Location | Refusal | undefined {
  if (Workbin !== undefined) return workbinBefore(core, asked, Workbin, Queue);
  if (Queue === undefined) return undefined;
  if (core.queue(Queue) === undefined) return { error: 'unknown-target', sentence: core.unknown('queue', Queue) };
  return { kind: 'queue', queue: Queue };
}

function propertiesOf(
  core: ServerCore,
  asked: Asked,
  id: string,
  { body }: RequestOf<'RequestSubmit'>,
): InteractionProperties {
  const now = core.clock.now();
  // Name by name: where a spread is followed by a new key, Node 20 makes a hidden class for each object.
  const properties = {
    InteractionId: id,
    InteractionState: 0,
    MediaType: body.MediaType,
    InteractionType: body.InteractionType ?? 'Inbound',
    InteractionSubtype: body.InteractionSubtype ?? 'InboundNew',
    TenantId: body.TenantId ?? 1,
    IsOnline: body.IsOnline ?? false,
    SubmittedBy: asked.client.name,
    SubmitSeq: core.next('submission'),
    SubmittedAt: now,
    ReceivedAt: body.ReceivedAt ?? now,
  } as WritableProperties;
  if (body.ExternalId !== undefined) properties.ExternalId = body.ExternalId;
  if (body.ParentInteractionId !== undefined) properties.ParentId = body.ParentInteractionId;
  properties.UserData = body.UserData ?? {};
  return properties;
}

function newInteractionId(core: ServerCore): string {
  for (;;) {
    const id = interactionIdOf(core.next('name'));
    if (core.store.interaction(id) === undefined) return id;
  }
}
