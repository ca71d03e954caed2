import test, { type ExecutionContext } from 'ava';
import {
  attach,
  createBench,
  definePlugin,
  defineStrategy,
  disconnect,
  interactionManagement,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  stop,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { contactCentre, flowVariants } from 'routeproof/plugins';
import {
  exactly,
  followsLanes,
  LaneFailure,
  lanes,
  message,
  playLanes,
  recordLanes,
  scriptOfLanes,
  type Vocabulary,
} from 'routeproof/testing';
import { interval, map, NEVER, timer } from 'rxjs';
import sinon from 'sinon';
import longestReady from '../../examples/01-longest-ready/scenario.ts';
import stopOnCondition from '../../examples/02-stop-on-condition/scenario.ts';
import conference from '../../examples/03-conference/scenario.ts';
import { conferenceDay, question, table, words } from './conference-day.ts';

const acts: Vocabulary = { a: send('RequestAccept'), b: send('RequestReject'), c: disconnect() };

/** When each letter of a lane comes, in milliseconds. */
const timesOf = (lane: string, beat?: number): string =>
  scriptOfLanes({ words: acts, picture: `ann does:${lane}`, ...(beat !== undefined && { beat }) })
    .map(({ at, act }) => `${Object.keys(acts).find((letter) => acts[letter] === act)} ${at}`)
    .join(', ');

// ---- the notation

const notation: readonly (readonly [lane: string, times: string])[] = [
  ['a', 'a 0'],
  ['--a-b', 'a 2000, b 4000'],
  [' - - a   - b', 'a 2000, b 4000'],
  ['a 20s b', 'a 0, b 20000'],
  ['a 29999ms b', 'a 0, b 29999'],
  ['a 20s bc', 'a 0, b 20000, c 21000'],
  ['a 2m b 500ms c', 'a 0, b 120000, c 120500'],
  ['a 1h 1ms b', 'a 0, b 3600001'],
  ['a 1.5s b', 'a 0, b 1500'],
  ['a- 20s b', 'a 0, b 21000'],
  ['20s a', 'a 20000'],
  ['(ab)c', 'a 0, b 0, c 1000'],
  ['-(abc)-a', 'a 1000, b 1000, c 1000, a 3000'],
  ['(a b) 20s (bc)', 'a 0, b 0, b 20000, c 20000'],
  ['a-b # and c comes 20s later, or (not)', 'a 0, b 2000'],
  ['', ''],
];

for (const [lane, times] of notation)
  test(`the lane '${lane}' is ${times === '' ? 'empty' : times}`, (t) => t.is(timesOf(lane), times));

test('a beat can be any time', (t) => t.is(timesOf('-a-(bc)a', 100), 'a 100, b 300, c 300, a 400'));

const unreadable: readonly (readonly [picture: string, code: string, says: RegExp])[] = [
  ['ann does: --(a', 'RP_BAD_LANE', /column 13: '\(' opens a group that nothing closes/],
  ['ann does: --()', 'RP_BAD_LANE', /column 13: '\(' opens a group with nothing in it/],
  ['ann does: a 20 b', 'RP_BAD_LANE', /column 13: '2' begins no time/],
  ['ann does: a 20sb', 'RP_BAD_LANE', /column 13/],
  ['ann does: a|', 'RP_BAD_LANE', /column 12: '\|' means nothing there/],
  ['ann does: a(b-)', 'RP_BAD_LANE', /column 14: '-'/],
  ['ann does: a\t-b', 'RP_BAD_LANE', /column 12/],
  ['ann does: -z', 'RP_LANE_LETTER_UNKNOWN', /column 12: the vocabulary has no 'z'/],
  ['--a', 'RP_LANE_WITHOUT_SUBJECT', /'--a' does not say whose lane it is/],
  ['ann thinks: --a', 'RP_LANE_WITHOUT_SUBJECT', /ann thinks/],
  ['ann does: a\nann does: b', 'RP_LANE_TWICE', /'ann does'/],
  [
    'ann does: a 20s b\nbob does: a----- c',
    'RP_LANES_MISALIGNED',
    /'bob does' is at 2000 ms in column 13, but lane 'ann does' at 20000 ms|'ann does' is at 20000 ms in column 17/,
  ],
  ['ann does: (ab)c\nbob does: abc', 'RP_LANES_MISALIGNED', /in column 12/],
  ['ann is: -a', 'RP_LANE_WORD_UNFIT', /'a' must mean a state/],
  ['vip decides: -a', 'RP_LANE_WORD_UNFIT', /must mean a decision/],
  ['ann gets: -c', 'RP_LANE_WORD_UNFIT', /must mean a message/],
];

for (const [picture, code, says] of unreadable)
  test(`'${picture.replaceAll(/\s/g, ' ')}' is refused: ${code}`, async (t) => {
    await t.throwsAsync(playLanes(table, acts, picture), { code, message: says });
  });

test('letters are one character that cannot be taken for anything else', async (t) => {
  for (const letter of ['ab', '', '2', '-', '(', '#', ':', ' '])
    await t.throwsAsync(playLanes(table, { [letter]: 'EventInvite' }, 'ann gets: -'), { code: 'RP_LANE_LETTER_UNFIT' });
});

test('a lane about somebody who is not there is refused, however empty it is', async (t) => {
  for (const [lane, name] of [
    ['bop gets', 'bop'],
    ['X9 is', 'X9'],
    ['vop decides', 'vop'],
    ['ann -> bop', 'bop'],
  ])
    await t.throwsAsync(playLanes(table, words, `${lane}: --`), {
      code: 'RP_LANE_ABOUT_NOBODY',
      message: new RegExp(`'${name}'`),
    });
});

// ---- what lanes state

const invited = `
  email-server does: -S
  ann does:          --ub
  bob does:          -----n`;
const withInvitation = (lane: string) => `${invited}\n  ${lane}`;
const lead = 'bob gets:          ---';

test('a letter means a message by its type, by part of its body, or exactly', async (t) => {
  const meaning = (word: Vocabulary[string]) => playLanes(table, { ...words, i: word }, withInvitation(`${lead}i-k`));
  await t.notThrowsAsync(meaning('EventInvite'));
  await t.notThrowsAsync(meaning(message('EventInvite', { InteractionId: question, Operation: 'conference' })));
  await t.notThrowsAsync(meaning(message('EventInvite', { Interaction: { MediaType: 'email' } })));
  await t.throwsAsync(meaning(message('EventInvite', { Interaction: { MediaType: 'chat' } })), {
    message: /Interaction\.MediaType: expected 'chat', got 'email'/,
  });
  await t.throwsAsync(meaning('EventRevoked'), { instanceOf: LaneFailure });
  const bench = createBench(() => table(scriptOfLanes({ words, picture: invited })));
  await bench.runUntilQuiet();
  const { body } = bench.trace.messages.find(({ type }) => type === 'EventInvite')!;
  const { TicketId, ...less } = body as { readonly TicketId: number };
  await t.notThrowsAsync(meaning(exactly('EventInvite', body as never)));
  await t.throwsAsync(meaning(exactly('EventInvite', less as never)), { message: /TicketId: expected nothing, got 1/ });
  t.is(TicketId, 1);
});

test('lanes state what crossed a link, what was sent, states, and decisions of every form of strategy', async (t) => {
  const forms: readonly Strategy['route'][] = [
    (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
    async (_interaction, desk) => routeTo(await desk.target('ann.A')),
    async function* (_interaction, desk) {
      yield routeTo(await desk.target('ann.A'));
    },
    function* () {
      yield routeTo('ann.A');
    },
    () => [routeTo('ann.A')],
    () => routeTo('ann.A'),
  ];
  for (const route of forms)
    await t.notThrowsAsync(
      playLanes(
        centreWith(defineStrategy({ name: 'vip', route })),
        vip,
        `
        email-server -> interaction-server: -S
        interaction-server -> ann:          -i    k 1m k
        ann sends:                          --    a 1m x
        vip decides:                        -r
        ${question} is:                -(qud)h 1m g
      `,
      ),
      String(route),
    );
});

const vip: Vocabulary = {
  ...words,
  S: 'RequestSubmit',
  r: routeTo('ann.A'),
  s: stop(),
  p: placeInQueue('Later'),
  A: attach({ Level: 'gold' }),
  u: 'routing',
  d: 'delivering',
};

const centreWith =
  (strategy: Strategy, more: Partial<Scenario> = {}) =>
  (): Scenario => ({
    name: 'one question',
    strategy,
    centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }] },
    plugins: contactCentre(),
    load: { interactions: [{ InteractionId: question, at: seconds(1) }] },
    ...more,
  });

