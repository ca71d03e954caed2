import test from 'ava';
import type { Plugin } from 'routeproof';
import { definePlugin, type Message, type RequestHandlers } from 'routeproof/plugins';
import { serverErrors, type ServerErrorName } from 'routeproof/protocol';
import { openWires, withHand, type Hand } from './flow-mutations.ts';
import { serverFixture, type ServerFixture } from '../server-fixture.ts';

openWires();

/** One request that has to be refused: who asks what, and with which error. Ann and Bob are parties of X, Cat is invited, Y waits. */
interface Refused {
  readonly by: string;
  readonly asks: 'RequestConference' | 'RequestLeaveInteraction' | 'RequestStopProcessing';
  readonly about?: object;
  readonly error: ServerErrorName;
}

const refused: readonly Refused[] = [
  { by: 'spare', asks: 'RequestConference', about: { AgentId: 'dan' }, error: 'not-logged-in' },
  { by: 'ms', asks: 'RequestConference', about: { AgentId: 'dan' }, error: 'wrong-client-type' },
  { by: 'ann', asks: 'RequestConference', error: 'missing-attribute' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 5 }, error: 'bad-attribute' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'dan', Colour: 'red' }, error: 'bad-attribute' },
  { by: 'ann', asks: 'RequestConference', about: { InteractionId: 'Z', AgentId: 'dan' }, error: 'unknown-interaction' },
  { by: 'ann', asks: 'RequestConference', about: { InteractionId: 'Y', AgentId: 'dan' }, error: 'wrong-state' },
  { by: 'dan', asks: 'RequestConference', about: { AgentId: 'eve' }, error: 'not-a-party' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'nobody' }, error: 'unknown-target' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'out' }, error: 'target-not-logged-in' },
  {
    by: 'ann',
    asks: 'RequestConference',
    about: { AgentId: 'dan', PlaceId: 'ann-place' },
    error: 'target-not-logged-in',
  },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'dan', PlaceId: 'nowhere' }, error: 'unknown-target' },
  { by: 'ann', asks: 'RequestConference', about: { PlaceId: 'nowhere' }, error: 'unknown-target' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'bob' }, error: 'already-a-party' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'cat' }, error: 'already-invited' },
  { by: 'ann', asks: 'RequestConference', about: { AgentId: 'dan', ProxyClientId: 999 }, error: 'not-registered' },
  { by: 'spare', asks: 'RequestLeaveInteraction', error: 'not-logged-in' },
  { by: 'ms', asks: 'RequestLeaveInteraction', error: 'wrong-client-type' },
  { by: 'ann', asks: 'RequestLeaveInteraction', about: { InteractionId: 'Z' }, error: 'unknown-interaction' },
  { by: 'cat', asks: 'RequestLeaveInteraction', error: 'not-a-party' },
  { by: 'eve', asks: 'RequestLeaveInteraction', about: { InteractionId: 'own' }, error: 'wrong-state' },
  { by: 're', asks: 'RequestStopProcessing', error: 'not-supported' },
  { by: 'spare', asks: 'RequestStopProcessing', error: 'not-logged-in' },
  { by: 'ms', asks: 'RequestStopProcessing', about: { InteractionId: 'Z' }, error: 'unknown-interaction' },
  { by: 'cat', asks: 'RequestStopProcessing', error: 'not-a-party' },
  { by: 'urs', asks: 'RequestStopProcessing', about: { InteractionId: 'Y' }, error: 'not-a-party' },
];

const names = ['ann', 'bob', 'cat', 'dan', 'eve'];

function onStage(...extra: readonly Plugin[]): ServerFixture {
  const fixture = serverFixture({
    extra,
    agents: names,
    strangers: ['spare'],
    routers: ['urs'],
    centre: { agents: [...names, 'out'].map((name) => ({ name })), queues: [{ name: 'Waiting', strategy: null }] },
  });
  fixture.handledBy('X', 'ann', 'bob');
  fixture.actor('ann').send('RequestConference', { InteractionId: 'X', AgentId: 'cat' });
  fixture.actor('ms').send('RequestSubmit', { InteractionId: 'Y', MediaType: 'email', Queue: 'Waiting' });
  fixture.actor('eve').send('RequestSubmit', { InteractionId: 'own', MediaType: 'email' });
  fixture.run();
  return fixture;
}

