import { exponentialTime, logNormalTime, type Chance, type PlainQueue } from './plain-queue.ts';

const hour = 3600;
const exponential =
  (mean: number) =>
  (chance: Chance): number =>
    exponentialTime(mean, chance);

interface Steady {
  readonly agents: number;
  readonly load: number;
  readonly mean: number;
  readonly handling?: PlainQueue['handling'];
  readonly patience?: number;
}

/** A queue whose rate stays the same, with so many customers in a replication; a while of it is played before. */
const steady =
  (name: string, { agents, load, mean, handling = exponential(mean), patience }: Steady) =>
  (customers: number): PlainQueue => ({
    name,
    agents,
    highest: load / mean,
    handling,
    ...(patience !== undefined && { patience }),
    warmUp: (600 * mean) / load + 10 * mean,
    time: (customers * mean) / load,
  });

/** Ten hours with a peak at noon and one in the afternoon, begun empty. */
const day = (customers: number): PlainQueue => {
  const shape = (at: number): number => 1 + 0.5 * Math.sin((at / hour / 10) * 4 * Math.PI - 1);
  const usual = customers / (10 * hour);
  return {
    name: 'day with two peaks, patience 3 min',
    // Nine tenths of what comes, at the mean handling time of 200 s, with one agent to spare.
    agents: Math.ceil(usual * 200 * 1.15) + 1,
    rate: (at) => usual * shape(at),
    highest: usual * 1.5,
    handling: (chance) => logNormalTime(200, 160, chance),
    patience: 180,
    warmUp: 0,
    time: 10 * hour,
    byHalfHour: true,
  };
};

/** The queues by which intervals are judged, for so many customers a replication. */
export const plainQueues: readonly ((customers: number) => PlainQueue)[] = [
  steady('M/M/1 at load 0.8', { agents: 1, load: 0.8, mean: 100 }),
  steady('M/D/1 at load 0.8', { agents: 1, load: 0.8, mean: 100, handling: () => 100 }),
  steady('M/G/1 log-normal at load 0.7', {
    ...{ agents: 1, load: 0.7, mean: 100 },
    handling: (chance) => logNormalTime(100, 150, chance),
  }),
  steady('M/M/2 at load 0.5', { agents: 2, load: 1, mean: 100 }),
  steady('M/M/14 at load 0.71', { agents: 14, load: 10, mean: 180 }),
  steady('M/M/10 at load 0.9', { agents: 10, load: 9, mean: 100 }),
  steady('M/M/100 at load 0.9', { agents: 100, load: 90, mean: 100 }),
  steady('Erlang A, 50 agents', { agents: 50, load: 48, mean: 60, patience: 120 }),
  day,
];