test('a message that no letter means is drawn as a question mark and written out', async (t) => {
  const failure = await t.throwsAsync(
    playLanes(
      table,
      { S: words.S, u: words.u, b: words.b },
      `
        email-server does: -S
        ann does:          --ub
        bob gets:          --
      `,
    ),
    {
      instanceOf: LaneFailure,
    },
  );
  t.regex(failure!.message, /actual {4}---\? 30s \?/);
  t.regex(failure!.message, /actual {4}\?: EventInvite \(InteractionId: '0000RPQUESTION01'/);
});

test(
  'what is to be ignored is in no lane',
  lanes(table, words, withInvitation(`${lead}--k`), { ignore: ['EventInvite'] }),
);

test('an actor that cannot do any more what its lane says is a failure', async (t) => {
  const gone: Vocabulary = { ...words, D: disconnect() };
  await t.throwsAsync(playLanes(table, gone, 'email-server does: -SD-x\nemail-server gets: -k', { leavesOpen: true }), {
    message: /Lane 'email-server does' parts from the run at column 24, 4\.000 s/,
  });
});

// ---- driving a scenario

test('the lanes of a scenario drive its actors', async (t) => {
  const scenario = (): Scenario => ({ ...table(), drive: { lanes: { words, picture: `${invited} # bob says no` } } });
  const { verdict, messages } = await play(scenario);
  t.is(verdict, 'pass');
  t.is(messages.find(({ type }) => type === 'EventRejected')?.at, 5000);
  t.throws(() => createBench(() => ({ ...table(), drive: { lanes: { words, picture: 'ann gets: -i' } } })), {
    code: 'RP_LANE_STATES',
  });
});

// ---- recording

test('what is recorded can be pasted: every example and every flow, played against its own lanes', async (t) => {
  const flows = flowVariants.map(
    ({ scenario }) =>
      () =>
        scenario(cast),
  );
  for (const scenario of [longestReady, stopOnCondition, conference, conferenceDay, ...flows]) {
    const { words: recorded, picture } = await recordLanes(scenario);
    const vocabulary = await pasted(recorded);
    await t.notThrowsAsync(playLanes(scenario, vocabulary, picture, { leavesOpen: true }), picture);
  }
});

const cast = {
  mediaServer: 'email-server',
  agents: ['ann', 'bob', 'cyd', 'dan'],
  engines: ['stat-server'],
  parties: 1,
  links: {},
  server: {},
  seed: 1,
} as const;

/** What an author has after pasting. */
async function pasted(text: string): Promise<Vocabulary> {
  const code = `export default (routeTo, placeInQueue, stop, attach) => (${text})`;
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly default: (...given: readonly unknown[]) => Vocabulary;
  };
  return module.default(routeTo, placeInQueue, stop, attach);
}

