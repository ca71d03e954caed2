import test from 'ava';
import {
  at,
  createBench,
  disconnect,
  nothing,
  oneOf,
  seconds,
  send,
  when,
  whenever,
  type Plugin,
  type Rule,
  type ScriptLine,
} from 'routeproof';
import { everyChoice } from 'routeproof/engines';
import { agent, agents, definePlugin, interactionManagement, mediaServer } from 'routeproof/plugins';
import { idle, type Play, play, from, said, submit, pull } from './waiting-centre.ts';

/** What an agent says after it has logged in. */
const saidBy = async (name: string, given: Play): Promise<readonly string[]> =>
  said((await play(given)).trace, name).slice(2);

test('a script line is followed at its time, a habit each time, a line with an event once', async (t) => {
  const reads = send('RequestGetInteractionProperties', { InteractionId: 'X1' });
  const notes = send('RequestChangeProperties', (cause) => ({
    InteractionId: 'X1',
    ChangedProperties: { seen: cause?.type ?? 'nothing' },
  }));
  const does = [whenever('EventInteractionProperties', notes)];
  const script = [
    pull('X1'),
    at(seconds(3), 'ann', reads),
    at(seconds(4), 'ann', reads),
    when('ann', 'EventInteractionProperties', send('RequestLeaveInteraction', { InteractionId: 'X1' }), {
      after: 2500,
    }),
  ];
  t.deepEqual(await saidBy('ann', { people: [{ ...idle, does }], script, interactions: [submit('X1')] }), [
    '2000 RequestPull',
    '3000 RequestGetInteractionProperties X1',
    '3000 RequestChangeProperties X1',
    '4000 RequestGetInteractionProperties X1',
    '4000 RequestChangeProperties X1',
    '5500 RequestLeaveInteraction X1',
  ]);
});

