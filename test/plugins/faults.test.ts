import test from 'ava';
import { catchError, map, merge, of, race } from 'rxjs';
import {
  defineStrategy,
  explore,
  minutes,
  oneOf,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  simulate,
  sometimes,
  stop,
  whenever,
  type Agent,
  type Bench,
  type Choices,
  type Played,
  type Rule,
  type Scenario,
} from 'routeproof';
import {
  agents,
  answer,
  contactCentre,
  faults,
  mediaServer,
  registerClient,
  service,
  trafficCentre,
  type FaultOptions,
} from 'routeproof/plugins';
import { isLong } from '../sizes.ts';

/** To ann; to the back office when the server refuses, and after ten minutes. */
const toAnn = defineStrategy({
  name: 'to ann',
  route: (_interaction, desk) =>
    merge(
      race(
        desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
        desk.after(minutes(10)).pipe(map(() => placeInQueue('Back office'))),
      ),
      desk.refused.pipe(map(() => placeInQueue('Back office'))),
    ),
});

/** Accepts after three seconds and stops ten seconds later. */
const works: readonly Rule[] = [
  whenever('EventInvite', send('RequestAccept', {}, { mayBeRefused: true }), { after: seconds(3) }),
  whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: seconds(10) }),
];

interface Setting extends Partial<Omit<Scenario, 'plugins'>> {
  readonly tLibrary?: boolean;
  readonly agents?: readonly Agent[];
}

