import { bench, comesAt, stoppedAt } from '../bench.ts';
import { about, clerk, pulls } from '../clerk.ts';

/** The agent presses the button again, unless the first press has been answered. */
export default bench('leaves twice', () => ({
  clerks: {
    ann: clerk('ann', (desk) => {
      let left = false;
      const leave = () => {
        if (left) return;
        desk.ask('RequestLeaveInteraction', about);
      };
      pulls(desk);
      desk.at(comesAt + 4000, leave);
      desk.at(comesAt + 4500, leave);
      return { 'EventAck RequestLeaveInteraction': () => (left = true) };
    }),
  },
  script: [stoppedAt(comesAt + 30_000)],
}));
