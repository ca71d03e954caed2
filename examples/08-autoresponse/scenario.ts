import { defineScenario, seconds, type KeyValues } from 'routeproof';
import { answer, contactCentre, fault, service, silence } from 'routeproof/plugins';
import autoresponse from './strategy.ts';

/** What the classifier makes of a subject: it fails at one, and at another it says nothing. */
const classify = ({ Subject }: KeyValues) => {
  if (Subject === 'You are a WINNER') return answer({ Category: 'spam' });
  if (Subject === 'When are you open?') return answer({ Category: 'opening hours' });
  if (Subject === 'Καλημέρα') return fault('no model for this language');
  return Subject === '' ? silence() : answer({ Category: 'question' });
};

/** Five e-mails, and two services that do not always help. */
export default defineScenario(() => ({
  name: 'five e-mails, two services',
  strategy: autoresponse,
  centre: {
    queues: [{ name: 'Inbound' }, { name: 'People', strategy: null }, { name: 'Outbound', strategy: null }],
  },
  plugins: [
    ...contactCentre(),
    service('Classification Server', { Classify: classify }, { delay: seconds(1) }),
    service('E-mail Server', { Autoresponse: answer({}, { submits: { Queue: 'Outbound' } }) }, { delay: seconds(2) }),
  ],
  load: {
    interactions: ['You are a WINNER', 'When are you open?', 'Where is my parcel?', 'Καλημέρα', ''].map(
      (Subject, index) => ({
        InteractionId: `0000RPEXAMPLE00${index + 1}`,
        at: seconds(5 * index),
        UserData: { Subject },
      }),
    ),
  },
}));
