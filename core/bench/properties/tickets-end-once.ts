import { found } from '../../contract/found.ts';
import type { TicketView } from '../../store/store-view.ts';
import type { MakeProbe } from './built-in-probe.ts';

/** Every ticket ends once: accepted, rejected, expired or withdrawn; and none outlives its interaction. */
export const ticketsEndOnce: MakeProbe = ({ store, finding }) => {
  const open = new Map<number, TicketView>();
  const ended = new Set<number>();
  let changed = false;
  const report = ({ id, interaction, invitee }: TicketView, what: string) =>
    finding({ ...found.ticketEndsOnce(id, invitee, what), interaction });

  store.changes.subscribe((change) => {
    changed = true;
    if (change.kind !== 'ticket') return;
    const { ticket } = change;
    if (ended.has(ticket.id)) report(ticket, 'ended twice');
    if (ticket.state === 'open') open.set(ticket.id, ticket);
    else if (open.delete(ticket.id)) ended.add(ticket.id);
  });
  return {
    stepEnded: () => {
      if (!changed) return;
      changed = false;
      for (const ticket of open.values())
        if (store.interaction(ticket.interaction) === undefined) {
          report(ticket, 'is still open, and its interaction is gone');
          open.delete(ticket.id);
        }
    },
  };
};