test('a run as lanes, kept as a snapshot', async (t) => {
  t.snapshot((await recordLanes(conferenceDay)).text);
});

// ---- nothing left open

/** The failure of a run of ninety seconds, whose findings are not what it is about. */
const failureOf = async (t: ExecutionContext, strategy: Strategy): Promise<string> => {
  const findings = ['path-waits', 'path-ends-nowhere'];
  const playing = playLanes(centreWith(strategy, { until: seconds(90) }), vip, 'ann gets: --', { findings });
  return (await t.throwsAsync(playing))!.message;
};

const here = /made at test\/lanes\/lanes\.test\.ts:\d+:\d+/;

test('a timer that is left open is named, with the line that made it', async (t) => {
  const message = await failureOf(
    t,
    defineStrategy({
      name: 'beating',
      route: (_interaction, desk) => interval(1000, desk.clock).pipe(map(() => attach({ Beat: 'yes' }))),
    }),
  );
  t.regex(
    message,
    /Left open at the end:\n {2}a timer of 'urs', due at 91\.000 s; made at test\/lanes\/lanes\.test\.ts/,
  );
});

test('a wait that is left open is named, with the line that made it', async (t) => {
  const message = await failureOf(
    t,
    defineStrategy({
      name: 'waiting',
      route: (_interaction, desk) => desk.target('nobody.A').pipe(map((target) => routeTo(target))),
    }),
  );
  t.regex(message, /a subscription to desk\.target for '0000RPQUESTION01'; made at test\/lanes\/lanes\.test\.ts/);
});

test('a subscription by hand is named: to the desk, and to the bus', async (t) => {
  const careless = defineStrategy({
    name: 'careless',
    route: (_interaction, desk) => {
      desk.refused.subscribe();
      return stop();
    },
  });
  const failure = await t.throwsAsync(
    playLanes(centreWith(careless), vip, 'careless decides: -s', {
      before: ({ bus }) => void bus.on('EventAck').subscribe(),
    }),
  );
  t.regex(failure!.message, /a subscription to EventAck on the bus; made at test\/lanes\/lanes\.test\.ts/);
  t.regex(failure!.message, here);
  await t.notThrowsAsync(
    playLanes(centreWith(defineStrategy({ name: 'tidy', route: () => stop() })), vip, 'tidy decides: -s', {
      before: ({ bus }) => bus.on('EventAck').subscribe(),
    }),
  );
});

