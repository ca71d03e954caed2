import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, invites, ticketIn } from '../clerk.ts';

/** The application rejects for an agent whose answer has not been confirmed in time. */
export default bench('accepts and rejects', () => ({
  clerks: {
    ann: clerk('ann', invites),
    bob: clerk('bob', (desk) => {
      let answered = false;
      return {
        EventInvite: (invite) => {
          const ticket = { ...about, TicketId: ticketIn(invite) };
          desk.after(1000, () => {
            desk.ask('RequestAccept', ticket);
          });
          desk.after(1600, () => {
            if (!answered) desk.ask('RequestReject', ticket);
          });
        },
        'EventAck RequestAccept': () => (answered = true),
      };
    }),
  },
  script: [stoppedAt(comesAt + 60_000)],
}));
