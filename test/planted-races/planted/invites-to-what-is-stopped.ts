import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, pulls } from '../clerk.ts';

/** The customer goes while the agent asks another one in, who does not answer. */
export default bench('invites to what is stopped', () => ({
  clerks: {
    ann: clerk('ann', (desk) => {
      pulls(desk);
      desk.at(comesAt + 3000, () => desk.ask('RequestConference', { ...about, AgentId: 'bob' }));
      return {};
    }),
    bob: clerk('bob', () => ({})),
  },
  script: [stoppedAt(comesAt + 3500)],
}));
