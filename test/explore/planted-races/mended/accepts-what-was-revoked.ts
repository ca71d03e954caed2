import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, invites, ticketIn } from '../clerk.ts';

/** The customer goes while the invited agent makes up his mind. */
export default bench('accepts what was revoked', () => ({
  clerks: {
    ann: clerk('ann', invites),
    bob: clerk('bob', (desk) => ({
      EventInvite: (invite) =>
        desk.after(1000, () => desk.ask('RequestAccept', { ...about, TicketId: ticketIn(invite) })),
      'EventError RequestAccept': () => undefined,
    })),
  },
  script: [stoppedAt(comesAt + 4500)],
}));
