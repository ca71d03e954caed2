import test from 'ava';
import { at, createBench, defineStrategy, routeTo, seconds, send } from 'routeproof';
import { agent, contactCentre, mediaServer } from 'routeproof/plugins';
import { waiting, play, from, said, submit } from './waiting-centre.ts';

test('an agent logs in as the centre has it, and by habit accepts and stops', async (t) => {
  const ann = { name: 'ann', place: 'desk 7', media: ['email', 'chat'] };
  const bench = createBench(() => ({
    name: 'habits',
    centre: { agents: [ann], queues: [{ name: 'Inbound' }] },
    strategy: defineStrategy({ name: 'to ann', route: () => routeTo('ann.A') }),
    plugins: contactCentre(),
    load: { interactions: [submit('X1')] },
  }));
  await bench.runUntilQuiet();
  t.deepEqual(said(bench.trace, 'ann'), [
    '0 RequestRegisterClient',
    '0 RequestAgentLogin',
    '2000 RequestAccept X1',
    '62000 RequestStopProcessing X1',
  ]);
  const MediaList = { email: 1, chat: 1 };
  t.like(from(bench.trace, 'ann')[1], { body: { AgentId: 'ann', PlaceId: 'desk 7', MediaList } });
  t.like(from(bench.trace, 'ann')[3], { body: { Reason: { ReasonSystemName: 'Normal' } } });
  t.deepEqual(bench.findings, []);
});

test('one agent alone takes after the centre, and its options go before', async (t) => {
  const bench = await play({
    people: [{ name: 'ann', media: ['chat'] }, { name: 'bob' }],
    plugins: [agent('ann', { place: 'desk 9' })],
    places: ['desk 9'],
  });
  t.deepEqual(bench.findings, []);
  t.like(from(bench.trace, 'ann')[1], { body: { PlaceId: 'desk 9', MediaList: { chat: 1 } } });
  t.deepEqual(from(bench.trace, 'bob'), []);
});

test('media servers submit what is theirs, in time, and the server names what has no name', async (t) => {
  const bench = await play({
    plugins: [mediaServer(), mediaServer('chat-server', { extension: { event_processing_stopped: 1 } })],
    centre: {
      queues: [...waiting.queues, { name: 'Chats', strategy: null }],
      workbins: [{ name: 'Drafts' }],
      places: ['desk 7'],
    },
    interactions: [
      submit('X1', seconds(5)),
      { UserData: { Subject: 'Hello' } },
      { by: 'chat-server', at: seconds(2), InteractionId: 'C1', MediaType: 'chat', Queue: 'Chats' },
      { InteractionId: 'W1', Workbin: { WorkbinType: 'Drafts', PlaceId: 'desk 7' } },
    ],
    script: [at(seconds(9), 'email-server', send('RequestStopProcessing', { InteractionId: 'C1' }))],
  });
  t.deepEqual(said(bench.trace, 'email-server').slice(1), [
    '0 RequestSubmit',
    '0 RequestSubmit W1',
    '5000 RequestSubmit X1',
    '9000 RequestStopProcessing C1',
  ]);
  t.deepEqual(said(bench.trace, 'chat-server').slice(1), ['2000 RequestSubmit C1']);
  t.like(from(bench.trace, 'email-server')[3], { body: { MediaType: 'email', Queue: 'Inbound' } });
  t.deepEqual(
    bench.store.interactions.map(({ id, place }) => [id.length, place.kind]),
    [
      [16, 'queue'],
      [2, 'workbin'],
      [2, 'queue'],
    ],
  );
  t.true(bench.trace.messages.some(({ to, type }) => to === 'chat-server' && type === 'EventProcessingStopped'));
  t.deepEqual(bench.findings, []);
});

test('a load that the server refuses is a finding', async (t) => {
  const bench = await play({ interactions: [{ InteractionId: 'X1', Queue: 'Nowhere' }] });
  t.like(bench.findings[0], { kind: 'load-refused', interaction: 'X1' });
  t.regex(bench.findings[0]!.sentence, /email-server.*unknown-target/);
});

test('the same happens in a contact centre with and without the T-Library', async (t) => {
  const happened = async (tLibrary: boolean) => {
    const bench = createBench(() => ({
      name: 'centre',
      centre: { agents: [{ name: 'ann' }, { name: 'bob', does: [] }], queues: [{ name: 'Inbound' }] },
      strategy: defineStrategy({
        name: 'bob first',
        route: ({ returns }) => routeTo(returns === 0 ? 'bob.A' : 'ann.A'),
      }),
      plugins: contactCentre({ tLibrary }),
      load: { interactions: [submit('X1')] },
    }));
    await bench.runUntilQuiet();
    t.deepEqual(bench.findings, []);
    return bench.trace.messages.map(({ at: time, from: who, to, type, standsFor }) => [
      time,
      who,
      to,
      standsFor ?? type,
    ]);
  };
  t.deepEqual(await happened(true), await happened(false));
});