test('an answer brings its request along: interaction and ticket are those of the request', async (t) => {
  const does: readonly Rule[] = [
    whenever('EventInvite', send('RequestAccept'), { after: seconds(1) }),
    whenever('EventAck', send('RequestLeaveInteraction'), { answers: 'RequestAccept' }),
    whenever('EventAck', send('RequestNotReadyForMedia', { MediaType: 'email' }), { answers: 'RequestAgentLogin' }),
    whenever('EventAck', nothing(), { answers: 'RequestStopProcessing' }),
  ];
  const bench = await play({
    people: [idle, { name: 'bob', does }],
    script: [pull('X1'), at(seconds(3), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' }))],
    interactions: [submit('X1')],
  });
  t.deepEqual(said(bench.trace, 'bob').slice(2), [
    '0 RequestNotReadyForMedia',
    '4000 RequestAccept X1',
    '4000 RequestLeaveInteraction X1',
  ]);
  t.like(from(bench.trace, 'bob')[3], { body: { TicketId: 1 } });
  t.deepEqual(bench.findings, []);
});

test('a condition on the event is kept, and what may name an interaction is not given one', async (t) => {
  const does = [
    whenever('EventInvite', send('RequestSubmit', { MediaType: 'email', Queue: 'Inbound' }), {
      where: ({ interaction }) => interaction === 'X2',
    }),
  ];
  const invites = (InteractionId: string) => send('RequestConference', { InteractionId, AgentId: 'bob' });
  const bench = await play({
    people: [idle, { name: 'bob', does }],
    script: [pull('X1'), pull('X2'), at(seconds(3), 'ann', invites('X1')), at(seconds(4), 'ann', invites('X2'))],
    interactions: [submit('X1'), submit('X2')],
    until: seconds(10),
  });
  t.deepEqual(said(bench.trace, 'bob').slice(2), ['4000 RequestSubmit']);
});

test('who takes some time takes the same time for the same seed', async (t) => {
  const delays = async (seed: number) => {
    const script = Array.from({ length: 5 }, (_, index) => ({
      ...at(seconds(index + 1), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      after: [100, 900] as const,
    }));
    const times = (await play({ script, bench: { seed } })).trace.messages;
    return from(times, 'ann').flatMap(({ type, sentAt }) =>
      type === 'RequestNotReadyForMedia' ? [sentAt % 1000] : [],
    );
  };
  const first = await delays(1);
  t.is(first.length, 5);
  t.true(first.every((delay) => delay >= 100 && delay < 900 && Number.isInteger(delay)));
  t.deepEqual(await delays(1), first);
  t.notDeepEqual(await delays(2), first);
});

test('the choices of the run say which of several things an actor does', async (t) => {
  const does = [
    whenever('EventInvite', oneOf(send('RequestAccept'), oneOf(send('RequestReject'), disconnect()), nothing())),
  ];
  const script = [
    pull('X1'),
    at(seconds(3), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' })),
  ];
  const outcomes: string[] = [];
  for (const choices of everyChoice()) {
    const bench = await play({
      people: [idle, { name: 'bob', does }],
      script,
      interactions: [submit('X1')],
      bench: { choices },
    });
    const answer = bench.trace.messages.find(
      ({ to, ref, type }) => to === 'ann' && ref === 4 && type !== 'EventInvite',
    );
    const body = answer?.body as { readonly ErrorName?: string } | undefined;
    outcomes.push(`${choices.answers.join('.')} ${body?.ErrorName ?? answer?.type}`);
  }
  t.deepEqual(outcomes, ['0 EventAck', '1.0 invitation-rejected', '1.1 invitation-withdrawn', '2 invitation-expired']);
});

test('nothing is sent over a link that is closed, by whichever end', async (t) => {
  const later = at(seconds(5), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }));
  const broken = await play({ script: [at(seconds(3), 'ann', disconnect()), later] });
  t.deepEqual(said(broken.trace, 'ann').slice(2), []);
  t.deepEqual(
    broken.findings.map(({ kind }) => kind),
    ['line-not-done'],
  );
  const early = await play({ script: [when('ann', 'EventAck', disconnect())] });
  t.deepEqual(said(early.trace, 'ann'), ['0 RequestRegisterClient']);
  t.deepEqual(early.findings, []);
  const twice = { name: 'ann', place: 'elsewhere' };
  const forced = await play({
    plugins: [mediaServer(), agents(), definePlugin({ name: 'second', setup: (kit) => loginAgain(kit, twice.place) })],
    server: { 'allow-multiple-agent-connections': 'force-logout' },
    places: [twice.place],
    script: [later],
  });
  t.deepEqual(said(forced.trace, 'ann').slice(2), []);
});

const loginAgain = (kit: Parameters<NonNullable<Plugin['setup']>>[0], PlaceId: string) => {
  const link = kit.connect('agent', 'second');
  link.send(
    interactionManagement.create('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'second' }),
  );
  kit.clock.at(seconds(1), () =>
    link.send(interactionManagement.create('RequestAgentLogin', { AgentId: 'ann', PlaceId })),
  );
};

test('who answers too late is refused by the server, as in the field', async (t) => {
  const late = [whenever('EventInvite', send('RequestAccept'), { after: seconds(31) })];
  const bench = await play({
    people: [idle, { name: 'bob', does: late }],
    script: [pull('X1'), at(seconds(3), 'ann', send('RequestConference', { InteractionId: 'X1', AgentId: 'bob' }))],
    interactions: [submit('X1')],
  });
  t.like(bench.trace.messages.at(-1), { to: 'bob', type: 'EventError', body: { ErrorName: 'no-such-ticket' } });
});

test('a message that does not exist is refused before the run, with the name that was meant', (t) => {
  const bench = (script: readonly ScriptLine[]) => () =>
    createBench({ name: 'typo', plugins: [agent('ann')], centre: { agents: [idle] }, drive: { script } });
  t.throws(bench([when('ann', 'EventInvit' as 'EventInvite', nothing())]), { message: /EventInvite\?/ });
  const typo = send('RequestAcept' as 'RequestAccept');
  t.throws(bench([at(1, 'ann', oneOf(nothing(), typo))]), { message: /RequestAccept\?/ });
});
