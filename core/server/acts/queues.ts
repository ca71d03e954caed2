import { errors } from '../../kernel/errors.ts';
import { minutes } from '../../kernel/time.ts';
import type { WordOf } from '../../protocol/enumerations.ts';
import type { Party, Reason } from '../../protocol/values.ts';
import type { InteractionRecord } from '../../store/interaction-record.ts';
import type { Location } from '../../store/store-view.ts';
import { strategyParty } from '../bodies.ts';
import type { Client } from '../clients/client.ts';
import { connIdOf } from '../server-name.ts';
import { routeRequest } from './route-request.ts';
import { reportStrategyRemoved } from './party-removed.ts';
import type { ServerCore } from '../server-core.ts';
import { assign } from '../../kernel/assign.ts';

/** Who put an interaction where it is, and why: nobody, where it came back. */
interface PlacedBy {
  readonly actor?: Party;
  readonly reason?: Reason | undefined;
  /** Default: true. */
  readonly isReported?: boolean;
}

/** Puts an interaction into a queue or workbin and tells the reporting engines. */
export function putInto(
  core: ServerCore,
  interaction: InteractionRecord,
  location: Location,
  event: 'submitted' | 'returned' | 'placed',
  by: PlacedBy = {},
): void {
  core.store.move(interaction, event, location);
  interaction.formerLocation = location;
  if (by.isReported !== false) reportPlaced(core, interaction, location, by);
  offer(core, location.queue);
}

function reportPlaced(core: ServerCore, interaction: InteractionRecord, location: Location, by: PlacedBy): void {
  const body = {
    Interaction: interaction.properties,
    Queue: location.queue,
    Operation: (location.kind === 'queue' ? 'place_in_queue' : 'place_in_workbin') as WordOf<'Operation'>,
    Actor: by.actor,
    Reason: by.reason,
    EventTime: core.clock.now(),
  };
  core.out.report('EventPlacedInQueue', interaction.id, body);
  if (location.kind === 'workbin')
    core.out.report('EventPlacedInWorkbin', interaction.id, assign(body, { Workbin: location.workbin }));
}

/** Lets a queue hand over what waits in it, in a step of its own. */
function offer(core: ServerCore, queue: string): void {
  if (core.isOffering(queue) || core.store.waiting(queue).length === 0) return;
  if (core.queue(queue)?.strategy === undefined) return;
  core.setOffering(queue, true);
  const handOverAll = () => {
    core.setOffering(queue, false);
    handOverWaiting(core, queue);
  };
  core.clock.after(0, handOverAll, { name: 'hand-over to URS', of: queue });
}

/** A router came, or made room: every queue may hand over. */
export function offerAll(core: ServerCore): void {
  for (const queue of core.store.queues.keys()) offer(core, queue);
}

function handOverWaiting(core: ServerCore, queue: string): void {
  const feeds = core.queue(queue);
  if (feeds?.strategy === undefined) return;
  const router = core.clients.router;
  for (const interaction of [...core.store.waiting(queue)]) {
    const isLoop = interaction.attempts >= core.limits.routingAttempts;
    if (isLoop) tellLoop(core, interaction, feeds.strategy);
    if (router !== undefined && !isLoop && core.atRouter(queue) < feeds.limit)
      handOver(core, interaction, queue, feeds.strategy, router);
    else if (interaction.state === 'queued') core.store.move(interaction, 'cached', interaction.place);
  }
}

/** In a step of its own, so that those who wait behind it are handed over. */
function tellLoop(core: ServerCore, { id, attempts, lastInvitee }: InteractionRecord, strategy: string): void {
  const tell = () => {
    throw errors.routingLoop(strategy, id, attempts, lastInvitee);
  };
  core.clock.after(0, tell, { name: 'routing loop' });
}

/** Takes an interaction from its queue and asks a strategy for a route. */
function handOver(
  core: ServerCore,
  interaction: InteractionRecord,
  queue: string,
  strategy: string,
  router: Client,
): void {
  const ConnID = connIdOf(core.next('attempt'));
  const holder = { urs: router.name, strategy, queue, proxyClientId: router.proxyClientId };
  interaction.beginAttempt(ConnID, holder);
  core.store.move(interaction, 'taken for routing', { kind: 'strategy', urs: router.name, strategy, queue });
  core.countAtRouter(queue, +1);
  interaction.cancelRoutingTimeout = core.clock.after(
    minutes(core.options['routing-timeout']),
    () => routingTimedOut(core, interaction),
    { upkeep: true, name: 'routing-timeout', of: interaction.id },
  );
  core.out.requestRoute(router, interaction, routeRequest(core, interaction, strategy, ConnID));
  const now = core.clock.now();
  core.out.report('EventPartyAdded', interaction.id, {
    Interaction: interaction.properties,
    Party: strategyParty(holder),
    Operation: 'route',
    EventTime: now,
  });
  core.out.report('EventTakenFromQueue', interaction.id, {
    Interaction: interaction.properties,
    Queue: queue,
    Operation: 'route',
    EventTime: now,
  });
}

/** The strategy's part is over, however it ended: its timer ends, and its queue may hand over the next one. */
export function releaseFromRouter(core: ServerCore, interaction: InteractionRecord): void {
  if (interaction.router === undefined) return;
  const { queue } = interaction.router;
  interaction.endAttempt();
  core.countAtRouter(queue, -1);
  offer(core, queue);
}

/** L12: URS was silent for too long. */
function routingTimedOut(core: ServerCore, interaction: InteractionRecord): void {
  const { router } = interaction;
  if (router === undefined) return;
  const client = core.clients.get(router.proxyClientId);
  if (client !== undefined)
    core.out.tell(client, 'EventRevoked', interaction, {
      Interaction: interaction.properties,
      Operation: 'timeout',
      ProxyClientId: client.proxyClientId,
    });
  releaseFromRouter(core, interaction);
  reportStrategyRemoved(core, interaction, router, { Operation: 'timeout' });
  putInto(core, interaction, { kind: 'queue', queue: router.queue }, 'returned', {
    isReported: core.options.returnsToReporting,
  });
}
