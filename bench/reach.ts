import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { map, race } from 'rxjs';
import { at, defineStrategy, explore, placeInQueue, routeTo, seconds, send, whenever, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { conference, routed } from '../test/explore/chapter-scenarios.ts';
import { secondsSince } from './processor-time.ts';
import type { Goal, Pace, Workload } from './workload.ts';

const comesAt = seconds(5);
const stopped = '0000RPREACH00001';

/** URS routes three interactions to two agents who accept; ann invites bob to what she has in hand, and the first is stopped. */
const three = (apart: number) => (): Scenario => ({
  name: `three interactions ${apart / 1000} s apart, a conference and a stop`,
  strategy: defineStrategy({
    name: 'anybody, once',
    route: ({ returns }, desk) => {
      if (returns > 0) return placeInQueue('Back office');
      return race(
        desk.target('?:English > 0.GA').pipe(map((agent) => routeTo(agent))),
        desk.after(seconds(20)).pipe(map(() => placeInQueue('Back office'))),
      );
    },
  }),
  centre: {
    agents: [
      {
        name: 'ann',
        skills: { English: 1 },
        does: [
          whenever('EventInvite', send('RequestAccept'), { after: 500 }),
          whenever('EventAck', send('RequestConference', { AgentId: 'bob' }), { answers: 'RequestAccept' }),
        ],
      },
      { name: 'bob', skills: { English: 1 }, does: [whenever('EventInvite', send('RequestAccept'), { after: 500 })] },
    ],
    queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
  },
  plugins: contactCentre(),
  load: {
    interactions: [0, 1, 2].map((index) => ({
      InteractionId: `0000RPREACH0000${index + 1}`,
      at: comesAt + index * apart,
    })),
  },
  drive: {
    script: [at(comesAt + seconds(1), 'email-server', send('RequestStopProcessing', { InteractionId: stopped }))],
  },
});

const every = 'accept, reject or do not answer';

/** What is searched to its end, and in how many runs that is to be done, those counted that are cut off. */
const searches: readonly (readonly [scenario: () => Scenario, most: number])[] = [
  [conference({ answers: every, stoppedBy: 'bob', bobLeaves: true, late: true }), 1000],
  [three(seconds(3)), 2000],
  [routed({ apart: 500, answers: every, stoppedBy: 'the media server', substitutions: true }), 10_000],
];

interface Searched {
  readonly name: string;
  readonly verdict: string;
  readonly runs: number;
  readonly cutOff: number;
  readonly rate: number;
  readonly most: number;
}

async function searched({ quick }: Pace): Promise<readonly Searched[]> {
  const all: Searched[] = [];
  for (const [scenario, most] of searches) {
    const start = process.cpuUsage();
    const bound = quick ? { runs: 5 } : {};
    const { verdict, runs, cutOff } = await explore(scenario, { synchronous: true, chance: false, ...bound });
    all.push({ name: scenario().name, verdict, runs, cutOff, rate: (runs + cutOff) / secondsSince(start), most });
  }
  return all;
}

const here = fileURLToPath(import.meta.url);

/** In how few runs a search comes to its end; in a process of its own, as it takes promises. */
export const reach: Workload = {
  id: 'B8',
  title: 'explore: runs until every order is known',
  *compare(pace) {
    const said = execFileSync(process.execPath, [here, JSON.stringify(pace)], { encoding: 'utf8' });
    for (const { name, verdict, runs, cutOff, rate, most } of JSON.parse(said) as readonly Searched[]) {
      const reached = `${runs} runs, ${cutOff} cut off, ${verdict}`;
      const met = verdict === 'proved' && runs + cutOff <= most;
      const goal: Goal = { sentence: `proved in ${most.toLocaleString('en')} runs`, reached, met };
      yield { title: name, unit: 'runs', readings: [{ name: 'routeproof', role: 'ours', rate }], goal };
    }
  },
};

if (process.argv[1] === here)
  process.stdout.write(JSON.stringify(await searched(JSON.parse(process.argv[2]!) as Pace)));