const scenarioWith =
  (options: FaultOptions | undefined, { tLibrary = true, agents: staff, ...rest }: Setting = {}) =>
  (): Scenario => ({
    name: 'one e-mail',
    strategy: toAnn,
    centre: {
      agents: staff ?? [{ name: 'ann', does: works }],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: [...contactCentre({ tLibrary }), ...(options === undefined ? [] : [faults(options)])],
    load: { interactions: [{ InteractionId: 'X1' }] },
    ...rest,
  });

/** Lets happen what a question asks for, and nothing else. */
function lettingHappen(...questions: readonly string[]): Choices & { readonly asked: string[] } {
  const answers: number[] = [];
  const asked: string[] = [];
  return {
    answers,
    asked,
    pick: (_count, question) => {
      const about = question?.about ?? '';
      asked.push(about);
      answers.push(questions.includes(about) && !asked.slice(0, -1).includes(about) ? 1 : 0);
      return answers.at(-1)!;
    },
  };
}

/** What came over the links to and from one client, one line each: `3 > RequestAccept`. */
const linkOf = (client: string, { messages }: Played): readonly string[] =>
  messages
    .filter(({ from, to }) => from === client || to === client)
    .map(({ at, from, type }) => `${at / 1000} ${from === client ? '>' : '<'} ${type}`);

/** What became of the interaction: `stopped`, or where it is. */
const endOf = ({ interactions }: Played, id = 'X1'): string | undefined => {
  const { state, queue } = interactions.find((each) => each.id === id)!;
  return queue ?? state;
};

const happens = (question: string, scenario: () => Scenario) => play(scenario, { choices: lettingHappen(question) });

const login = (at: number): readonly string[] => [
  `${at} > RequestRegisterClient`,
  `${at} < EventAck`,
  `${at} > RequestAgentLogin`,
  `${at} < EventAck`,
];

test('a client that disconnects loses what it had, comes back, registers and logs in', async (t) => {
  const played = await happens('fault: ann disconnects after EventInvite', scenarioWith({ disconnect: ['ann'] }));
  t.is(played.verdict, 'pass');
  t.deepEqual(linkOf('ann', played), [...login(0), '0 < EventInvite', ...login(5)]);
  t.is(endOf(played), 'Back office');
});

test('a fault stands in the notes of the run, and so in its picture', async (t) => {
  const question = 'fault: ann disconnects after EventInvite';
  const { notes } = await happens(question, scenarioWith({ disconnect: ['ann'] }));
  t.like(notes, [{ at: 0, actor: 'ann', text: question }]);
});

test('what an agent application was about to do ends with its connection', async (t) => {
  const scenario = scenarioWith({ disconnect: [{ of: 'ann', at: seconds(5), away: seconds(1) }] });
  const played = await happens('fault: ann disconnects at 5000 ms', scenario);
  t.false(linkOf('ann', played).includes('13 > RequestStopProcessing'));
  t.true(linkOf('ann', played).includes('6 > RequestAgentLogin'));
});

test('a client that is away without end does not come back', async (t) => {
  const scenario = scenarioWith({ disconnect: [{ of: 'ann', when: 'EventInvite', away: Infinity }] });
  const played = await happens('fault: ann disconnects after EventInvite', scenario);
  t.deepEqual(linkOf('ann', played), [...login(0), '0 < EventInvite']);
});

test('a media server submits again what was not answered, and keeps what comes while it is away', async (t) => {
  const load = { interactions: [{ InteractionId: 'X1' }, { InteractionId: 'X2', at: seconds(2) }] };
  const scenario = scenarioWith({ disconnect: ['email-server'] }, { load });
  const lost = await happens('fault: email-server disconnects after EventAck', scenario);
  const submits = (played: Played) => linkOf('email-server', played).filter((line) => !line.includes('Register'));
  t.is(lost.verdict, 'pass');
  t.deepEqual(submits(lost), [
    '0 < EventAck',
    '5 < EventAck',
    '5 > RequestSubmit',
    '5 > RequestSubmit',
    '5 < EventAck',
    '5 < EventAck',
  ]);
  const answerLost = await explore(scenario, { synchronous: true });
  t.is(answerLost.verdict, 'proved');
});

test('URS that is started again has forgotten all, registers, and is asked again', async (t) => {
  const question = 'fault: urs restarts after EventRouteRequest';
  for (const tLibrary of [true, false]) {
    const played = await happens(question, scenarioWith({ restart: ['urs'] }, { tLibrary }));
    t.is(played.verdict, 'pass');
    t.is(endOf(played), 'stopped');
    const said = linkOf('urs', played).filter((line) => />|RouteRequest/.test(line) && !line.startsWith('0'));
    t.deepEqual(said.slice(0, 3), [
      tLibrary ? '5 > RequestRegisterAddress' : '5 > RequestRegisterClient',
      '5 < EventRouteRequest',
      '7 > RequestOpenStatistic',
    ]);
  }
});

test('T13: the Interaction Server that is started again keeps what waits, and nothing else; its clients come back one by one', async (t) => {
  const played = await happens(
    'fault: interaction-server restarts at 6000 ms',
    scenarioWith({ restart: [{ of: 'interaction-server', at: seconds(6) }] }),
  );
  t.is(played.verdict, 'pass');
  const registrations = played.messages.filter(
    ({ type, standsFor }) => (standsFor ?? type) === 'RequestRegisterClient',
  );
  t.deepEqual(
    registrations.filter(({ at }) => at > 0).map(({ at, from }) => `${at / 1000} ${from}`),
    ['11 stat-server', '13 urs', '15 email-server', '17 ann'],
  );
  t.deepEqual(linkOf('ann', played).slice(6, 12), ['3 < EventAck', ...login(17), '17 < EventInvite']);
  t.is(endOf(played), 'stopped');
});

test('a reporting engine that loses the server takes its agents for logged out, and tells URS', async (t) => {
  const scenario = scenarioWith(
    { disconnect: [{ of: 'stat-server', at: seconds(1) }] },
    { load: { interactions: [{ InteractionId: 'X1', at: seconds(2) }] } },
  );
  const played = await happens('fault: stat-server disconnects at 1000 ms', scenario);
  const told = played.messages
    .filter(({ type }) => type === 'EventInfo')
    .map(({ at, body }) => [at, (body as { LoggedIn: boolean }).LoggedIn]);
  t.deepEqual(told.slice(0, 2), [
    [0, true],
    [1000, false],
  ]);
  t.true(linkOf('ann', played).includes('6 < EventInvite'));
});

test('a reporting engine that is started again is asked for its statistics once more', async (t) => {
  const scenario = scenarioWith(
    { restart: [{ of: 'stat-server', at: seconds(1) }] },
    { load: { interactions: [{ InteractionId: 'X1', at: seconds(2) }] } },
  );
  const played = await happens('fault: stat-server restarts at 1000 ms', scenario);
  t.true(linkOf('urs', played).includes('8 > RequestOpenStatistic'));
  t.true(linkOf('ann', played).includes('8 < EventInvite'));
});

test('a slow message comes later, and what follows it on its link waits behind it', async (t) => {
  const question = 'fault: EventInvite on the link of ann takes 40 s longer';
  const played = await happens(question, scenarioWith({ slow: { ann: seconds(40) } }));
  t.is(played.verdict, 'pass');
  t.deepEqual(linkOf('ann', played).slice(4, 6), ['40 < EventInvite', '40 < EventRevoked']);
});

test('a request that is sent twice is refused the second time', async (t) => {
  const question = 'fault: ann sends RequestAccept twice';
  const played = await happens(question, scenarioWith({ twice: ['RequestAccept'] }));
  t.is(played.verdict, 'pass');
  t.deepEqual(linkOf('ann', played).slice(5), [
    '3 > RequestAccept',
    '3 > RequestAccept',
    '3 < EventAck',
    '3 < EventError',
    '13 > RequestStopProcessing',
    '13 < EventAck',
  ]);
  const refs = played.messages.filter(({ type }) => type === 'RequestAccept').map(({ ref }) => ref);
  t.is(new Set(refs).size, 2);
});

test("URS's request is named by what it is on the wire, or by what it stands for", async (t) => {
  for (const type of ['RequestRouteCall', 'RequestDeliver'] as const) {
    const played = await happens('fault: urs sends RequestRouteCall twice', scenarioWith({ twice: [type] }));
    t.is(linkOf('urs', played).filter((line) => line.endsWith('RequestRouteCall')).length, 2);
    t.is(played.verdict, 'pass');
  }
});

test("an agent's answer that comes after its time-out is refused", async (t) => {
  const question = 'fault: RequestAccept of ann is sent 32 s late';
  const played = await happens(question, scenarioWith({ late: ['RequestAccept'] }));
  t.is(played.verdict, 'pass');
  t.true(linkOf('ann', played).includes('30 < EventRevoked'));
  t.true(linkOf('ann', played).includes('35 < EventError'));
  t.is(endOf(played), 'stopped');
});

test("URS's decision that comes after the routing-timeout is refused", async (t) => {
  const question = 'fault: RequestRouteCall of urs is sent 43202 s late';
  const played = await happens(question, scenarioWith({ late: ['RequestRouteCall'] }));
  t.is(played.verdict, 'pass');
  const late = linkOf('urs', played).filter((line) => line.startsWith('43202'));
  t.deepEqual(late, ['43202 > RequestRouteCall', '43202 < EventError']);
  t.is(endOf(played), 'stopped');
});

const sorts = (options: FaultOptions) => (): Scenario => ({
  ...scenarioWith(options)(),
  strategy: defineStrategy({
    name: 'sorts',
    route: (_interaction, desk) =>
      race(
        desk.invoke('Sorter', 'sort').pipe(
          map(() => stop('Normal')),
          catchError(() => of(placeInQueue('Back office'))),
        ),
        desk.after(seconds(20)).pipe(map(() => placeInQueue('Back office'))),
      ),
  }),
  plugins: [...contactCentre(), service('Sorter', { sort: answer() }, { delay: seconds(3) }), faults(options)],
});

test("a service's answer that comes late changes nothing", async (t) => {
  const played = await happens(
    'fault: Event3rdServerResponse of Sorter is sent 30 s late',
    sorts({ late: { Event3rdServerResponse: seconds(30) } }),
  );
  t.is(played.verdict, 'pass');
  t.is(endOf(played), 'Back office');
  t.true(linkOf('Sorter', played).includes('33 > Event3rdServerResponse'));
  t.deepEqual(
    linkOf('urs', played).filter((line) => line.startsWith('33')),
    ['33 < EventPrivateInfo'],
  );
});

test('a service that disconnects has failed at its calls, and answers none of them when it is back', async (t) => {
  const scenario = sorts({ disconnect: [{ of: 'Sorter', at: seconds(1), away: seconds(1) }] });
  const played = await happens('fault: Sorter disconnects at 1000 ms', scenario);
  t.is(played.verdict, 'pass');
  t.is(endOf(played), 'Back office');
  t.deepEqual(linkOf('Sorter', played).slice(2), ['0 < Request3rdServer', '2 > RequestRegisterClient', '2 < EventAck']);
});

test('a refusal that nobody hears shows only when ann disconnects, and the report says so', async (t) => {
  const deaf = defineStrategy({
    name: 'deaf',
    route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
  });
  const options = { synchronous: true, untilFailure: true };
  const without = await explore(scenarioWith(undefined, { strategy: deaf }), options);
  t.is(without.verdict, 'proved');
  const { failures } = await explore(scenarioWith({ disconnect: ['ann'] }, { strategy: deaf }), options);
  t.is(failures[0]!.property, 'refusal-unheard');
  t.regex(failures[0]!.race[0]!, /^Fault: ann disconnects after \w+\.$/);
  t.regex(failures[0]!.notes![0]!.text, /^fault: ann disconnects/);
});

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

for (const [index, [what, options]] of Object.entries(everyFault).entries())
  for (const tLibrary of isLong ? [true, false] : [index % 2 === 0])
    test(`${what}: every run holds, ${tLibrary ? 'with' : 'without'} the T-Library`, async (t) => {
      const { verdict, failures, runs } = await explore(scenarioWith(options, { tLibrary }), { synchronous: true });
      t.deepEqual(failures, []);
      t.is(verdict, 'proved');
      const { runs: without } = await explore(scenarioWith(undefined, { tLibrary }), { synchronous: true });
      t.true(runs > without, `${runs} runs, ${without} without faults`);
    });

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
      until: minutes(60),
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
    plugins: [mediaServer(), agents(), faults({ disconnect: ['ann', 'email-server'] })],
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
  const reduced = await explore(scenario, { synchronous: true, onRun: (bench) => seen.reduced.add(seenIn(bench)) });
  t.is(full.verdict, 'proved');
  t.is(reduced.verdict, 'proved');
  t.deepEqual([...seen.reduced].sort(), [...seen.full].sort());
  t.true(reduced.runs < full.runs);
});