test('a request without an answer is named, with the line that sent it', async (t) => {
  const asker = definePlugin({
    name: 'asker',
    setup: (kit) => {
      kit.listen('service', 'deaf');
      const link = kit.connect('agent', 'asker', 'deaf');
      kit.clock.after(500, () => link.send(interactionManagement.create('RequestPull', { InteractionIds: ['X'] })));
    },
  });
  const failure = await t.throwsAsync(
    playLanes({ ...table(), plugins: [...table().plugins, asker] }, words, 'ann gets: -', {
      findings: ['request-answered-once'],
    }),
  );
  t.regex(
    failure!.message,
    /request 1 of 'asker' without an answer: RequestPull, sent at 0\.500 s; made at test\/lanes\/lanes\.test\.ts/,
  );
});

test('upkeep may stay, and nothing else need', async (t) => {
  await t.notThrowsAsync(playLanes(conferenceDay, words, 'dan gets: --------i 30s t'));
  const waiting = defineStrategy({ name: 'never', route: () => NEVER });
  await t.throwsAsync(playLanes(centreWith(waiting), vip, 'never decides: -'), {
    message: /The lanes are right, but the run is not/,
  });
});

// ---- test runners

test('AVA: an implementation', lanes(table, words, withInvitation(`${lead}i-k`)));

test('AVA: an assertion, which gives the bench for more questions', async (t) => {
  const bench = await followsLanes(t, table, words, withInvitation(`${lead}i-k`));
  t.is(bench?.store.interaction(question)?.state, 'handling');
});

test('AVA: the assertion fails with the drawing', async (t) => {
  const [pass, fail] = [sinon.spy(), sinon.spy()];
  await followsLanes({ pass, fail }, table, words, withInvitation(`${lead}ik`), { colour: false });
  t.true(pass.notCalled);
  t.regex(
    fail.firstCall.args[0] as string,
    /^Lane 'bob gets' parts from the run at column 26, 4\.000 s \(test\/lanes\/lanes\.test\.ts:\d+:\d+\)\.\n\n {2}expected/,
  );
});

test('another runner needs nothing but the promise', async (t) => {
  await t.notThrowsAsync(lanes(table, words, withInvitation(`${lead}i-k`))());
  await t.throwsAsync(lanes(table, words, withInvitation(`${lead}i--`))(), { name: 'LaneFailure' });
});

test('colours are there where they are wanted', async (t) => {
  const failing = (colour: boolean) => t.throwsAsync(playLanes(table, words, withInvitation(`${lead}--k`), { colour }));
  t.false((await failing(false))!.message.includes('\u001B['));
  t.true((await failing(true))!.message.includes('\u001B['));
});

// ---- spies

test('spies on strategies and on services work inside virtual time', async (t) => {
  const lookup = sinon.fake((id: string, clock: Parameters<Strategy['route']>[1]['clock']) =>
    timer(2500, clock).pipe(map(() => `level of ${id}`)),
  );
  const strategy = defineStrategy({
    name: 'vip',
    route: ({ id }, desk) =>
      lookup(id, desk.clock).pipe(map((level) => (level.startsWith('level') ? stop() : placeInQueue('Later')))),
  });
  const route = sinon.spy(strategy, 'route');
  await playLanes(centreWith(strategy), vip, 'vip decides: - 3500ms s'.replace('- 3500ms', '3500ms'));
  t.true(route.calledOnce);
  t.true(route.calledBefore(lookup));
  t.is(route.firstCall.args[0].id, question);
  t.deepEqual(
    lookup.args.map(([id]) => id),
    [question],
  );
});

// ---- types

test('what cannot be is refused by the compiler', (t) => {
  // @ts-expect-error no such message
  const misspelt: Vocabulary = { a: 'EventInvited' };
  // @ts-expect-error no such state
  const noState: Vocabulary = { a: 'waiting' };
  // @ts-expect-error no such attribute
  const noAttribute = message('EventRevoked', { Raeson: {} });
  // @ts-expect-error not that kind of value
  const wrongValue = message('EventInvite', { TicketId: '1' });
  // @ts-expect-error exactly means all attributes that must be there
  const tooLittle = exactly('EventInvite', {});
  // @ts-expect-error no such option
  const noOption = () => playLanes(table, words, '', { beats: 5 });
  t.is([misspelt, noState, noAttribute, wrongValue, tooLittle, noOption].length, 6);
});
