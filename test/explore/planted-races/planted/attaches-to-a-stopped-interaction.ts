import { attach, placeInQueue, seconds } from 'routeproof';
import { bench, comesAt, stoppedAt } from '../bench.ts';

/** The customer goes while the strategy waits, and it still notes that it has tried. */
export default bench('attaches to a stopped interaction', () => ({
  async *strategy(_interaction, desk) {
    try {
      await desk.after(seconds(2));
    } catch {
      // That the interaction is lost goes unheard here.
    }
    yield attach({ tried: 1 });
    yield placeInQueue('Back office');
  },
  queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  script: [stoppedAt(comesAt + 2500)],
}));
