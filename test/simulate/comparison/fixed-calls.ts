import { seconds, minutes, type Scenario } from 'routeproof';
import { dayOfTraffic } from '../simulate-day.ts';

/** What is different from one file of calls to the other. */
interface Calls {
  /** Who calls for the second time. */
  readonly second?: string;
  /** How much longer the last one takes, whom nobody waits behind. */
  readonly longer?: number;
  readonly scenario?: Partial<Scenario>;
}

/** Three calls one after the other, one of which waits: every replication is the same. */
export function fixedCalls({ second = 'silver', longer = 0, scenario = {} }: Calls = {}): Scenario {
  const call = (at: number, handling: number, customer: string) => ({
    ...{ at: seconds(at), handling: seconds(handling), userData: { customer } },
  });
  const calls = [call(10, 60, 'gold'), call(30, 60, second), call(300, 60 + longer, 'gold')];
  return dayOfTraffic({
    traffic: { arrivals: { calls }, handling: seconds(60) },
    scenario: {
      centre: {
        agents: [{ name: 'ann' }],
        groups: [{ name: 'Everybody', agents: ['ann'] }],
        queues: [{ name: 'Inbound' }],
      },
      until: minutes(30),
      ...scenario,
    },
  });
}
