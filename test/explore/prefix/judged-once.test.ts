import test from 'ava';
import { at, explore, seconds, send, whenever, type Bench, type Scenario } from 'routeproof';
import { agents, definePlugin, interactionManagement, mediaServer, tLibrary } from 'routeproof/plugins';
import { tLibrary as words } from 'routeproof/protocol';
import { conference } from '../chapter-scenarios.ts';
import { asking, shelving } from '../server-scenarios.ts';
import { cases, longIf } from '../../sizes.ts';

/** Somebody who listens might see that a part of a run is not judged, so that every run is judged from its start. */
const overheard = (scenario: () => Scenario) => (): Scenario => {
  const given = scenario();
  return { ...given, plugins: [...given.plugins, definePlugin({ name: 'listener', observe() {} })] };
};

/** A server that stops what it is told to stop, and tells nobody. */
const silently = (scenario: () => Scenario) => (): Scenario => {
  const given = scenario();
  const silent = definePlugin({
    name: 'silent server',
    handles: { RequestStopProcessing: (request) => request.answer(interactionManagement.create('EventAck', {})) },
  });
  return { ...given, plugins: [...given.plugins, silent] };
};

const talk = conference({ answers: 'accept or reject', stoppedBy: 'ann', bobLeaves: true, late: false });

const scenarios: readonly (readonly [string, () => Scenario])[] = [
  ['a conference', talk],
  ['a conference at a server that stops in silence', silently(talk)],
  ...[1, 2, 3].map((seed) => [`requests ${seed}`, asking(seed)] as const),
  ...[1, 2].map((seed) => [`workbins ${seed}`, shelving(seed)] as const),
];

const [X, Y] = ['0000RPLIMIT00001', '0000RPLIMIT00002'] as const;
const pulled = at(seconds(4), 'ann', send('RequestPull', { InteractionIds: [X, Y] }));
const twoWaiting = {
  plugins: [mediaServer(), agents()],
  load: {
    interactions: [X, Y].map((InteractionId, index) => ({ InteractionId, Queue: 'Waiting', at: seconds(1 + index) })),
  },
  ...{ raceWindow: 500, until: seconds(30) },
};

/** So few messages fit on a link that a limit ends runs in the midst of a step. */
const limited = (): Scenario => ({
  name: 'limited',
  ...twoWaiting,
  centre: {
    agents: ['ann', 'bob', 'cat'].map((name) => ({
      name,
      does: name === 'ann' ? [] : [whenever('EventInvite', send('RequestAccept'))],
    })),
    queues: [{ name: 'Waiting', strategy: null }],
  },
  limits: { messagesOnLink: 3 },
  drive: {
    script: [
      pulled,
      ...['bob', 'cat'].map((AgentId) =>
        at(seconds(6), 'ann', send('RequestConference', { InteractionId: X, AgentId })),
      ),
      at(seconds(6), 'email-server', send('RequestStopProcessing', { InteractionId: X })),
      at(seconds(6.2), 'ann', send('RequestStopProcessing', { InteractionId: Y })),
    ],
  },
});

/** A router that has gone from an address, and comes back to it while something races. */
const comingBack = definePlugin({
  name: 'urs',
  setup({ clock, connect }) {
    const link = connect('urs', 'urs');
    const stops = { Extensions: { event_processing_stopped: 1 } };
    const register = (ThisDN: string) => link.send(words.create('RequestRegisterAddress', { ThisDN, ...stops }));
    const unregister = (ThisDN: string) => link.send(words.create('RequestUnregisterAddress', { ThisDN }));
    clock.at(100, () => void register('A'));
    clock.at(1200, () => void register('B'));
    clock.at(2400, () => void unregister('A'));
    clock.at(6000, () => void register('A'));
    clock.at(8000, () => void unregister('A'));
    clock.at(10_000, () => void unregister('B'));
  },
});

const registersAgain = (): Scenario => ({
  name: 'registers again',
  ...twoWaiting,
  centre: { agents: [{ name: 'ann', does: [] }], queues: [{ name: 'Waiting', strategy: null }] },
  plugins: [mediaServer(), agents(), comingBack, tLibrary()],
  drive: {
    script: [
      pulled,
      ...['ann', 'email-server'].map((who, n) =>
        at(seconds(6), who, send('RequestChangeProperties', { InteractionId: X, AddedProperties: { n } })),
      ),
      at(seconds(14), 'email-server', send('RequestStopProcessing', { InteractionId: X })),
    ],
  },
});

/** What each run showed, in the order of the runs. */
async function judged(scenario: () => Scenario): Promise<readonly string[]> {
  const shown: string[] = [];
  const onRun = ({ findings, phases }: Bench) => void shown.push(JSON.stringify({ findings, phases }));
  const { failures, warnings } = await explore(scenario, {
    reduction: false,
    runs: cases({ short: 30, long: 60 }),
    failures: 5,
    onRun,
  });
  const told = failures.map(({ property, steps, finding, messages }) => ({ property, steps, finding, messages }));
  return [...shown, JSON.stringify({ told, warnings })];
}

for (const [name, scenario] of scenarios)
  longIf(/[23]$/.test(name))(
    `${name}: the steps with which runs begin alike are judged once, and each run shows what it shows when all of it is judged`,
    async (t) => {
      const once = await judged(scenario);
      t.deepEqual(once, await judged(overheard(scenario)));
      t.is(
        once.some((run) => run.includes('flow-not-followed')),
        name.includes('silence'),
      );
    },
  );

test('a run that a limit has ended in the midst of a step leaves nothing of it to the next', async (t) => {
  const { failures } = await explore(limited, { runs: 300, failures: 9, shrink: 0, chance: false });
  t.deepEqual(
    failures.map(({ property }) => property),
    ['limit-reached'],
  );
});

test('what is taken back is as if it had never been, also where a name comes back that was gone', async (t) => {
  const { verdict, failures } = await explore(registersAgain, { failures: 9, shrink: 0, chance: false });
  t.deepEqual([verdict, failures], ['proved', []]);
});
