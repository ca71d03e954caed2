import { bench, comesAt } from '../bench.ts';
import { about, clerk, pulls } from '../clerk.ts';

/** The customer closes the window, and the connection ends a moment later: two reasons to stop. */
export default bench('stops twice', () => ({
  clerks: {
    ann: clerk('ann', (desk) => (pulls(desk), {})),
    'chat-server': clerk(
      'chat-server',
      (desk) => {
        let asked = false;
        const stopIt = () => {
          if (asked) return;
          desk.ask('RequestStopProcessing', about);
        };
        desk.at(comesAt + 4000, stopIt);
        desk.at(comesAt + 4800, stopIt);
        return { 'EventAck RequestStopProcessing': () => (asked = true) };
      },
      'media-server',
    ),
  },
}));