async function asked({ by, asks, about }: Refused, hand: Hand = () => undefined) {
  const fixture = onStage();
  await withHand(hand, async () => {
    fixture.actor(by).send(asks, { InteractionId: 'X', ...about });
    fixture.run();
  });
  const found = fixture.bench.findings.filter(({ kind }) => kind === 'flow-not-followed');
  return { error: fixture.errors(by).at(-1), found: found.map(({ sentence }) => sentence) };
}

for (const row of refused) {
  const title = `${row.by} asks ${row.asks} ${JSON.stringify(row.about ?? {})}: ${row.error}`;
  test.serial(`the judge knows why it is refused: ${title}`, async (t) => {
    const { error, found } = await asked(row);
    t.is(error, row.error);
    t.deepEqual(found, []);
  });
}

/** The server says that it refuses for another reason, with the name, the code and the sentence of that. */
const sayingOf =
  (name: ServerErrorName): Hand =>
  ({ plant, message, to }) => {
    if (plant !== 'on the wire' || message.type !== 'EventError') return undefined;
    const { code, description } = serverErrors[name];
    const error = { ErrorName: name, ErrorCode: code, ErrorDescription: description };
    return [[to, { ...message, body: { ...message.body, ...error } } as unknown as Message]];
  };

/** Whether the configuration has an agent or a place, the judge cannot tell. */
const alike: ReadonlySet<ServerErrorName> = new Set(['unknown-target', 'target-not-logged-in']);

for (const row of refused.filter(({ by }) => by !== 're'))
  test.serial(
    `it is a finding when another reason is said: ${row.by} asks ${row.asks} ${JSON.stringify(row.about ?? {})}`,
    async (t) => {
      const other = row.error === 'locked' ? 'wrong-state' : 'locked';
      const { found } = await asked(row, sayingOf(other));
      if (row.about !== undefined && 'PlaceId' in row.about && !('AgentId' in row.about)) return void t.pass();
      t.true(
        found.some((sentence) => sentence.includes(`ErrorName is '${other}', and should be '`)),
        found.join('\n'),
      );
      if (!alike.has(row.error))
        t.true(
          found.some((sentence) => sentence.includes(`should be '${row.error}'`)),
          found.join('\n'),
        );
    },
  );

test.serial('it is a finding when a request is refused that has to be granted, and the other way round', async (t) => {
  const grantable = { by: 'ann', asks: 'RequestLeaveInteraction', error: 'not-a-party' } as const;
  const refusing: Hand = ({ plant, message, to }) =>
    plant === 'on the wire' && message.type === 'EventAck' && to === 'ann'
      ? [[to, { ...message, type: 'EventError' } as Message]]
      : undefined;
  const { found } = await asked(grantable, refusing);
  t.true(
    found.includes(
      'Flow conference/leave, step 1: EventAck (InteractionManagement) should have come, and EventError (InteractionManagement) came on the link interaction-server -> ann.',
    ),
    found.join('\n'),
  );
  const granting: Hand = ({ plant, message, to }) =>
    plant === 'on the wire' && message.type === 'EventError'
      ? [[to, { ...message, type: 'EventAck' } as Message]]
      : undefined;
  const other = await asked({ by: 'cat', asks: 'RequestStopProcessing', error: 'not-a-party' }, granting);
  t.true(
    other.found.includes(
      'Flow stop-processing/unsuccessful, step 1: EventError (InteractionManagement) should have come, and EventAck (InteractionManagement) came on the link interaction-server -> cat.',
    ),
    other.found.join('\n'),
  );
});

const handling = (handles: RequestHandlers): Plugin => definePlugin({ name: 'own rules', synchronous: true, handles });

test.serial(
  'a plugin that handles a request refuses it for reasons of its own; what it grants is held against the flows',
  (t) => {
    const leaveAs = (handler: RequestHandlers['RequestLeaveInteraction']) => {
      const fixture = onStage(handling({ RequestLeaveInteraction: handler! }));
      fixture.actor('ann').send('RequestLeaveInteraction', { InteractionId: 'X' });
      fixture.run();
      return fixture.bench.findings.map(({ sentence }) => sentence);
    };
    t.deepEqual(
      leaveAs((server) => server.refuse('wrong-state', 'Nobody leaves before six.')),
      [],
    );
    t.deepEqual(
      leaveAs((_server, _request, otherwise) => otherwise()),
      [],
    );
    // Ann is a party still, as the store has it, and nobody is told that she has gone.
    const found = leaveAs((server) => server.ack());
    const untold = 'EventPartyRemoved (InteractionManagement) should have come, and nothing came on the link';
    t.true(found.includes(`Flow conference/leave, step 4: ${untold} interaction-server -> bob.`), found.join('\n'));
  },
);
