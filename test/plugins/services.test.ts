import test from 'ava';
import { catchError, concatMap, map, mergeMap, of, race } from 'rxjs';
import {
  at,
  disconnect,
  placeInQueue,
  play,
  seconds,
  send,
  stop,
  type KeyValue,
  type Played,
  type Plugin,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { everyChoice } from 'routeproof/engines';
import {
  answer,
  contactCentre,
  definePlugin,
  either,
  externalService,
  fault,
  registerClient,
  service,
  ServiceFault,
  silence,
  type Crossing,
  type Reply,
} from 'routeproof/plugins';
import { checkMessage } from 'routeproof/protocol';

type Route = Strategy['route'];

interface Setting extends Partial<Pick<Scenario, 'drive' | 'links' | 'load' | 'until'>> {
  readonly tLibrary?: boolean;
  readonly reply?: Reply;
  readonly delay?: number;
}

const classifies = answer({ Category: 'spam' });

const scenarioOf = (
  route: Route,
  { tLibrary = true, reply = classifies, delay = 0, ...rest }: Setting = {},
): Scenario => ({
  name: 'a classifier',
  strategy: { name: 'classify', route },
  centre: {
    queues: [{ name: 'Inbound' }, { name: 'People', strategy: null }, { name: 'Outbound', strategy: null }],
  },
  plugins: [...contactCentre({ tLibrary }), service('Classifier', { classify: reply }, { delay })],
  load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
  ...rest,
});

const playRoute = (route: Route, setting?: Setting): Promise<Played> => play(() => scenarioOf(route, setting));

const kinds = ({ findings }: Played): readonly string[] => findings.map(({ kind }) => kind);

/** Calls the classifier and stops spam; a fault, and a silence of ten seconds, send the interaction to the people. */
const careful: Route = ({ id }, desk) =>
  race(
    desk
      .invoke('Classifier', 'classify', { Subject: `about ${id}` })
      .pipe(map(({ Category }) => (Category === 'spam' ? stop('Terminated') : placeInQueue('People')))),
    desk.after(seconds(10)).pipe(map(() => placeInQueue('People'))),
  ).pipe(catchError(() => of(placeInQueue('People'))));

/** What is said about the call: `5 urs -> interaction-server RequestPrivateService for Request3rdServer`. */
const calls = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ type, standsFor }) => `${type} ${standsFor}`.includes('3rdServer'))
    .map(({ at: time, from, to, type, standsFor }) =>
      [`${time / 1000} ${from} -> ${to} ${type}`, ...(standsFor === undefined ? [] : [`for ${standsFor}`])].join(' '),
    );

test('a call goes from URS through the server to the service, and its answer back', async (t) => {
  const played = await playRoute(careful, { delay: seconds(2), tLibrary: false });
  t.deepEqual(calls(played), [
    '5 urs -> interaction-server Request3rdServer',
    '5 interaction-server -> Classifier Request3rdServer',
    '7 Classifier -> interaction-server Event3rdServerResponse',
    '7 interaction-server -> urs Event3rdServerResponse',
  ]);
  t.deepEqual(kinds(played), []);
  t.is(played.interactions[0]?.state, 'stopped');
});

test('with the T-Library it is RequestPrivateService and EventPrivateInfo between URS and the server', async (t) => {
  const played = await playRoute(careful, { delay: seconds(2) });
  t.deepEqual(calls(played), [
    '5 urs -> interaction-server RequestPrivateService for Request3rdServer',
    '5 interaction-server -> Classifier Request3rdServer',
    '7 Classifier -> interaction-server Event3rdServerResponse',
    '7 interaction-server -> urs EventPrivateInfo for Event3rdServerResponse',
  ]);
  const [request, , , info] = played.messages.filter(({ type, standsFor }) =>
    `${type} ${standsFor}`.includes('3rdServer'),
  );
  t.like(request?.body, {
    ConnID: '01d9000000000001',
    Extensions: { Service: 'Classifier', Method: 'classify' },
    UserData: { Subject: 'about X1' },
  });
  t.like(info?.body, {
    ConnID: '01d9000000000001',
    Extensions: { Service: 'Classifier', Method: 'classify' },
    UserData: { Category: 'spam' },
  });
  t.is(info?.ref, request?.ref);
  t.deepEqual(kinds(played), []);
});

test('every message of a call is as its protocol has it', async (t) => {
  for (const tLibrary of [true, false])
    for (const reply of [classifies, fault('broken', 7)]) {
      const { messages } = await playRoute(careful, { tLibrary, reply });
      const said = messages.filter(({ type, standsFor }) => `${type} ${standsFor}`.includes('3rdServer'));
      t.is(said.length, 4);
      for (const message of said)
        t.notThrows(
          () => checkMessage({ ref: undefined, interaction: undefined, ...message } as unknown as Crossing),
          message.type,
        );
    }
});

