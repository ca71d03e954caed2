import {
  defineStrategy,
  routeTo,
  type Agent,
  type Milliseconds,
  type Scenario,
  type Strategy,
  type TrafficStream,
} from 'routeproof';
import { map } from 'rxjs';
import { trafficCentre } from '../traffic-centre.ts';

/** Who serves whom, in what order. */
export interface Queue {
  /** Each is in the group `Everybody`. */
  readonly agents: readonly Agent[];
  /** Other groups, each with some of them. */
  readonly groups?: Readonly<Record<string, readonly Agent[]>>;
  /** Streams of arrivals; each queue that one names is there. */
  readonly streams: readonly TrafficStream[];
  /** Default: first come, first served by anybody. */
  readonly strategy?: Strategy;
}

/** First come, first served by anybody. */
const toAnybody = defineStrategy({
  name: 'to anybody',
  route: (_interaction, desk) => desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
});

/** So many agents who are alike. */
export const agentsLike = (count: number, of: Omit<Agent, 'name'> = {}, name = 'agent'): readonly Agent[] =>
  Array.from({ length: count }, (_, index) => ({ ...of, name: `${name} ${index + 1}` }));

/** Puts a queue on the bench. */
export function queueScenario(
  name: string,
  { agents, groups = {}, streams, strategy }: Queue,
  until: Milliseconds,
): Scenario {
  const queues = new Set(streams.map(({ queue = 'Inbound' }) => queue));
  return {
    name,
    strategy: strategy ?? toAnybody,
    plugins: trafficCentre({ tLibrary: false }),
    centre: {
      agents,
      groups: Object.entries({ Everybody: agents, ...groups }).map(([group, members]) => ({
        name: group,
        agents: members.map((agent) => agent.name),
      })),
      queues: Array.from(queues, (queue) => ({ name: queue, limit: 1_000_000 })),
    },
    load: { traffic: streams },
    until,
  };
}
