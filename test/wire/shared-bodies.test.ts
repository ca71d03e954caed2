import test from 'ava';
import {
  at,
  attach,
  eventually,
  explore,
  placeInQueue,
  play,
  seconds,
  send,
  stop,
  type Desk,
  type KeyValues,
  type Plugin,
  type RoutedInteraction,
  type Scenario,
} from 'routeproof';
import { answer, contactCentre, definePlugin, externalService, service, tLibrary } from 'routeproof/plugins';

type Order = { total: number };
type Route = (interaction: RoutedInteraction, desk: Desk) => AsyncGenerator<ReturnType<typeof stop>>;

const five = (): KeyValues => ({ Order: { total: 5 } });
const orderIn = (values: unknown): Order => (values as { Order: Order }).Order;

const day = (route: Route, plugins: readonly Plugin[] = [], UserData = five(), ids = ['X1']): Scenario => ({
  name: 'an order of 5',
  strategy: { name: 'vip', route: route as never },
  centre: { queues: [{ name: 'Inbound' }, { name: 'Hold', strategy: null }] },
  plugins: contactCentre({ tLibrary: false }).concat(plugins),
  load: { interactions: ids.map((InteractionId) => ({ InteractionId, UserData })) },
  properties: [eventually('nothing on hold', ({ store }) => store.waitingIn('Hold').length === 0)],
});

const here = /shared-bodies\.test\./;
const readOnly = /Cannot assign to read only property 'total'/;

async function* writes({ userData }: RoutedInteraction) {
  orderIn(userData).total = 0;
  yield placeInQueue('Hold');
}

for (const [words, plugins] of [
  ['Interaction Management', []],
  ['the T-Library', [tLibrary()]],
] as const)
  test(`a strategy that writes into a list of userData is told so on its line, and what was sent stays: ${words}`, async (t) => {
    const UserData = five();
    const { findings, messages } = await play(() => day(writes, plugins, UserData));
    const [slip] = findings;
    t.is(slip?.kind, 'strategy-threw');
    t.regex(slip?.sentence ?? '', readOnly);
    t.regex(slip?.where ?? '', here);
    const told = messages.filter(({ body }) => JSON.stringify(body).includes('total'));
    t.true(told.length > 1);
    for (const { body } of told) t.regex(JSON.stringify(body), /"total":5/);
    // What the author has made himself is his own.
    orderIn(UserData).total = 6;
    t.is(orderIn(UserData).total, 6);
  });

test('one run writes nothing into what the next begins with', async (t) => {
  const UserData = five();
  const [first, second] = [await play(() => day(writes, [], UserData)), await play(() => day(writes, [], UserData))];
  t.deepEqual(first.messages, second.messages);
  t.deepEqual(UserData, five());
});

const called = (params: () => KeyValues, after: (params: KeyValues) => void = () => {}): Route =>
  async function* (_interaction, desk) {
    const given = params();
    const call = desk.invoke('Tax', 'add', given);
    after(given);
    await desk.first({ call, late: desk.after(500) });
    yield orderIn(given).total === 5 ? placeInQueue('Hold') : stop();
  };

test('a service that writes into its parameters is told so on its line, with reduction and without', async (t) => {
  const tax = () => service('Tax', { add: (params) => (orderIn(params).total++, answer()) }, { delay: seconds(3) });
  const scenario = () => day(called(five), [tax()]);
  const { findings } = await play(scenario);
  const slip = findings.find(({ kind }) => kind === 'threw');
  t.regex(slip?.sentence ?? '', readOnly);
  t.regex(slip?.where ?? '', here);
  const found = async (reduction: boolean) => {
    const { verdict, failures } = await explore(scenario, { reduction, runs: 60, shrink: 0, failures: 9 });
    return { verdict, broken: failures.map(({ property }) => property).toSorted() };
  };
  const reduced = await found(true);
  t.is(reduced.verdict, 'violated');
  t.true(reduced.broken.includes('nothing on hold'));
  t.deepEqual(await found(false), reduced);
});

test('a service hears what the strategy sent, whatever becomes of it then, in a list and beside it', async (t) => {
  const heard: unknown[] = [];
  const tax = service('Tax', { add: (params) => (heard.push(structuredClone(params)), answer()) });
  const change = (given: KeyValues) => {
    orderIn(given).total = 7;
    (given as Record<string, unknown>)['Paid'] = true;
  };
  await play(() => day(called(five, change), [tax]));
  t.deepEqual(heard, [five()]);
});

test('what one call does with its answer, the next does not see', async (t) => {
  const seen: number[] = [];
  const counts: Route = async function* (_interaction, desk) {
    const order = orderIn(await desk.invoke('Tax', 'add'));
    seen.push(order.total);
    order.total++;
    yield stop();
  };
  const { findings } = await play(() => day(counts, [service('Tax', { add: answer(five()) })], {}, ['X1', 'X2']));
  t.deepEqual(seen, [5, 5]);
  t.like(findings[0], { kind: 'strategy-threw', count: 2 });
  t.regex(findings[0]?.where ?? '', here);
});

test('what was attached is what was told then, whatever the strategy does with it later', async (t) => {
  const attaches: Route = async function* ({ userData: before }, _desk) {
    const mine = five();
    yield attach(mine) as never;
    orderIn(mine).total = 9;
    t.deepEqual(before, {});
    yield stop();
  };
  const { messages } = await play(() => day(attaches, [], {}));
  const told = messages.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes('total'));
  t.true(told.length > 0);
  for (const body of told) t.regex(body, /"total":5/);
});

test('a message that an actor has sent from a script or by hand is no longer his', async (t) => {
  const mine = five();
  const heard: unknown[] = [];
  const byHand = definePlugin({
    name: 'two ends',
    setup(kit) {
      kit
        .actor('hub')
        .listen('service', 'hub')
        .subscribe((connection) =>
          connection.received.subscribe(({ body }) => {
            const list = (body as { UserData: KeyValues }).UserData;
            heard.push(orderIn(list).total);
            t.throws(() => orderIn(list).total++, { instanceOf: TypeError });
            t.throws(() => ((list as Record<string, unknown>)['x'] = 1), { instanceOf: TypeError });
          }),
        );
      const link = kit.actor('caller').connect('service', 'caller', 'hub');
      const call = externalService.create('Request3rdServer', { Service: 'a', Method: 'b', UserData: mine });
      link.send(call);
      orderIn(mine).total = 6;
      link.send(call);
      orderIn(mine).total = 7;
    },
  });
  const bodies = { name: 'by hand', plugins: [byHand] };
  const { messages } = await play(() => bodies);
  t.deepEqual(heard, [5, 6]);
  t.deepEqual(
    messages.map(({ body }) => orderIn((body as { UserData: KeyValues }).UserData).total),
    [5, 6],
  );
  const script = [
    at(
      0,
      'email-server',
      send('RequestSubmit', { InteractionId: 'X9', MediaType: 'email', Queue: 'Inbound', UserData: mine }),
    ),
  ];
  const { findings } = await play(() => ({ ...day(writes), load: {}, drive: { script } }));
  t.true(findings.some(({ kind }) => kind === 'strategy-threw'));
  t.is(orderIn(mine).total, 7);
});
