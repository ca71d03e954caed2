import test from 'ava';
import {
  explore,
  minutes,
  play,
  seconds,
  send,
  simulate,
  whenever,
  type Agent,
  type Bench,
  type Scenario,
} from 'routeproof';
import { agents, faults, mediaServer, trafficCentre, type Choices, type FaultOptions } from 'routeproof/plugins';
import { isLong, longIf } from '../../sizes.ts';
import { toAnn, works, scenarioWith, lettingHappen } from './happens.ts';

const everyFault: Readonly<Record<string, FaultOptions>> = {
  'an agent disconnects': { disconnect: ['ann'] },
  'a media server disconnects': { disconnect: ['email-server'] },
  'a reporting engine disconnects': { disconnect: [{ of: 'stat-server', when: 'EventAgentInvited' }] },
  'URS disconnects': { disconnect: ['urs'] },
  'URS restarts': { restart: ['urs'] },
  'the server restarts': { restart: ['interaction-server'] },
  'links are slow': { slow: { ann: seconds(40), urs: seconds(5) } },
  'requests are sent twice': {
    twice: [
      'RequestRegisterClient',
      'RequestAgentLogin',
      'RequestSubmit',
      'RequestDeliver',
      'RequestAccept',
      'RequestStopProcessing',
    ],
  },
  'ann disconnects and a request is sent twice': {
    disconnect: [{ of: 'ann', when: 'EventInvite' }],
    twice: ['RequestSubmit', 'RequestAccept'],
    atMost: 2,
  },
  'answers and decisions are late': { late: ['RequestAccept', 'RequestDeliver'] },
};

const faultless = new Map<boolean, Promise<number>>();

/** The runs of the same e-mail without faults, which are the same whatever they are compared with. */
function runsWithout(tLibrary: boolean): Promise<number> {
  const runs =
    faultless.get(tLibrary) ??
    Promise.resolve(explore(scenarioWith(undefined, { tLibrary }), { synchronous: true })).then((all) => all.runs);
  faultless.set(tLibrary, runs);
  return runs;
}

/** What has the most orders. */
const takesLong = ['URS restarts', 'ann disconnects and a request is sent twice'];

for (const [index, [what, options]] of Object.entries(everyFault).entries())
  for (const tLibrary of isLong ? [true, false] : [index % 2 === 0])
    longIf(takesLong.includes(what))(
      `${what}: every run holds, ${tLibrary ? 'with' : 'without'} the T-Library`,
      async (t) => {
        const { verdict, failures, runs } = await explore(scenarioWith(options, { tLibrary }), { synchronous: true });
        t.deepEqual(failures, []);
        t.is(verdict, 'proved');
        const without = await runsWithout(tLibrary);
        t.true(runs > without, `${runs} runs, ${without} without faults`);
      },
    );

/** ann asks bob for help and leaves it to him; he stops it. */
const conference: readonly Agent[] = [
  {
    name: 'ann',
    does: [
      works[0]!,
      whenever('EventAck', send('RequestConference', { AgentId: 'bob' }), {
        answers: 'RequestAccept',
        after: seconds(5),
      }),
      whenever('EventAck', send('RequestLeaveInteraction'), { answers: 'RequestConference', after: seconds(3) }),
      whenever('EventError', send('RequestStopProcessing'), { answers: 'RequestConference' }),
    ],
  },
  { name: 'bob', does: works },
];

const inConference: Readonly<Record<string, FaultOptions>> = {
  'the inviter disconnects': { disconnect: ['ann'] },
  'the invitee disconnects': { disconnect: ['bob'] },
  'the server restarts': { restart: ['interaction-server'] },
  'links are slow': { slow: { ann: seconds(5), bob: seconds(31) } },
  'requests are sent twice': {
    twice: ['RequestConference', 'RequestAccept', 'RequestLeaveInteraction', 'RequestStopProcessing'],
  },
  'answers are late': { late: ['RequestAccept'] },
};

