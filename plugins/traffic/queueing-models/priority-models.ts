import { defineStrategy, exponential, logNormal, routeTo, seconds, type TrafficStream } from 'routeproof';
import { map } from 'rxjs';
import { erlangC } from '../theory/erlang.ts';
import { cobham, cobhamOne, type HandlingMoments } from '../theory/cobham.ts';
import { agentsLike, queueScenario } from './queue-scenario.ts';
import { ofAll, ofPart, type QueueingModel } from './queueing-model.ts';

const within = seconds(20);
const urgent = { Gold: 2, Silver: 1, Bronze: 0 } as const;
type Class = keyof typeof urgent;

/** Whoever is of the more urgent class is served first, by anybody. */
const urgentFirst = defineStrategy({
  name: 'urgent first',
  route: ({ queue }, desk) =>
    desk.target('Everybody.GA', { priority: urgent[queue as Class] }).pipe(map((agent) => routeTo(agent))),
});

/** Customers of one class, with a queue of their own. */
const streamOf = (name: Class, perSecond: number, handling: TrafficStream['handling']): TrafficStream => ({
  name,
  queue: name,
  arrivals: { every: exponential(1000 / perSecond) },
  handling,
});

/** The mean over all customers of what each class has on average. */
const over = (rates: readonly number[], values: readonly number[]): number =>
  rates.reduce((sum, rate, index) => sum + rate * values[index]!, 0) / rates.reduce((sum, rate) => sum + rate, 0);

function manyServers(): QueueingModel {
  const [agents, handling] = [5, 100];
  const rates = [0.015, 0.0275];
  const [id, title] = ['priority/2', 'Priorities, 5 agents at load 0.85, two classes'];
  const streams = (['Gold', 'Silver'] as const).map((name, index) =>
    streamOf(name, rates[index]!, exponential(seconds(handling))),
  );
  const [perSecond, warmUp] = [0.0425, seconds(handling) * 100];
  const queue = { agents: agentsLike(agents), streams, strategy: urgentFirst };
  return {
    ...{ id, title, arrivals: 6_000_000, within, warmUp, quickly: 5000 },
    scenario: (count) => queueScenario(title, queue, warmUp + (count * 1000) / perSecond),
    theory: () => {
      const waitedShare = erlangC(agents, perSecond * handling);
      const [gold, silver] = cobham(agents, rates, handling) as [number, number];
      return [
        ...ofAll({ meanWait: over(rates, [gold, silver]), occupancy: (perSecond * handling) / agents }),
        ...ofPart('queue', 'Gold', { waitedShare, meanWait: gold }),
        ...ofPart('queue', 'Silver', { waitedShare, meanWait: silver }),
      ];
    },
  };
}

function oneServer(): QueueingModel {
  const [id, title] = ['priority/3', 'Priorities, one agent at load 0.75, three classes with times of their own'];
  const classes: readonly (readonly [Class, number, TrafficStream['handling'], HandlingMoments])[] = [
    ['Gold', 0.005, seconds(50), { mean: 50, deviation: 0 }],
    ['Silver', 0.0025, exponential(seconds(100)), { mean: 100, deviation: 100 }],
    ['Bronze', 0.00125, logNormal(seconds(200), seconds(200)), { mean: 200, deviation: 200 }],
  ];
  const [perSecond, warmUp] = [0.00875, seconds(30_000)];
  const streams = classes.map(([name, rate, handling]) => streamOf(name, rate, handling));
  const queue = { agents: agentsLike(1), streams, strategy: urgentFirst };
  return {
    ...{ id, title, arrivals: 6_000_000, within, warmUp, quickly: 5000 },
    scenario: (count) => queueScenario(title, queue, warmUp + (count * 1000) / perSecond),
    theory: () => {
      const waits = cobhamOne(classes.map(([, rate, , handling]) => ({ rate, handling })));
      const meanWait = over(
        classes.map(([, rate]) => rate),
        waits,
      );
      return [
        ...ofAll({ meanWait, occupancy: 0.75 }),
        ...classes.flatMap(([name], index) => ofPart('queue', name, { meanWait: waits[index]! })),
      ];
    },
  };
}

/** The more urgent first, and nobody is interrupted. */
export const priorityModels: readonly QueueingModel[] = [manyServers(), oneServer()];
