import type { Crossing } from '../../../bus/crossing.ts';
import { found } from '../../../contract/found.ts';
import { serverName } from '../../../server/server-name.ts';
import type { TicketView } from '../../../store/store-view.ts';
import type { MakeProbe } from '../built-in-probe.ts';
import { ClientNames } from './client-names.ts';
import { deviations } from './deviations.ts';
import { flowOfStep, mayBeFlow } from './flow-of-step.ts';
import { InteractionsBefore } from './interactions-before.ts';
import { ticketOf } from './receivers.ts';
import type { ServerStep } from './server-step.ts';

/**
 * The run follows the reference flows: whenever the server does what a phase of the chapters Conference or
 * Stop Processing describes, each link carries the events of that phase, in their order, with their attributes, and no others.
 */
export const followsFlows: MakeProbe = (sight, log) => {
  const clients = new ClientNames(log);
  const before = new InteractionsBefore(sight, clients, log);
  let cause: Crossing | undefined;
  let expired: TicketView | undefined;
  let sent: Crossing[] = [];
  /** The server's program ended with the step: what it said cannot be told from what is left of it. */
  let isCut = false;

  function judge(interaction: string): void {
    const step: ServerStep = {
      interaction,
      cause,
      expired,
      sent,
      before: before.of(interaction),
      after: sight.store.interaction(interaction),
    };
    const { options, handled, store } = sight;
    const cast = { step, clients, options, handled, store, ticket: ticketOf(step, clients) };
    const flow = flowOfStep(cast);
    if (flow === undefined) return;
    sight.passed(flow.id, interaction);
    for (const sentence of deviations(flow, cast)) sight.finding({ ...found.flowNotFollowed(sentence), interaction });
  }

  return {
    broken: ({ client, server }) => {
      // Asked before the names forget it: but for one that asks and is not registered, a client goes in a step of the server only
      // when the server's program ends.
      if (sent.length > 0 && client !== cause?.from && clients.knows(client)) isCut = true;
      clients.broken(client, server);
    },
    delivered: (message) => {
      clients.delivered(message);
      if (message.to === serverName) cause = message;
    },
    sent: (message) => {
      clients.sent(message);
      if (message.from === serverName) sent.push(message);
    },
    changed: (change) => {
      before.changed(change);
      if (change.kind === 'ticket' && change.ticket.state === 'expired') expired = change.ticket;
    },
    goesOn: () => before.goesOn(),
    stepEnded: () => {
      const interaction = cause === undefined ? expired?.interaction : before.namedIn(cause);
      if (!isCut && interaction !== undefined && mayBeFlow(cause)) judge(interaction);
      isCut = false;
      before.stepEnded(interaction);
      cause = undefined;
      expired = undefined;
      if (sent.length > 0) sent = [];
    },
  };
};
