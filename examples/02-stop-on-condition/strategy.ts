import { attach, defineStrategy, placeInQueue, stop } from 'routeproof';

const words = /lottery|casino|winner/i;

/** Spam is marked and stopped; everything else goes on to the people. */
export default defineStrategy({
  name: 'stop-spam',
  *route({ userData }) {
    const { Subject } = userData;
    if (typeof Subject === 'string' && words.test(Subject)) {
      yield attach({ Category: 'spam' });
      yield stop('Terminated');
    } else {
      yield placeInQueue('People');
    }
  },
});
