import {
  defineStrategy,
  exponential,
  hours,
  logNormal,
  minutes,
  routeTo,
  seconds,
  stop,
  type Distribution,
  type Milliseconds,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { map, race } from 'rxjs';
import { erlangA, erlangB, erlangC } from './erlang.ts';
import { trafficCentre } from './traffic-centre.ts';

/** A queue of which theory knows the numbers, played through the whole protocol. */
export interface QueueingModel {
  /** What `validate` calls it: `erlang-c/14`. */
  readonly id: string;
  /** The queue in words, for reports. */
  readonly title: string;
  /** The scenario with so many arrivals on average; the first part of them warms up. */
  readonly scenario: (arrivals: number) => Scenario;
  /** How much of the beginning is not measured. */
  readonly warmUp: Milliseconds;
  /** Answered within this time counts for the service level. */
  readonly within: Milliseconds;
  /** About how many arrivals bring the half-width of every interval, over twenty seeds, to 2 %. */
  readonly arrivals: number;
  /** What theory says, by the name of the measure. */
  readonly theory: Readonly<Record<string, number>>;
}

interface Queue {
  readonly agents: number;
  /** A mean time between arrivals. */
  readonly every: Milliseconds;
  readonly handling: Distribution;
  readonly patience?: Distribution;
  readonly strategy?: Strategy;
  readonly warmUp: Milliseconds;
}

/** First come, first served by anybody. */
const toAnybody = defineStrategy({
  name: 'to anybody',
  route: (_interaction, desk) => desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
});

/** Who is not answered at once is turned away. */
const orTurnedAway = defineStrategy({
  name: 'or turned away',
  route: (_interaction, desk) =>
    race(
      desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
      desk.after(0).pipe(map(() => stop('Terminated'))),
    ),
});

const scenarioOf =
  (name: string, queue: Queue) =>
  (arrivals: number): Scenario => {
    const agents = Array.from({ length: queue.agents }, (_, index) => ({ name: `agent ${index + 1}` }));
    const { every, handling, patience, strategy = toAnybody, warmUp } = queue;
    return {
      name,
      strategy,
      plugins: trafficCentre({ tLibrary: false }),
      centre: {
        agents,
        groups: [{ name: 'Everybody', agents: agents.map((agent) => agent.name) }],
        queues: [{ name: 'Inbound', limit: 1_000_000 }],
      },
      load: {
        traffic: { arrivals: { every: exponential(every) }, handling, ...(patience !== undefined && { patience }) },
      },
      until: warmUp + arrivals * every,
    };
  };

/** The model of Erlang C: everybody waits. */
function waiting(
  id: string,
  title: string,
  agents: number,
  load: number,
  handling: Milliseconds,
  arrivals: number,
): QueueingModel {
  const waited = erlangC(agents, load);
  const queue = { agents, every: handling / load, handling: exponential(handling), warmUp: handling * 100 };
  const meanWait = (waited * handling) / 1000 / (agents - load);
  return {
    ...{ id, title, arrivals, within: seconds(20), warmUp: queue.warmUp, scenario: scenarioOf(title, queue) },
    theory: {
      waitedShare: waited,
      serviceLevel: 1 - waited * Math.exp(-((agents - load) * seconds(20)) / handling),
      meanWait,
      queueLength: (meanWait * load * 1000) / handling,
      occupancy: load / agents,
    },
  };
}

function impatient(): QueueingModel {
  const title = 'Erlang A: 48 a minute, 50 agents, patience 2 min';
  const queue = {
    agents: 50,
    every: minutes(1) / 48,
    handling: exponential(minutes(1)),
    patience: exponential(minutes(2)),
    warmUp: hours(1),
  };
  const { left, meanWait, occupancy } = erlangA(50, 48 / 60, 60, 120);
  return {
    ...{ id: 'erlang-a', title, arrivals: 5_000_000, within: seconds(20), warmUp: queue.warmUp },
    scenario: scenarioOf(title, queue),
    theory: { leftShare: left, meanWait, occupancy },
  };
}

function blocked(distribution: string, handling: Distribution): QueueingModel {
  const [agents, load] = [15, 8.108];
  const title = `Erlang B: 15 lines, 8.108 erlangs, ${distribution}`;
  const queue = { agents, every: seconds(100) / load, handling, strategy: orTurnedAway, warmUp: hours(1) };
  const stoppedShare = erlangB(agents, load);
  return {
    ...{ id: `erlang-b/${distribution}`, title, arrivals: 5_000_000, within: seconds(20), warmUp: queue.warmUp },
    scenario: scenarioOf(title, queue),
    theory: { stoppedShare, occupancy: (load * (1 - stoppedShare)) / agents },
  };
}

/** Every queue that `validate` holds against theory. */
export const queueingModels: readonly QueueingModel[] = [
  waiting('erlang-c/14', 'Erlang C: 100 in 30 min, 180 s, 14 agents', 14, 10, seconds(180), 7_000_000),
  waiting('erlang-c/11', 'Erlang C: 100 in 30 min, 180 s, 11 agents', 11, 10, seconds(180), 10_000_000),
  waiting('m-m-c/2', 'M/M/2 at load 0.5', 2, 1, seconds(100), 1_000_000),
  waiting('m-m-c/10', 'M/M/10 at load 0.9', 10, 9, seconds(100), 10_000_000),
  waiting('m-m-c/100', 'M/M/100 at load 0.9', 100, 90, seconds(100), 36_000_000),
  impatient(),
  blocked('constant', seconds(100)),
  blocked('exponential', exponential(seconds(100))),
  blocked('log-normal', logNormal(seconds(100), seconds(150))),
];
