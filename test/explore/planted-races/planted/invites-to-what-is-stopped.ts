import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, accepts, clerk, pulls } from '../clerk.ts';

/** The customer goes while the agent asks another one in. */
export default bench('invites to what is stopped', () => ({
  clerks: {
    ann: clerk('ann', (desk) => {
      pulls(desk);
      desk.at(comesAt + 3000, () => desk.ask('RequestConference', { ...about, AgentId: 'bob' }));
      return {};
    }),
    bob: clerk('bob', (desk) => ({ ...accepts(desk), EventError: () => undefined })),
  },
  script: [stoppedAt(comesAt + 3500)],
}));
