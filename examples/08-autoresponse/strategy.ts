import { attach, defineStrategy, placeInQueue, seconds, stop } from 'routeproof';
import { ServiceFault } from 'routeproof/plugins';

/** Spam is stopped, simple questions get an autoresponse and are stopped too, and people read the rest. */
export default defineStrategy({
  name: 'autoresponse',
  async *route({ userData }, desk) {
    try {
      const classified = await desk.first({
        answer: desk.invoke('Classification Server', 'Classify', { Subject: userData['Subject'] ?? '' }),
        silence: desk.after(seconds(10)),
      });
      const category = classified.which === 'answer' ? classified.value['Category'] : undefined;
      yield attach({ Category: category ?? 'unknown' });
      if (category === 'spam') return yield stop('Terminated');
      if (category !== 'opening hours') return yield placeInQueue('People');
      await desk.invoke('E-mail Server', 'Autoresponse', { Template: 'Opening hours' });
      yield stop('AutoResponded');
    } catch (error) {
      // A service that fails leaves its work to people; everything else is none of ours.
      if (!(error instanceof ServiceFault)) throw error;
      yield attach({ Fault: error.description });
      yield placeInQueue('People');
    }
  },
});
