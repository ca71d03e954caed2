import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { at, definePlugin, explore, reporting, seconds, send, whenever, type Scenario } from 'routeproof';
import { agents, mediaServer } from 'routeproof/plugins';
import type { Pace, Reading, Workload } from './workload.ts';

/** Four links that bring one message each, to one actor: 24 orders. */
const fourLinks = (): Scenario => ({
  name: 'four inert events',
  plugins: [
    definePlugin({
      name: 'crowd',
      synchronous: true,
      setup(kit) {
        kit.actor('hub').listen('service', 'hub');
        for (const name of ['one', 'two', 'three', 'four'])
          kit
            .actor(name)
            .connect('service', name, 'hub')
            .send(
              reporting.create('EventCurrentAgentStatus', {
                ...{ AgentId: name, PlaceId: '', MediaStateList: {}, MediaCapacityList: {} },
              }),
            );
      },
    }),
  ],
});

const interaction = { InteractionId: '0000RPBENCH00001' };

/** ann invites bob, who accepts, while the customer goes. */
const conference = (): Scenario => ({
  name: 'two parties and a stop request',
  centre: {
    agents: [
      { name: 'ann', does: [] },
      { name: 'bob', does: [whenever('EventInvite', send('RequestAccept'))] },
    ],
    queues: [{ name: 'Waiting', strategy: null }],
  },
  plugins: [mediaServer(), agents()],
  load: { interactions: [{ ...interaction, Queue: 'Waiting', at: seconds(1) }] },
  drive: {
    script: [
      at(seconds(3), 'ann', send('RequestPull', { InteractionIds: [interaction.InteractionId] })),
      at(seconds(5), 'ann', send('RequestConference', { ...interaction, AgentId: 'bob' })),
      at(seconds(5.5), 'email-server', send('RequestStopProcessing', interaction)),
    ],
  },
});

interface Rates {
  readonly [name: string]: { readonly rate: number; readonly runs: number };
}

/** Orders that fast-check's scheduler tries with four tasks, by chance. */
async function fastCheck(runs: number): Promise<number> {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    for (let task = 0; task < 4; task++) void scheduler.schedule(Promise.resolve(task));
    await scheduler.waitAll();
  });
  await fc.assert(property, { numRuns: runs });
  return runs;
}

async function rateOf(play: () => Promise<number>, { quick }: Pace): Promise<{ rate: number; runs: number }> {
  let rate = 0;
  let runs = 0;
  for (let round = 0; round < (quick ? 1 : 6); round++) {
    const start = performance.now();
    let played = 0;
    do played += runs = await play();
    while (performance.now() - start < (quick ? 1 : 300));
    rate = Math.max(rate, (played / (performance.now() - start)) * 1000);
  }
  return { rate, runs };
}

const exploring = (scenario: () => Scenario, reduction: boolean) => async () =>
  (await explore(scenario, { synchronous: true, reduction, runs: 5000 })).runs;

async function measured(pace: Pace): Promise<Rates> {
  return {
    links: await rateOf(exploring(fourLinks, false), pace),
    fastCheck: await rateOf(() => fastCheck(pace.quick ? 10 : 1000), pace),
    conference: await rateOf(exploring(conference, true), pace),
    allOrders: await rateOf(exploring(conference, false), pace),
  };
}

const here = fileURLToPath(import.meta.url);

/** Exploration takes promises, and the bench measures what does not: so it is measured in a process of its own. */
export const exploration: Workload = {
  id: 'B5',
  title: 'explore: every order of a scenario, each run from its start',
  *compare(pace) {
    const rates = JSON.parse(
      execFileSync(process.execPath, [here, JSON.stringify(pace)], { encoding: 'utf8' }),
    ) as Rates;
    const reading = (name: string, role: Reading['role'], key: string): Reading => ({
      name,
      role,
      rate: rates[key]!.rate,
    });
    const { rate } = rates['links']!;
    yield {
      title: 'four inert events on four links, 24 orders',
      unit: 'runs',
      readings: [reading('routeproof', 'ours', 'links'), reading('fast-check scheduler', 'peer', 'fastCheck')],
      goal: { sentence: '50,000 runs/s', reached: `${Math.round(rate)} runs/s`, met: rate >= 50_000 },
    };
    yield {
      title: 'a conference of two and a stop request',
      unit: 'runs',
      readings: [
        reading(`routeproof, ${rates['conference']!.runs} runs that can matter`, 'ours', 'conference'),
        reading(`every order, ${rates['allOrders']!.runs} runs (5,000 at most)`, 'ceiling', 'allOrders'),
      ],
    };
  },
};

if (process.argv[1] === here)
  process.stdout.write(JSON.stringify(await measured(JSON.parse(process.argv[2]!) as Pace)));