test('a fault fails the wait with the service, the method, the code and the reason', async (t) => {
  for (const tLibrary of [true, false]) {
    const faults: unknown[] = [];
    const played = await playRoute(
      (_interaction, desk) =>
        desk.invoke('Classifier', 'classify').pipe(
          map(() => stop()),
          catchError((error: unknown) => {
            faults.push(error);
            return of(placeInQueue('People'));
          }),
        ),
      { tLibrary, reply: fault('no model is loaded', 7) },
    );
    const [error] = faults;
    t.true(error instanceof ServiceFault);
    t.like(error, { service: 'Classifier', method: 'classify', code: 7, description: 'no model is loaded' });
    t.deepEqual(kinds(played), []);
    t.is(played.interactions[0]?.queue, 'People');
  }
});

test('a fault that nobody catches is a finding with the line of the call', async (t) => {
  const forms: readonly Route[] = [
    (_interaction, desk) => desk.invoke('Classifier', 'classify').pipe(map(() => stop())),
    async function* (_interaction, desk) {
      await desk.invoke('Classifier', 'classify');
      yield stop();
    },
  ];
  for (const route of forms) {
    const { findings } = await playRoute(route, { reply: fault('no model is loaded') });
    t.is(findings[0]?.kind, 'strategy-threw');
    t.regex(findings[0]!.sentence, /Service 'Classifier' failed at 'classify': no model is loaded/);
    t.regex(findings[0]!.where ?? '', /services\.test\.[tj]s:\d+:\d+$/);
  }
});

test('a service that is unknown, or has gone, is a fault at once', async (t) => {
  const reasons: string[] = [];
  const route =
    (name: string): Route =>
    async (_interaction, desk) => {
      try {
        await desk.invoke(name, 'classify');
        return stop();
      } catch (error) {
        reasons.push(`${desk.clock.now() / 1000} ${(error as ServiceFault).description}`);
        return placeInQueue('People');
      }
    };
  const unknown = await playRoute(route('Translator'));
  const gone = await playRoute(route('Classifier'), {
    drive: { script: [at(seconds(2), 'Classifier', disconnect())] },
  });
  t.deepEqual(reasons, [
    "5 No service of the name 'Translator' is connected.",
    "5 No service of the name 'Classifier' is connected.",
  ]);
  t.deepEqual([kinds(unknown), kinds(gone)], [['service-missing'], []]);
});

test('a service that goes with calls in its hands fails them', async (t) => {
  for (const [script, going] of [
    [disconnect(), 'its connection breaks'],
    [send('RequestUnregisterClient'), 'it ends its registration'],
  ] as const) {
    const reasons: string[] = [];
    const played = await playRoute(
      async ({ id }, desk) => {
        try {
          await desk.invoke('Classifier', 'classify');
        } catch (error) {
          reasons.push(`${desk.clock.now() / 1000} ${id} ${(error as ServiceFault).description}`);
        }
        return placeInQueue('People');
      },
      {
        reply: silence(),
        drive: { script: [at(seconds(9), 'Classifier', script)] },
        load: { interactions: [{ InteractionId: 'X1' }, { InteractionId: 'X2' }] },
      },
    );
    const why = "Service 'Classifier' went away before it answered.";
    t.deepEqual(reasons, [`9 X1 ${why}`, `9 X2 ${why}`], going);
    t.deepEqual(kinds(played), [], going);
  }
});

test('a service that is silent is waited for, and the patience of the strategy ends it', async (t) => {
  const played = await playRoute(careful, { reply: silence() });
  t.like(played.interactions[0], { state: 'queued', queue: 'People' });
  t.deepEqual(kinds(played), []);
});

test('a silence at the end of a run is a path that waits', async (t) => {
  const played = await playRoute(
    (_interaction, desk) => desk.invoke('Classifier', 'classify').pipe(map(() => stop())),
    {
      reply: silence(),
    },
  );
  t.deepEqual(kinds(played), ['path-without-end']);
  t.is(played.interactions[0]?.strategy, 'classify');
});

test('an answer is given once: what a service says twice, or without being asked, goes to nobody', async (t) => {
  const talkative = definePlugin({
    name: 'talkative',
    setup(kit) {
      const link = kit.connect('service', 'Talkative');
      const said = { Service: 'Talkative', Method: 'classify' };
      link.messages.subscribe(({ type, ref }) => {
        if (type !== 'Request3rdServer') return;
        link.send(externalService.create('Event3rdServerResponse', { ...said, ReferenceId: ref! + 1 }));
        for (const Category of ['spam', 'question'])
          link.send(
            externalService.create('Event3rdServerResponse', { ...said, ReferenceId: ref, UserData: { Category } }),
          );
      });
      registerClient(link, 'EspServer');
    },
  });
  const { plugins, ...scenario } = scenarioOf((_interaction, desk) =>
    desk.invoke('Talkative', 'classify').pipe(map(({ Category }) => stop(Category as string))),
  );
  const played = await play(() => ({ ...scenario, plugins: [...plugins, talkative] }));
  t.is(calls(played).filter((line) => line.includes('-> urs')).length, 1);
  t.is(played.interactions[0]?.state, 'stopped');
  t.true(played.messages.some(({ body }) => JSON.stringify(body).includes('"ReasonSystemName":"spam"')));
});

