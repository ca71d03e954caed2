import { attach, defineStrategy, placeInQueue, stop } from 'routeproof';

const words = /lottery|casino|winner/i;

/** Spam is marked and stopped; everything else goes on to the people. */
export default defineStrategy({
  name: 'stop-spam',
  *route({ userData }) {
    if (words.test(String(userData['Subject']))) {
      yield attach({ Category: 'spam' });
      yield stop('Terminated');
    } else {
      yield placeInQueue('People');
    }
  },
});
