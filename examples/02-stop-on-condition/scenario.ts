import { defineScenario, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import stopSpam from './strategy.ts';

/** An honest question and a piece of spam. */
export default defineScenario(() => ({
  name: 'spam and a question',
  strategy: stopSpam,
  centre: { queues: [{ name: 'Inbound' }, { name: 'People', strategy: null }] },
  plugins: contactCentre(),
  load: {
    interactions: [
      { InteractionId: '0000RPQUESTION01', UserData: { Subject: 'Where is my parcel?' } },
      { InteractionId: '0000RPSPAM000001', UserData: { Subject: 'You are a WINNER' }, at: seconds(1) },
    ],
  },
}));
