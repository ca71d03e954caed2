import { seconds, stop } from 'routeproof';
import { bench, comesAt, stoppedAt } from '../bench.ts';

/** The customer goes while the strategy waits, and what tells it so is swallowed. */
export default bench('decides after the loss', () => ({
  async *strategy(_interaction, desk) {
    try {
      await desk.after(seconds(2));
    } catch {
      // That the interaction is lost goes unheard here.
    }
    yield stop();
  },
  script: [stoppedAt(comesAt + 2500)],
}));
