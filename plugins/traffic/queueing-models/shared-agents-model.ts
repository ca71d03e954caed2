import { defineStrategy, exponential, routeTo, seconds } from 'routeproof';
import { map, race } from 'rxjs';
import { nModel } from '../theory/n-model.ts';
import { agentsLike, queueScenario } from './queue-scenario.ts';
import { ofPart, once, type QueueingModel } from './queueing-model.ts';

const [id, title] = ['n-model', 'N-model: 2 agents speak English, 2 Finnish, too; load 0.8'];
const [specialists, generalists, handling] = [2, 2, 100];
const [common, rare] = [0.02, 0.012];
const warmUp = seconds(handling) * 100;

/** English to who speaks nothing else while one of them is free; a bilingual agent takes Finnish first. */
const ownFirst = defineStrategy({
  name: 'own first',
  route: ({ queue }, desk) =>
    (queue === 'Finnish'
      ? desk.target('Bilingual.GA', { priority: 1 })
      : race(desk.target('Monolingual.GA'), desk.target('Bilingual.GA'))
    ).pipe(map((agent) => routeTo(agent))),
});

/** Two kinds of customers, and agents of whom some serve one kind and some serve both. */
export function sharedAgentsModel(): QueueingModel {
  const Monolingual = agentsLike(specialists, { skills: { Monolingual: 1 } }, 'monolingual');
  const Bilingual = agentsLike(generalists, { skills: { Bilingual: 1 } }, 'bilingual');
  const streams = [
    { name: 'English', queue: 'English', perSecond: common },
    { name: 'Finnish', queue: 'Finnish', perSecond: rare },
  ].map(({ name, queue, perSecond }) => ({
    ...{ name, queue, arrivals: { every: exponential(1000 / perSecond) }, handling: exponential(seconds(handling)) },
  }));
  const queue = {
    agents: [...Monolingual, ...Bilingual],
    groups: { Monolingual, Bilingual },
    streams,
    strategy: ownFirst,
  };
  return {
    ...{ id, title, arrivals: 6_000_000, within: seconds(20), warmUp, quickly: 5000 },
    scenario: (count) => queueScenario(title, queue, warmUp + (count * 1000) / (common + rare)),
    theory: once(() => {
      const solved = nModel({ common, rare, specialists, generalists, handling });
      return [
        ...ofPart('queue', 'English', { ...solved.common }),
        ...ofPart('queue', 'Finnish', { ...solved.rare }),
        ...ofPart('skill', 'Monolingual', { occupancy: solved.specialists }),
        ...ofPart('skill', 'Bilingual', { occupancy: solved.generalists }),
      ];
    }),
  };
}
