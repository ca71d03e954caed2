import { defineScenario, hours, minutes, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import byTheHours from './strategy.ts';

/** Five minutes before and five minutes after five in the afternoon, the day before Christmas Eve; and Christmas Eve itself. */
export default defineScenario(() => ({
  name: 'around closing time',
  strategy: byTheHours,
  centre: {
    agents: [{ name: 'ann' }, { name: 'bob' }, { name: 'eve' }],
    groups: [
      { name: 'Gold', agents: ['ann'] },
      { name: 'Support', agents: ['bob'] },
      { name: 'Standby', agents: ['eve'] },
    ],
    queues: [{ name: 'Inbound' }, { name: 'Tomorrow', strategy: null }],
  },
  plugins: contactCentre(),
  load: {
    interactions: [
      { InteractionId: '0000RPGOLDOPEN01', at: seconds(10), UserData: { CustomerSegment: 'gold' } },
      { InteractionId: '0000RPTINOPEN001', at: seconds(10), UserData: { CustomerSegment: 'tin' } },
      { InteractionId: '0000RPGOLDLATE01', at: minutes(10), UserData: { CustomerSegment: 'gold' } },
      { InteractionId: '0000RPTINLATE001', at: minutes(10), UserData: { CustomerSegment: 'tin' } },
      { InteractionId: '0000RPTINEVE0001', at: hours(18), UserData: { CustomerSegment: 'tin' } },
      { InteractionId: '0000RPTINEVE0002', at: hours(20), UserData: { CustomerSegment: 'tin' } },
    ],
  },
  until: hours(24),
}));
