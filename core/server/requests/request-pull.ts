import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { Location } from '../../store/store-view.ts';
import { agentParty } from '../bodies.ts';
import type { Asked } from '../clients/client.ts';
import type { Handler, RequestOf } from '../handler.ts';
import { startHandling } from '../acts/start-handling.ts';
import type { Refusal } from '../outgoing.ts';
import { atRest } from '../rights.ts';
import type { ServerCore } from '../server-core.ts';
import { isSameWorkbin, workbinBefore } from '../workbin-named.ts';
import { assign } from '../../kernel/assign.ts';

/** An agent takes interactions out of a queue or workbin, by their names or the first that wait there. */
export const requestPull: Handler<'RequestPull'> = (core, asked, request) => {
  const found = wanted(core, asked, request);
  if ('error' in found) return core.out.refuse(asked, found);
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

/** All that are wanted, or why there are none; WB11: of several that are named, all or none. */
function wanted(
  core: ServerCore,
  asked: Asked,
  request: RequestOf<'RequestPull'>,
): readonly InteractionRecord[] | Refusal {
  const { Queue, Workbin, MaxInteractions = 1, InteractionIds } = request.body;
  if (MaxInteractions < 1)
    return {
      error: 'bad-attribute',
      sentence: `MaxInteractions of RequestPull is ${MaxInteractions}; it is 1 or more.`,
    };
  const bin = Workbin === undefined ? undefined : workbinBefore(core, asked, Workbin, Queue);
  if (bin !== undefined && 'error' in bin) return bin;
  if (bin === undefined && Queue !== undefined && core.queue(Queue) === undefined)
    return { error: 'unknown-target', sentence: core.unknown('queue', Queue) };
  const from: Location | undefined = bin ?? (Queue === undefined ? undefined : { kind: 'queue', queue: Queue });
  const ids = InteractionIds ?? (request.interaction === undefined ? undefined : [request.interaction]);
  if (ids !== undefined) return named(core, ids, from);
  if (from === undefined)
    return { error: 'missing-attribute', sentence: 'RequestPull needs one of Queue, Workbin, InteractionIds.' };
  return waitingIn(core, from).slice(0, MaxInteractions);
}

function named(
  core: ServerCore,
  ids: readonly string[],
  from: Location | undefined,
): readonly InteractionRecord[] | Refusal {
  const found: InteractionRecord[] = [];
  for (const id of ids) {
    const interaction = core.store.interaction(id);
    if (interaction === undefined)
      return {
        error: 'unknown-interaction',
        sentence: ids.length > 1 ? `There is no interaction '${id}', and none is pulled.` : undefined,
      };
    if (!atRest(interaction) || (from !== undefined && !liesIn(interaction, from)))
      return {
        error: 'wrong-state',
        sentence: `Interaction '${id}' ${whyNot(interaction, from)}, and none is pulled.`,
      };
    if (!found.includes(interaction)) found.push(interaction);
  }
  return found;
}

const whyNot = (interaction: InteractionRecord, from: Location | undefined): string =>
  atRest(interaction) ? `does not lie in the ${from?.kind} that was named` : 'is being worked on';

/** What lies in a workbin lies in the queue behind it, too. */
const liesIn = ({ place }: InteractionRecord, from: Location): boolean =>
  from.kind === 'workbin'
    ? place.kind === 'workbin' && isSameWorkbin(place.workbin, from.workbin)
    : (place.kind === 'queue' || place.kind === 'workbin') && place.queue === from.queue;

/** First those that entered first. */
const waitingIn = (core: ServerCore, from: Location): readonly InteractionRecord[] =>
  from.kind === 'queue'
    ? core.store.waiting(from.queue)
    : core.store.interactions
        .filter((interaction) => liesIn(interaction, from))
        .sort((one, other) => one.enteredAt - other.enteredAt);

function reportPulled(
  core: ServerCore,
  asked: Asked,
  interaction: InteractionRecord,
  from: InteractionRecord['place'],
): void {
  const party = interaction.parties.find(({ proxyClientId }) => proxyClientId === asked.client.proxyClientId)!;
  const body = { Interaction: interaction.properties, Operation: 'pull', EventTime: core.clock.now() } as const;
  const Actor = agentParty(party);
  core.out.report('EventPartyAdded', interaction.id, assign(body, { Party: Actor }));
  if (from.kind === 'queue' || from.kind === 'workbin')
    core.out.report('EventTakenFromQueue', interaction.id, assign(body, { Queue: from.queue, Actor }));
  if (from.kind === 'workbin')
    core.out.report('EventTakenFromWorkbin', interaction.id, {
      ...body,
      Queue: from.queue,
      Workbin: from.workbin,
      Actor,
    });
}
