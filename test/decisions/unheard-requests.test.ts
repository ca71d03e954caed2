import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import {
  at,
  defineStrategy,
  disconnect,
  explore,
  follow,
  nothing,
  oneOf,
  placeInQueue,
  play,
  seconds,
  send,
  when,
  whenever,
  type Finding,
  type Plugin,
  type Rule,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import { contactCentre, definePlugin, interactionManagement, substitute } from 'routeproof/plugins';
import { playLanes } from 'routeproof/testing';
import { of } from 'rxjs';

/** Ann does as her habits say; X1 comes after a second and waits in a queue that feeds nothing. */
const scenarioOf = (
  script: readonly ScriptLine[],
  does: readonly Rule[] = [],
  more: Partial<Scenario> = {},
): Scenario => ({
  name: 'what a script asks for',
  centre: { agents: [{ name: 'ann', does }], queues: [{ name: 'Inbound', strategy: null }] },
  plugins: contactCentre(),
  load: { interactions: [{ InteractionId: 'X1', at: seconds(1) }] },
  drive: { script },
  ...more,
});

const source = readFileSync('test/decisions/unheard-requests.test.ts', 'utf8').split('\n');

/** The finding is of this kind, and on the line that has this text. */
const isOn = (t: ExecutionContext, finding: Finding | undefined, kind: string, text: string): void => {
  t.is(finding?.kind, kind);
  const line = source.findIndex((each) => each.includes(text)) + 1;
  t.regex(finding?.where ?? '', new RegExp(`unheard-requests\\.test\\.[tj]s:${line}:\\d+$`));
};

const accept = { TicketId: 7, InteractionId: 'X1' };

test('what the server refuses of a line of the script is a failure on that line', async (t) => {
  const refused = scenarioOf([
    at(seconds(5), 'ann', send('RequestAccept', accept)), // refused
  ]);
  const { verdict, findings } = await play(refused);
  t.is(verdict, 'fail');
  t.is(findings.length, 1);
  isOn(t, findings[0], 'request-refused', '// refused');
  t.like(findings[0], { interaction: 'X1', at: seconds(5), severity: 'failure' });
  t.regex(findings[0]!.sentence, /'ann' send, with no-such-ticket .*\{ refused: 'no-such-ticket' \}/);
});

test('a line that says so is refused in peace, and is a failure when it is not, or otherwise', async (t) => {
  const line = (act: ReturnType<typeof send>) => () => scenarioOf([at(seconds(5), 'ann', act)]); // says so
  t.is((await play(line(send('RequestAccept', accept, { refused: 'no-such-ticket' })))).verdict, 'pass');
  const other = await play(line(send('RequestAccept', accept, { refused: 'locked' })));
  isOn(t, other.findings[0], 'not-refused', '// says so');
  t.regex(other.findings[0]!.sentence, /was to be refused with locked, and was refused with no-such-ticket/);
  const pull = send('RequestPull', { InteractionIds: ['X1'] }, { refused: 'locked' });
  const taken = await play(line(pull));
  t.is(taken.findings[0]?.kind, 'not-refused');
  t.regex(taken.findings[0]!.sentence, /the server took it/);
  const either = send('RequestAccept', accept, { mayBeRefused: true });
  t.is((await play(line(either))).verdict, 'pass');
});

test('what a habit sends and the server refuses is a warning, once with its count', async (t) => {
  const habit = whenever('EventAck', send('RequestAccept', accept), { answers: 'RequestAgentLogin' }); // habit
  const { verdict, findings } = await play(() => scenarioOf([], [habit]));
  t.is(verdict, 'pass with warnings');
  isOn(t, findings[0], 'habit-refused', '// habit');
  const meant = whenever('EventAck', send('RequestAccept', accept, { mayBeRefused: true }), {
    answers: 'RequestAgentLogin',
  });
  t.is((await play(() => scenarioOf([], [meant]))).verdict, 'pass');
});

test('who listens to its refusals has heard them, and that an invitation is turned down is no refusal', async (t) => {
  const hears = when('ann', 'EventError', nothing(), { answers: 'RequestAccept' });
  t.is((await play(() => scenarioOf([at(seconds(5), 'ann', send('RequestAccept', accept)), hears]))).verdict, 'pass');
  const declined = await play(() =>
    scenarioOf(
      [
        at(seconds(3), 'ann', send('RequestPull', { InteractionIds: ['X1'] })),
        at(seconds(5), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' })),
        when('bob', 'EventInvite', send('RequestReject')),
      ],
      [],
      {
        centre: {
          agents: ['ann', 'bob'].map((name) => ({ name, does: [] })),
          queues: [{ name: 'Inbound', strategy: null }],
        },
      },
    ),
  );
  t.deepEqual(declined.findings, []);
});

test('where orders race, a refusal is a warning, for another order may let it happen', async (t) => {
  const racing = () => scenarioOf([at(seconds(5), 'ann', send('RequestAccept', accept))]); // races
  const { failures, warnings } = await explore(racing);
  t.deepEqual(failures, []);
  isOn(t, warnings[0]?.finding, 'request-refused', '// races');
  t.is((await play(racing, { races: true })).verdict, 'pass with warnings');
});

test('lanes drive as a script does; an actor whose lane shows what it gets may be refused', async (t) => {
  const words = {
    a: send('RequestAccept', accept), // the word
    e: 'EventError' as const,
  };
  const lanes = (picture: string) =>
    play(() => scenarioOf([], [], { drive: { lanes: { words, picture } } })); // prettier-ignore
  const driven = await lanes('ann does: ---a');
  isOn(t, driven.findings[0], 'request-refused', '// the word');
  const quiet = { leavesOpen: true, ignore: ['EventAck'] } as const;
  const lone = playLanes(scenarioOf([]), words, 'ann does: ---a', quiet);
  await t.throwsAsync(lone, { message: /request-refused/ });
  await t.notThrowsAsync(playLanes(scenarioOf([]), words, 'ann does: ---a\nann gets: ---e', quiet));
});

test('what a line computes and cannot be sent, held against or done is a failure on that line', async (t) => {
  const { findings } = await play(() =>
    scenarioOf([
      at(seconds(2), 'ann', send('RequestPull', (() => ({ Ids: 5 })) as never)), // misspelt
      when('ann', 'EventAck', send('RequestPull', (async () => ({})) as never)), // a promise
      when('ann', 'EventAck', disconnect(), { where: (async () => false) as never }), // asks later
      at(seconds(3), 'ann', follow(of(5) as never)), // no act
      at(seconds(4), 'ann', send('RequestAccept')), // nothing known
      at(seconds(5), 'ann', send('RequestAgentLogout', (() => ({ Extension: { at: [1] } })) as never)), // an array
    ]),
  );
  for (const [text, kind] of [
    ['misspelt', 'unknown-attribute'],
    ['a promise', 'option-out-of-range'],
    ['asks later', 'option-out-of-range'],
    ['no act', 'option-out-of-range'],
    ['nothing known', 'missing-attribute'],
    ['an array', 'bad-user-data'],
  ] as const) {
    const line = source.findIndex((each) => each.includes(`// ${text}`)) + 1;
    const told = findings.find(({ where, severity }) => severity === 'failure' && where?.includes(`.ts:${line}:`));
    isOn(t, told, kind, `// ${text}`);
  }
});

test('a `where` that gives nothing does not hold', async (t) => {
  const line = when('ann', 'EventAck', disconnect(), { where: (() => {}) as never }); // gives nothing
  const { findings } = await play(() => scenarioOf([line]));
  isOn(t, findings[0], 'event-never-came', '// gives nothing');
});

test('a line whose event never came is a warning that says what came instead', async (t) => {
  const { verdict, findings } = await play(() =>
    scenarioOf([
      when('ann', 'EventInvite', send('RequestAccept')), // never
      when('ann', 'EventAck', disconnect(), { where: () => false }), // not so
      when('ann', 'EventAck', disconnect(), { answers: 'RequestPull' }), // not that
      when('ann', 'EventInvite', nothing()),
    ]),
  );
  t.is(verdict, 'pass with warnings');
  t.is(findings.length, 3);
  ['never', 'not so', 'not that'].forEach((text, index) => isOn(t, findings[index], 'event-never-came', `// ${text}`));
  t.regex(findings[0]!.sentence, /is told EventInvite, and that did not come: RequestAccept was not done/);
  t.regex(findings[1]!.sentence, /it came 2 times, but not so that its `where` held/);
  t.regex(findings[2]!.sentence, /not as the answer to RequestPull/);
});

test('a line that cannot be done any more is a failure: the connection is gone, or the run is over', async (t) => {
  const ready = send('RequestNotReadyForMedia', { MediaType: 'email' });
  const { verdict, findings } = await play(() =>
    scenarioOf([
      at(seconds(3), 'ann', disconnect()),
      at(seconds(5), 'ann', ready), // too late
    ]),
  );
  t.is(verdict, 'fail');
  isOn(t, findings[0], 'line-not-done', '// too late');
  t.regex(findings[0]!.sentence, /its connection was gone/);
  const cut = await play(() =>
    scenarioOf(
      [
        at(seconds(90), 'ann', oneOf(ready, nothing())), // after the end
        when('ann', 'EventAck', ready, { answers: 'RequestAgentLogin', after: seconds(80) }), // cut off
      ],
      [],
      { until: seconds(60) },
    ),
  );
  isOn(t, cut.findings[0], 'line-not-done', '// after the end');
  isOn(t, cut.findings[1], 'line-not-done', '// cut off');
  t.regex(cut.findings[0]!.sentence, /do oneOf, which was not done: the run ended before, at 60 s/);
});

test('an actor that sends an event is told that events are what a server says', async (t) => {
  const speaking = definePlugin({
    name: 'speaker',
    setup: (kit) => {
      const link = kit.connect('agent', 'speaker');
      kit.clock.at(seconds(2), () => {
        link.send(interactionManagement.create('EventRevoked', { InteractionId: 'X1', Operation: 'stop' })); // says an event
      });
    },
  });
  const { verdict, findings } = await play(() => scenarioOf([], [], { plugins: [...contactCentre(), speaking] }));
  t.is(verdict, 'fail');
  isOn(t, findings[0], 'wrong-sender', '// says an event');
  t.is(findings[0]!.code, 'RP_WRONG_SENDER');
  const scripted = () => scenarioOf([at(seconds(2), 'ann', send('EventInvite' as 'RequestAccept'))]);
  await t.throwsAsync(async () => play(scripted), {
    code: 'RP_BAD_SCENARIO',
    message: /EventInvite is an event of the server/,
  });
});

test('a server that asks its clients is told that requests are theirs', async (t) => {
  const server = definePlugin({
    name: 'asker',
    setup: (kit) => {
      kit.listen('service', 'asker').subscribe((connection) =>
        connection.received.subscribe(
          () => connection.send(interactionManagement.create('RequestAccept', { ...accept })), // asks
        ),
      );
      kit
        .actor('asked')
        .connect('service', 'asked', 'asker')
        .send(interactionManagement.create('RequestPull', { InteractionIds: ['X1'] }));
    },
  });
  const { findings } = await play(() => scenarioOf([], [], { plugins: [...contactCentre(), server] }));
  t.is(findings[0]?.kind, 'wrong-sender');
  t.regex(findings[0]!.sentence, /Requests are what clients ask/);
});

/** A pair for what places an interaction, with an encoding of its own. */
const substituting = (encode: () => unknown): Plugin => {
  const pair = {
    standsFor: 'RequestPlaceInQueue',
    as: 'RequestPlaceInQueue',
    protocol: 'InteractionManagement',
  } as const;
  const pairs = [substitute({ ...pair, encode: encode as () => never, decode: (wire) => wire })];
  return definePlugin({ name: 'our-words', substitution: { of: 'urs', pairs } }); // our words
};

test('a substitution that gives no body is a failure, and the message travels as it was', async (t) => {
  const strategy = defineStrategy({ name: 'placing', route: () => placeInQueue('Inbound 2') });
  const centre = {
    agents: [],
    queues: [
      { name: 'Inbound', strategy },
      { name: 'Inbound 2', strategy: null },
    ],
  };
  const played = (encode: () => unknown) =>
    play(() => scenarioOf([], [], { centre, plugins: [...contactCentre({ tLibrary: false }), substituting(encode)] }));
  t.deepEqual((await played(() => undefined)).findings, []);
  for (const [gives, says] of [
    [7, /gave 7 for/],
    [['Queue'], /gave a list for/],
    [Promise.resolve(), /gave an object of class Promise for/],
  ] as const) {
    const { verdict, findings, interactions } = await played(() => gives);
    t.is(verdict, 'fail');
    for (const finding of findings) isOn(t, finding, 'not-a-message', '// our words');
    t.regex(findings[0]!.sentence, says);
    t.is(interactions[0]?.queue, 'Inbound 2');
  }
  const thrown = await played(() => {
    throw new Error('no words'); // throws
  });
  isOn(t, thrown.findings[0], 'threw', '// throws');
  t.regex(thrown.findings[0]!.sentence, /^Plugin 'our-words' threw: no words/);
});

test('an agent who cannot log in is a failure', async (t) => {
  const twice = definePlugin({
    name: 'second',
    setup: (kit) => {
      const link = kit.connect('agent', 'second');
      link.send(
        interactionManagement.create('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'second' }),
      );
      link.send(interactionManagement.create('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'ann-place' }));
    },
  });
  const { verdict, findings } = await play(() =>
    scenarioOf([], [], {
      server: { 'allow-multiple-agent-connections': 'false' },
      plugins: [twice, ...contactCentre()],
    }),
  );
  t.is(verdict, 'fail');
  t.is(findings[0]?.kind, 'login-refused');
  t.regex(findings[0]!.sentence, /login of agent 'ann' at place 'ann-place' with wrong-state/);
});
