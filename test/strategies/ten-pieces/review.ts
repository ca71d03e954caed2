import { attach, defineStrategy, placeInQueue, routeTo, stop } from 'routeproof';
import { ServiceFault } from 'routeproof/plugins';

/** A draft goes to a reviewer who did not write it; what is approved is sent by the e-mail server and ends; what is not goes back to its author. */
export default defineStrategy({
  name: 'e-mail-with-review',
  async *route({ userData }, desk) {
    const author = userData['Author'] as string;
    if (userData['Review'] === 'approved') {
      try {
        await desk.invoke('E-mail Server', 'Send', { Draft: userData['Draft'] ?? '' });
        yield stop('Normal');
      } catch (error) {
        if (!(error instanceof ServiceFault)) throw error;
        yield attach({ Unsent: error.message });
        yield placeInQueue('Overflow');
      }
    } else if (userData['Review'] === 'rejected') {
      yield routeTo(await desk.target(`${author}.A`));
    } else {
      const reviewers = ['ann', 'bob', 'cyd'].filter((name) => name !== author);
      yield routeTo(await desk.target(reviewers.map((name) => `${name}.A`)));
    }
  },
});