test('`after: oneOf(…)` is a choice of times: one in time, one too late', async (t) => {
  const after = oneOf(seconds(1), seconds(31));
  const does = [whenever('EventInvite', send('RequestAccept'), { after }), works[1]!];
  const properties = [
    sometimes('ann handles it', ({ store }) => store.interactions.some(({ state }) => state === 'handling')),
    sometimes('it is routed again', ({ store }) => store.interactions.some(({ attempts }) => attempts > 1)),
  ];
  const scenario = scenarioWith(undefined, { agents: [{ name: 'ann', does }], properties, until: minutes(1) });
  const late = await happens('how long ann takes on EventInvite', scenario);
  t.deepEqual(
    linkOf('ann', late).filter((line) => line.startsWith('31')),
    ['31 > RequestAccept', '31 > RequestAccept', '31 < EventError', '31 < EventAck'],
  );
  t.true(linkOf('ann', await play(scenario)).includes('1 > RequestAccept'));
  const { verdict, goals } = await explore(scenario, { synchronous: true });
  t.is(verdict, 'proved');
  t.true(goals.every(({ reached }) => reached));
});

test('`at: oneOf(…)` lets an interaction come at one time or another', async (t) => {
  const load = { interactions: [{ InteractionId: 'X1', at: oneOf(seconds(2), seconds(7)) }] };
  const scenario = scenarioWith(undefined, { load });
  const submitted = (played: Played) => linkOf('email-server', played).filter((line) => line.includes('Submit'));
  t.deepEqual(submitted(await play(scenario)), ['2 > RequestSubmit']);
  t.deepEqual(submitted(await happens('when X1 comes', scenario)), ['7 > RequestSubmit']);
});

