import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { map } from 'rxjs';
import { at, defineStrategy, explore, routeTo, seconds, send, whenever, type Scenario } from 'routeproof';
import { agents, definePlugin, mediaServer, reporting, reportingEngine, urs } from 'routeproof/plugins';
import { secondsSince } from './processor-time.ts';
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

/** Routes the first interaction at once, any other 29 seconds later. */
const oneAfterTheOther = defineStrategy({
  name: 'one after the other',
  route: ({ id }, desk) =>
    id === interaction.InteractionId ? routeTo('ann.A') : desk.after(seconds(29)).pipe(map(() => routeTo('ann.A'))),
});

/**
 * At 31.140 s four things happen to the server at once: ann's RequestAccept for the first interaction (A), its
 * delivering-timeout (T), the RequestStopProcessing of the media server (S), and RequestDeliver for the second interaction (R).
 * Nothing may be late, and no two links take equally long, so that nothing else ever races.
 *
 * A and S both end the invitation, and with it T. Either one of them comes before T: then T never comes, and A, S and R are
 * left, 3! = 6 orders. Or T comes before both: it puts the interaction back into its queue, which hands it over in a step of its
 * own, in the same instant (H). Then T, A, S, H and R come, T before A, S and H: 5! / 4 = 30 orders. That makes 36.
 */
const fourRacing = (): Scenario => ({
  name: 'route, accept, time-out and stop',
  strategy: oneAfterTheOther,
  centre: {
    agents: [{ name: 'ann', does: [whenever('EventInvite', send('RequestAccept'), { after: seconds(29.98) })] }],
    queues: [{ name: 'Inbound' }],
  },
  plugins: [mediaServer(), reportingEngine(), urs(), agents()],
  links: { 'stat-server': 7, ann: 10, urs: 20, 'email-server': 100 },
  load: {
    interactions: [
      { InteractionId: interaction.InteractionId, at: seconds(1) },
      { InteractionId: '0000RPBENCH00002', at: seconds(2) },
    ],
  },
  drive: { script: [at(seconds(31.04), 'email-server', send('RequestStopProcessing', interaction))] },
  raceWindow: 0,
  until: seconds(32),
});

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

/**
 * The fastest of six rounds by processor time, after some in which the code is compiled: that of a whole contact centre takes long.
 */
async function rateOf(play: () => Promise<number>, { quick }: Pace): Promise<{ rate: number; runs: number }> {
  const warmingFrom = process.cpuUsage();
  while (!quick && secondsSince(warmingFrom) < 3) await play();
  let rate = 0;
  let runs = 0;
  for (let round = 0; round < (quick ? 1 : 6); round++) {
    const start = process.cpuUsage();
    let played = 0;
    do played += runs = await play();
    while (secondsSince(start) < (quick ? 0.001 : 0.3));
    rate = Math.max(rate, played / secondsSince(start));
  }
  return { rate, runs };
}

/** Explores to the end; where the number of orders is known, there must be as many runs, and no other result. */
const exploring = (scenario: () => Scenario, reduction: boolean, orders?: number) => async () => {
  const { runs, verdict } = await explore(scenario, { synchronous: true, reduction, chance: false, runs: 5000 });
  if (orders !== undefined && (runs !== orders || verdict !== 'proved'))
    throw new Error(`'${scenario().name}' has ${orders} orders, but ${runs} were played, and it is ${verdict}.`);
  return runs;
};

async function measured(pace: Pace): Promise<Rates> {
  return {
    links: await rateOf(exploring(fourLinks, false, 24), pace),
    racing: await rateOf(exploring(fourRacing, false, 36), pace),
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
    const goal = (key: string, least: number) => {
      const { rate } = rates[key]!;
      const sentence = `${least.toLocaleString('en')} runs/s`;
      return { sentence, reached: `${Math.round(rate)} runs/s`, met: rate >= least };
    };
    yield {
      title: 'four inert events on four links, 24 orders',
      unit: 'runs',
      readings: [reading('routeproof', 'ours', 'links'), reading('fast-check scheduler', 'peer', 'fastCheck')],
      goal: goal('links', 50_000),
    };
    yield {
      title: 'route, accept, time-out and stop at the real server, 36 orders',
      unit: 'runs',
      readings: [reading('routeproof', 'ours', 'racing'), reading('fast-check scheduler', 'peer', 'fastCheck')],
      goal: goal('racing', 20_000),
    };
    yield {
      title: `a conference of two and a stop request: ${rates['conference']!.runs} runs in place of ${rates['allOrders']!.runs}`,
      unit: 'runs',
      readings: [
        reading('routeproof, runs that can matter', 'ours', 'conference'),
        reading('routeproof, every order', 'ceiling', 'allOrders'),
      ],
    };
  },
};

if (process.argv[1] === here)
  process.stdout.write(JSON.stringify(await measured(JSON.parse(process.argv[2]!) as Pace)));
