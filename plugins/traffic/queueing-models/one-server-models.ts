import { exponential, logNormal, seconds, type Distribution } from 'routeproof';
import { pollaczekKhinchine } from '../theory/cobham.ts';
import { agentsLike, queueScenario } from './queue-scenario.ts';
import { ofAll, type QueueingModel } from './queueing-model.ts';

const [mean, within] = [seconds(100), seconds(20)];

function oneServer(
  id: string,
  title: string,
  load: number,
  { handling, deviation }: { readonly handling: Distribution; readonly deviation: number },
  arrivals: number,
): QueueingModel {
  const [every, warmUp] = [mean / load, mean * 200];
  const streams = [{ arrivals: { every: exponential(every) }, handling }];
  return {
    ...{ id, title, arrivals, within, warmUp, quickly: 5000 },
    scenario: (count) => queueScenario(title, { agents: agentsLike(1), streams }, warmUp + count * every),
    theory: () => {
      const rate = 1000 / every;
      const meanWait = pollaczekKhinchine(rate, { mean: mean / 1000, deviation: deviation / 1000 });
      return ofAll({
        waitedShare: load,
        // Where all handling times are alike and none is over within that time, nobody who waits for another one is in time.
        ...(deviation === 0 && { serviceLevel: (1 - load) * Math.exp((rate * within) / 1000) }),
        meanWait,
        queueLength: rate * meanWait,
        occupancy: load,
      });
    },
  };
}

/** One agent, and handling times that are not exponential. */
export const oneServerModels: readonly QueueingModel[] = [
  oneServer('m-d-1', 'M/D/1 at load 0.7', 0.7, { handling: mean, deviation: 0 }, 1_500_000),
  oneServer(
    'm-g-1',
    'M/G/1 at load 0.6, log-normal',
    0.6,
    { handling: logNormal(mean, seconds(120)), deviation: seconds(120) },
    4_000_000,
  ),
];