const lonely = {
  name: 'lonely',
  setup: (kit: Parameters<NonNullable<Scenario['plugins'][number]['setup']>>[0]) => {
    registerClient(kit.actor('lonely').connect('service', 'lonely'), 'EspServer').subscribe();
  },
};

const wrong: Readonly<Record<string, readonly [FaultOptions, RegExp]>> = {
  'a client that is not there': [{ disconnect: ['anne'] }, /no actor 'anne' on this bench\. Did you mean ann\?/],
  'a program that is not there': [{ restart: ['ursa'] }, /no actor 'ursa' on this bench\. Did you mean urs\?/],
  'the server as a client': [{ disconnect: ['interaction-server'] }, /must be a client of the Interaction Server/],
  'a slow client that is not there': [{ slow: { an: 5 } }, /no actor 'an' on this bench\. Did you mean ann\?/],
  'a client that never comes back': [
    { disconnect: ['lonely'] },
    /'lonely', which does nothing when it is connected again/,
  ],
  'no fault at most': [{ atMost: 0 }, /option 'atMost' is 0, but must be a whole number from 1 up/],
  'half a fault': [{ atMost: 1.5 }, /option 'atMost' is 1.5/],
  'a negative delay': [{ slow: { ann: -5 } }, /option 'slow.ann' is -5, but must be a time above 0/],
  'a time before the run': [{ disconnect: [{ of: 'ann', at: -1 }] }, /option 'disconnect: at' is -1/],
  'away for no time': [{ restart: [{ of: 'urs', away: 0 }] }, /option 'restart: away' is 0/],
  'a request that is none': [
    { twice: ['RequestAcept' as 'RequestAccept'] },
    /RequestAcept is no message.*Did you mean RequestAccept\?/,
  ],
  'an event that is sent twice': [
    { twice: ['EventInvite' as 'RequestAccept'] },
    /option 'twice' is EventInvite, but must be a request/,
  ],
  'an event that is none': [
    { disconnect: [{ of: 'ann', when: 'EventInvit' as 'EventInvite' }] },
    /Did you mean EventInvite\?/,
  ],
  'what has no time-out': [{ late: ['RequestSubmit'] }, /`\{ RequestSubmit: seconds\(60\) \}`/],
  'a fault that there is not': [
    { disconects: ['ann'] } as FaultOptions,
    /no option 'disconects'\. Did you mean disconnect\?/,
  ],
};

for (const [what, [options, message]] of Object.entries(wrong))
  test(`${what} is refused with a sentence`, async (t) => {
    const scenario = () => ({ ...scenarioWith(undefined)(), plugins: [...contactCentre(), lonely, faults(options)] });
    await t.throwsAsync(async () => play(scenario), { message });
  });

test('a choice of no time at all, or of a negative one, is refused', (t) => {
  t.throws(() => oneOf(seconds(1), -1), { message: /'a time' is -1/ });
  t.throws(() => Reflect.apply(oneOf, undefined, []), { message: /at least one act or time/ });
});
