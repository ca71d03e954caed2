import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, pulls } from '../clerk.ts';

/** The customer goes while the agent gives the interaction back. */
export default bench('puts back what is stopped', () => ({
  clerks: {
    ann: clerk('ann', (desk) => {
      pulls(desk);
      desk.at(comesAt + 3000, () => desk.ask('RequestPlaceInQueue', { ...about, Queue: 'Inbound' }));
      return {};
    }),
  },
  script: [stoppedAt(comesAt + 3500)],
}));