/** Each of them is like another one that is quicker. */
const onlyInLong = ['the inviter disconnects', 'the server restarts'];

for (const [what, options] of Object.entries(inConference).filter(([name]) => isLong || !onlyInLong.includes(name)))
  test(`in a conference ${what}: every run holds`, async (t) => {
    const { verdict, failures } = await explore(scenarioWith(options, { agents: conference }), { synchronous: true });
    t.deepEqual(failures, []);
    t.is(verdict, 'proved');
  });

test('where nobody chooses, nothing happens: `run`, with any seed, and `simulate` play without faults', async (t) => {
  const options: FaultOptions = { disconnect: ['ann'], restart: ['urs'], twice: ['RequestAccept'], slow: { ann: 5 } };
  const plain = await play(scenarioWith(undefined));
  for (const seed of [1, 2]) t.deepEqual((await play(scenarioWith(options), { seed })).messages, plain.messages);
  const traffic =
    (...plugins: Scenario['plugins']) =>
    (): Scenario => ({
      name: 'a rush',
      strategy: toAnn,
      centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }] },
      plugins: [...trafficCentre(), ...plugins],
      load: { traffic: { arrivals: { perHour: 60 }, handling: seconds(30) } },
      until: minutes(20),
    });
  const setUp = { replications: 2, synchronous: true };
  const quiet = await simulate(traffic(), setUp);
  t.deepEqual(await simulate(traffic(faults({ restart: ['urs'], slow: { ann: seconds(9) } })), setUp), quiet);
});

test('a run has as many faults as it may have, and then nobody is asked any more', async (t) => {
  for (const atMost of [1, 2, 3]) {
    const scenario = scenarioWith({ disconnect: ['ann', 'email-server'], twice: ['RequestAccept'], atMost });
    const faulty: string[] = [];
    const choices: Choices = { answers: [], pick: (_count, question) => (faulty.push(question!.about), 1) };
    await play(scenario, { choices });
    t.is(faulty.length, atMost);
  }
});

test('a fault is a question of its own, whose first answer is no', async (t) => {
  const choices = lettingHappen();
  await play(scenarioWith({ disconnect: [{ of: 'ann', when: 'EventInvite' }], late: ['RequestAccept'] }), { choices });
  t.deepEqual(choices.asked, [
    'fault: ann disconnects after EventInvite',
    'fault: RequestAccept of ann is sent 32 s late',
  ]);
});

/** What each client was told, without when. */
const seenIn = ({ trace }: Bench): string =>
  ['ann', 'email-server']
    .map((name) =>
      trace.messages
        .filter(({ to }) => to === name)
        .map(({ type, at }) => `${type} ${at}`)
        .join(' '),
    )
    .join(' | ');

test('with reduction each client is told all that it is told without, where connections break and come back', async (t) => {
  const scenario = (): Scenario => ({
    name: 'a pull',
    centre: { agents: [{ name: 'ann', does: [] }], queues: [{ name: 'Waiting', strategy: null }] },
    plugins: [mediaServer(), agents(), faults({ disconnect: isLong ? ['ann', 'email-server'] : ['ann'] })],
    load: { interactions: [{ InteractionId: 'X1', Queue: 'Waiting' }] },
    drive: { script: [{ actor: 'ann', at: seconds(2), act: send('RequestPull', { Queue: 'Waiting' }) }] },
    raceWindow: 6000,
  });
  const seen = { full: new Set<string>(), reduced: new Set<string>() };
  const full = await explore(scenario, {
    synchronous: true,
    reduction: false,
    onRun: (bench) => seen.full.add(seenIn(bench)),
  });
  const reduced = await explore(scenario, {
    synchronous: true,
    chance: false,
    onRun: (bench) => seen.reduced.add(seenIn(bench)),
  });
  t.is(full.verdict, 'proved');
  t.is(reduced.verdict, 'proved');
  t.deepEqual([...seen.reduced].sort(), [...seen.full].sort());
  t.true(reduced.runs < full.runs);
});
