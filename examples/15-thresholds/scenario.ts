import { defineScenario, minutes, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import inReserve, { handlingTime } from './strategy.ts';

/** Two agents, a gold customer, and four others within five seconds. */
export default defineScenario(() => ({
  name: 'one agent in reserve',
  strategy: inReserve(),
  centre: {
    agents: [{ name: 'ann' }, { name: 'bob' }],
    groups: [{ name: 'Support', agents: ['ann', 'bob'] }],
    queues: [{ name: 'Inbound' }, { name: 'Callbacks', strategy: null }],
    statistics: [handlingTime],
  },
  plugins: contactCentre(),
  load: {
    interactions: [
      { InteractionId: '0000RPEXAMPLE001', at: seconds(5) },
      { InteractionId: '0000RPEXAMPLE002', at: seconds(7), UserData: { Level: 'gold' } },
      { InteractionId: '0000RPEXAMPLE003', at: seconds(8) },
      { InteractionId: '0000RPEXAMPLE004', at: seconds(9) },
      { InteractionId: '0000RPEXAMPLE005', at: seconds(10) },
    ],
  },
  until: minutes(10),
}));
