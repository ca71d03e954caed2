import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, pulls, ticketIn } from '../clerk.ts';

/** The agent asks again when there has been no answer for two seconds, and the answer is under way. */
export default bench('invites again too soon', () => ({
  clerks: {
    ann: clerk('ann', (desk) => {
      let answered = false;
      const invite = () => {
        if (!answered) desk.ask('RequestConference', { ...about, AgentId: 'bob' });
      };
      pulls(desk);
      desk.at(comesAt + 3000, invite);
      desk.at(comesAt + 5000, invite);
      return { 'EventAck RequestConference': () => (answered = true) };
    }),
    bob: clerk('bob', (desk) => ({
      EventInvite: (invite) =>
        desk.after(1500, () => desk.ask('RequestAccept', { ...about, TicketId: ticketIn(invite) })),
    })),
  },
  script: [stoppedAt(comesAt + 60_000)],
}));