test('an answer that comes after the loss goes to nobody and is no finding', async (t) => {
  for (const tLibrary of [true, false]) {
    const played = await playRoute(careful, {
      tLibrary,
      delay: seconds(5),
      drive: { script: [at(seconds(8), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))] },
    });
    t.is(calls(played).length, 4);
    t.deepEqual(kinds(played), []);
  }
});

test('a call that crosses the loss is refused, and no finding', async (t) => {
  for (const tLibrary of [true, false]) {
    const played = await playRoute(
      (_interaction, desk) => desk.after(seconds(3)).pipe(concatMap(() => careful(_interaction, desk) as never)),
      {
        tLibrary,
        links: { urs: 100 },
        drive: { script: [at(seconds(8.15), 'email-server', send('RequestStopProcessing', { InteractionId: 'X1' }))] },
      },
    );
    t.true(played.messages.some(({ to, type }) => to === 'urs' && type === 'EventError'));
    t.deepEqual(kinds(played), []);
  }
});

test('an autoresponse submits an interaction of its own before it answers, and names it', async (t) => {
  const seen: unknown[] = [];
  const submits = { Queue: 'Outbound', InteractionSubtype: 'OutboundAutoResponse', UserData: { Subject: 'Thank you' } };
  for (const tLibrary of [true, false]) {
    const played = await playRoute(
      (_interaction, desk) =>
        desk.invoke('Classifier', 'classify').pipe(
          map((answered) => {
            seen.push(answered);
            return stop('AutoResponded');
          }),
        ),
      { tLibrary, reply: answer({ Sent: 1 }, { submits }) },
    );
    t.deepEqual(kinds(played), []);
    t.like(played.interactions, [
      { id: 'X1', state: 'stopped' },
      { state: 'queued', queue: 'Outbound', userData: { Subject: 'Thank you' } },
    ]);
    t.deepEqual(
      played.messages.filter(({ from, to }) => [from, to].includes('Classifier')).map(({ type }) => type),
      ['RequestRegisterClient', 'EventAck', 'Request3rdServer', 'RequestSubmit', 'EventAck', 'Event3rdServerResponse'],
    );
    t.deepEqual(seen.pop(), { Sent: 1, NewInteractionId: played.interactions[1]?.id });
  }
});

test('what the server does not let a service submit is a fault, and told though the strategy catches it', async (t) => {
  const played = await playRoute(careful, { reply: answer({}, { submits: { Queue: 'Nowhere' } }) });
  t.is(played.interactions[0]?.queue, 'People');
  t.deepEqual(kinds(played), ['submit-refused']);
});

test('answer, fault and silence are choices of the run', async (t) => {
  const ends: string[] = [];
  for (const choices of everyChoice()) {
    const played = await play(
      () => scenarioOf(careful, { reply: either(classifies, answer({ Category: 'question' }), fault(), silence()) }),
      { choices },
    );
    const [{ state, queue } = { state: 'absent', queue: undefined }] = played.interactions;
    ends.push(`${played.duration / 1000} ${state} ${queue ?? ''}`.trim());
  }
  t.deepEqual(ends, ['5 stopped', '5 queued People', '5 queued People', '15 queued People']);
});

test('a method that nobody wrote is a finding with the names that there are', async (t) => {
  const played = await playRoute((_interaction, desk) =>
    race(
      desk.invoke('Classifier', 'clasify').pipe(mergeMap(() => [stop()])),
      desk.after(seconds(1)).pipe(map(() => stop())),
    ),
  );
  t.is(played.findings[0]?.kind, 'unknown-method');
  t.regex(played.findings[0]!.sentence, /'clasify'.*Did you mean classify\?/);
});

test('a call whose parameters cannot be sent is told at the line that makes it', async (t) => {
  const { findings } = await playRoute((_interaction, desk) =>
    desk.invoke(7 as never, 'classify').pipe(map(() => stop())),
  );
  t.is(findings[0]?.kind, 'strategy-threw');
  t.regex(findings[0]!.sentence, /Service of Request3rdServer must be text/);
});

/** A reporting engine that hears of nothing but what it asks for when it registers. */
const listener = (name: string, external_services: KeyValue): Plugin =>
  definePlugin({
    name,
    setup(kit) {
      const actor = kit.actor(name);
      registerClient(actor.connect('reporting-engine', name), 'ReportingEngine', { external_services });
    },
  });

test('only a reporting engine that registered for a service hears of its calls', async (t) => {
  for (const reply of [classifies, fault()]) {
    const { plugins, ...scenario } = scenarioOf(careful, { reply, delay: seconds(2) });
    const listeners = [listener('curious', { 1: 'Classifier', 2: 'Translator' }), listener('other', 'Translator')];
    const { messages, findings } = await play(() => ({ ...scenario, plugins: [...plugins, ...listeners] }));
    t.deepEqual(findings, []);
    t.deepEqual(
      messages
        .filter(({ type }) => type.startsWith('EventExternalService'))
        .map(({ at: time, to, type, body }) => [time / 1000, to, type, (body as { Fault?: boolean }).Fault]),
      [
        [5, 'curious', 'EventExternalServiceRequested', undefined],
        [7, 'curious', 'EventExternalServiceResponded', reply !== classifies],
      ],
    );
  }
});
