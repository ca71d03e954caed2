import { execFileSync } from 'node:child_process';
import { runReplication } from 'routeproof/engines';
import { queueingModels } from 'routeproof/plugins';
import { atMostTimes, flatWithin } from './goals.ts';
import { fastestInTurn } from './measure.ts';
import { secondsSince } from './processor-time.ts';
import { bareHeapLoop, simjs, simpy } from './traffic-peers.ts';
import type { Comparison, Pace, Reading, Workload } from './workload.ts';

/** B4: M/M/c at load 0.9 through the whole bench, beside bare models of the same queue. */
export const traffic: Workload = {
  id: 'B4',
  title: 'traffic: M/M/c at load 0.9, every message of it',
  *compare(pace) {
    for (const agents of [10, 100]) yield besideBareModels(agents, pace);
    yield asWorkGrows(pace);
  },
};

function besideBareModels(agents: number, pace: Pace): Comparison {
  const calls = pace.quick ? 200 : 100_000;
  // A bare model is so fast that the clock of the processor would not see less.
  const bareCalls = Math.max(calls, pace.quick ? 2000 : 20_000);
  let missing: string | undefined;
  const ours = () => ourRun(agents, calls, pace).rate;
  const python = () => {
    const measured = simpy(agents, bareCalls);
    missing = measured.missing;
    return measured.rate;
  };
  const contenders: readonly (readonly [string, Reading['role'], () => number])[] = [
    ['Routeproof: the whole protocol', 'ours', ours],
    ['simjs: bare model', 'peer', () => simjs(agents, bareCalls)],
    ['heap loop: bare model', 'ceiling', () => bareHeapLoop(agents, bareCalls)],
    ['SimPy: bare model', 'peer', python],
  ];
  const rates = fastestInTurn(
    contenders.map(([, , rate]) => rate),
    pace,
  );
  const readings = contenders.map(([name, role], index): Reading => ({ name, role, rate: rates[index]! }));
  const [own, , , peer] = readings as [Reading, Reading, Reading, Reading];
  if (missing === undefined)
    return { title: `${agents} agents`, unit: 'calls', readings, goal: atMostTimes(1, own, peer) };
  readings[3] = { ...peer, missing };
  return { title: `${agents} agents`, unit: 'calls', readings };
}

/** In a process of its own, because the bench runs in turns and a benchmark does not wait. */
function ourRun(agents: number, calls: number, pace: Pace): Run {
  const program = new URL('./traffic-run.js', import.meta.url).pathname;
  return JSON.parse(
    execFileSync(process.execPath, [program, String(agents), String(calls), JSON.stringify(pace)], {
      encoding: 'utf8',
    }),
  ) as Run;
}

/** How many calls a second of processor time, and how much memory at most, in bytes. */
interface Run {
  readonly rate: number;
  readonly memory: number;
}

/** Neither what an interaction costs nor the memory must depend on how many there have been. */
function asWorkGrows(pace: Pace): Comparison {
  const sizes = pace.quick ? [100, 200] : [1000, 100_000, 1_000_000];
  const readings = sizes.map((calls): Reading => {
    const { rate, memory } = ourRun(10, calls, pace);
    const megabytes = Math.round(memory / 2 ** 20);
    return { name: `Routeproof: ${calls.toLocaleString('en')} interactions, ${megabytes} MB`, role: 'ours', rate };
  });
  return { title: '10 agents, as work grows', unit: 'interactions', readings, goal: flatWithin(2, readings) };
}

/** Runs so many calls through the bench, after a first run that compiles. */
export async function runCalls(agents: number, calls: number, { quick }: Pace): Promise<Run> {
  const model = queueingModels.find(({ id }) => id === `m-m-c/${agents}`)!;
  const run = (count: number) =>
    runReplication(() => model.scenario(count), {
      seed: 1,
      warmUp: 0,
      within: { all: model.within, media: {} },
      synchronous: true,
    });
  if (!quick) await run(calls < 1000 ? calls : 20_000);
  // What is short is done several times, so that it is measured as well as what is long.
  const times = quick ? 1 : Math.max(1, Math.floor(20_000 / calls));
  const start = process.cpuUsage();
  let offered = 0;
  for (let time = 0; time < times; time++)
    offered += (await run(calls)).cells.find(({ by }) => by.length === 0)?.sums.offered ?? 0;
  const rate = offered / secondsSince(start);
  return { rate, memory: process.resourceUsage().maxRSS * 1024 };
}
