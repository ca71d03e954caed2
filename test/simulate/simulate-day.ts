import {
  defineStrategy,
  exponential,
  hours,
  routeTo,
  seconds,
  type Scenario,
  type Strategy,
  type TrafficStream,
} from 'routeproof';
import { trafficCentre } from 'routeproof/plugins';
import { map } from 'rxjs';

/** First come, first served by anybody. */
export const toAnybody: Strategy = defineStrategy({
  name: 'to anybody',
  route: (_interaction, desk) => desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
});

/** Five agents, and calls that keep them busy for four fifths of the time. */
export function dayOfTraffic(
  changes: { traffic?: Partial<TrafficStream>; strategy?: Strategy; scenario?: Partial<Scenario> } = {},
): Scenario {
  const agents = Array.from({ length: 5 }, (_, index) => ({ name: `agent ${index + 1}` }));
  return {
    name: 'a day',
    strategy: changes.strategy ?? toAnybody,
    plugins: trafficCentre(),
    centre: {
      agents,
      groups: [{ name: 'Everybody', agents: agents.map(({ name }) => name) }],
      queues: [{ name: 'Inbound' }, { name: 'Nowhere', strategy: null }],
    },
    load: {
      traffic: { arrivals: { perHour: 144 }, handling: exponential(seconds(100)), ...changes.traffic },
    },
    until: hours(4),
    ...changes.scenario,
  };
}
