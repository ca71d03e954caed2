import { found } from '../../contract/found.ts';
import type { TicketView } from '../../store/store-view.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** Every ticket ends once: accepted, rejected, expired or withdrawn; and none outlives its interaction. */
export const ticketsEndOnce: MakeProbe = (sight, log) => {
  const open = log.map<number, TicketView>();
  const ended = log.map<number, true>();
  let changed = false;
  const report = ({ id, interaction, invitee }: TicketView, what: string) =>
    sight.finding({ ...found.ticketEndsOnce(id, invitee, what), interaction });

  return {
    changed: (change) => {
      changed = true;
      if (change.kind !== 'ticket') return;
      const { ticket } = change;
      if (ended.has(ticket.id)) report(ticket, 'ended twice');
      if (ticket.state === 'open') open.set(ticket.id, ticket);
      else if (open.delete(ticket.id)) ended.set(ticket.id, true);
    },
    stepEnded: () => {
      if (!changed) return;
      changed = false;
      for (const [, ticket] of open)
        if (sight.store.interaction(ticket.interaction) === undefined) {
          report(ticket, 'is still open, and its interaction is gone');
          open.delete(ticket.id);
        }
    },
  };
};
