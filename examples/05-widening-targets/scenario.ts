import { defineScenario, minutes, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import wideningTargets from './strategy.ts';

/** Four questions at once, one agent for each circle: each goes a step further than the one before, and the last one waits. */
export default defineScenario(() => ({
  name: 'four questions, three circles',
  strategy: wideningTargets,
  centre: {
    agents: [
      { name: 'ann', skills: { English: 8, Billing: 5 } },
      { name: 'bob', skills: { English: 6 } },
      { name: 'cyd', skills: { German: 9 } },
    ],
    groups: [{ name: 'Everybody', agents: ['ann', 'bob', 'cyd'] }],
    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  },
  plugins: contactCentre(),
  load: {
    interactions: ['1', '2', '3', '4'].map((number) => ({ InteractionId: `0000RPEXAMPLE00${number}`, at: seconds(5) })),
  },
  until: minutes(10),
}));
