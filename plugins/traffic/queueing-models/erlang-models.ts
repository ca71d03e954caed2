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
} from 'routeproof';
import { map, race } from 'rxjs';
import { erlangA, erlangB, erlangC } from '../theory/erlang.ts';
import { agentsLike, queueScenario } from './queue-scenario.ts';
import { ofAll, type QueueingModel } from './queueing-model.ts';

const within = seconds(20);
const quickly = 10_000;

/** Who is not answered at once is turned away. */
const orTurnedAway = defineStrategy({
  name: 'or turned away',
  route: (_interaction, desk) =>
    race(
      desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
      desk.after(0).pipe(map(() => stop('Terminated'))),
    ),
});

/** The model of Erlang C: everybody waits. */
function waiting(
  id: string,
  title: string,
  agents: number,
  load: number,
  handling: Milliseconds,
  arrivals: number,
): QueueingModel {
  const [every, warmUp] = [handling / load, handling * 100];
  const streams = [{ arrivals: { every: exponential(every) }, handling: exponential(handling) }];
  return {
    ...{ id, title, arrivals, within, warmUp, quickly },
    scenario: (count) => queueScenario(title, { agents: agentsLike(agents), streams }, warmUp + count * every),
    theory: () => {
      const waitedShare = erlangC(agents, load);
      const meanWait = (waitedShare * handling) / 1000 / (agents - load);
      return ofAll({
        waitedShare,
        serviceLevel: 1 - waitedShare * Math.exp(-((agents - load) * within) / handling),
        meanWait,
        queueLength: (meanWait * load * 1000) / handling,
        occupancy: load / agents,
      });
    },
  };
}

function impatient(): QueueingModel {
  const title = 'Erlang A: 48 a minute, 50 agents, patience 2 min';
  const [every, warmUp] = [minutes(1) / 48, hours(1)];
  const streams = [
    { arrivals: { every: exponential(every) }, handling: exponential(minutes(1)), patience: exponential(minutes(2)) },
  ];
  return {
    ...{ id: 'erlang-a', title, arrivals: 5_000_000, within, warmUp, quickly },
    scenario: (count) => queueScenario(title, { agents: agentsLike(50), streams }, warmUp + count * every),
    theory: () => {
      const { left: abandonmentRate, meanWait, occupancy } = erlangA(50, 48 / 60, 60, 120);
      return ofAll({ abandonmentRate, meanWait, occupancy });
    },
  };
}

function blocked(distribution: string, handling: Distribution): QueueingModel {
  const [agents, load] = [15, 8.108];
  const title = `Erlang B: 15 lines, 8.108 erlangs, ${distribution}`;
  const [every, warmUp] = [seconds(100) / load, hours(1)];
  const streams = [{ arrivals: { every: exponential(every) }, handling }];
  const queue = { agents: agentsLike(agents), streams, strategy: orTurnedAway };
  return {
    ...{ id: `erlang-b/${distribution}`, title, arrivals: 5_000_000, within, warmUp, quickly },
    scenario: (count) => queueScenario(title, queue, warmUp + count * every),
    theory: () => {
      const stoppedShare = erlangB(agents, load);
      return ofAll({ stoppedShare, occupancy: (load * (1 - stoppedShare)) / agents });
    },
  };
}

/** Everybody waits (C), leaves when patience is at its end (A), or is turned away (B). */
export const erlangModels: readonly QueueingModel[] = [
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
