import { defineScenario, minutes, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import overflowing from './strategy.ts';

/** Six e-mails in six seconds, and one agent. */
export default defineScenario(() => ({
  name: 'six e-mails for one agent',
  strategy: overflowing,
  centre: {
    agents: [{ name: 'ann' }],
    groups: [{ name: 'Support', agents: ['ann'] }],
    queues: [{ name: 'Inbound' }, { name: 'Second line', strategy: null }],
    workbins: [{ name: 'Drafts' }],
  },
  plugins: contactCentre(),
  load: {
    interactions: ['1', '2', '3', '4', '5', '6'].map((number) => ({
      InteractionId: `0000RPEXAMPLE00${number}`,
      at: seconds(Number(number)),
    })),
  },
  until: minutes(10),
}));
