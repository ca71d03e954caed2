import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, invites, ticketIn } from '../clerk.ts';

/** The agent takes nearly all the time that there is for an answer. */
export default bench('accepts in the last moment', () => ({
  clerks: {
    ann: clerk('ann', invites),
    bob: clerk('bob', (desk) => ({
      EventInvite: (invite) =>
        desk.after(29_500, () => desk.ask('RequestAccept', { ...about, TicketId: ticketIn(invite) })),
    })),
  },
  script: [stoppedAt(comesAt + 60_000)],
}));
