import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, pulls } from '../clerk.ts';

/** The customer goes while the agent writes a note. */
export default bench('attaches to what is stopped', () => ({
  clerks: {
    ann: clerk('ann', (desk) => {
      pulls(desk);
      desk.at(comesAt + 3000, () => desk.ask('RequestChangeProperties', { ...about, AddedProperties: { note: 'ok' } }));
      return { EventError: () => undefined };
    }),
  },
  script: [stoppedAt(comesAt + 3500)],
}));
