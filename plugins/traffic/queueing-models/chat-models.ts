import { exponential, minutes, seconds } from 'routeproof';
import { erlangA, erlangC } from '../theory/erlang.ts';
import { agentsLike, queueScenario } from './queue-scenario.ts';
import { ofAll, type QueueingModel } from './queueing-model.ts';

const [mean, within] = [minutes(5), seconds(30)];
const media = ['chat'];

/** Each agent is as many servers as it takes chats; how long it has at least one of them depends on who gets which. */
function waiting(): QueueingModel {
  const [id, title] = ['chat/c', 'Chats: 5 agents take 3 each, load 0.85 of what they can take'];
  const [slots, load] = [15, 12.75];
  const [every, warmUp] = [mean / load, mean * 60];
  const streams = [{ media: 'chat', arrivals: { every: exponential(every) }, handling: exponential(mean) }];
  const agents = agentsLike(5, { media, capacity: { chat: 3 } });
  return {
    ...{ id, title, arrivals: 8_000_000, within, warmUp, quickly: 5000 },
    scenario: (count) => queueScenario(title, { agents, streams }, warmUp + count * every),
    theory: () => {
      const waitedShare = erlangC(slots, load);
      const meanWait = (waitedShare * mean) / 1000 / (slots - load);
      return ofAll({
        waitedShare,
        serviceLevel: 1 - waitedShare * Math.exp(-((slots - load) * within) / mean),
        meanWait,
        queueLength: (meanWait * 1000) / every,
      });
    },
  };
}

function impatient(): QueueingModel {
  const [id, title] = ['chat/a', 'Chats: 4 agents take 1, 2, 3 and 4, 2 a minute, patience 3 min'];
  const [slots, every, patience, warmUp] = [10, seconds(30), minutes(3), mean * 30];
  const streams = [
    {
      media: 'chat',
      arrivals: { every: exponential(every) },
      handling: exponential(mean),
      patience: exponential(patience),
    },
  ];
  const agents = [1, 2, 3, 4].flatMap((chat) => agentsLike(1, { media, capacity: { chat } }, `takes ${chat}, agent`));
  return {
    ...{ id, title, arrivals: 500_000, within, warmUp, quickly: 5000 },
    scenario: (count) => queueScenario(title, { agents, streams }, warmUp + count * every),
    theory: () => {
      const { left: abandonmentRate, meanWait } = erlangA(slots, 1000 / every, mean / 1000, patience / 1000);
      return ofAll({ abandonmentRate, meanWait, queueLength: (meanWait * 1000) / every });
    },
  };
}

/** Agents who take several chats at once. */
export const chatModels: readonly QueueingModel[] = [waiting(), impatient()];
