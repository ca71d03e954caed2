import test from 'ava';
import fc from 'fast-check';
import { map, mergeMap } from 'rxjs';
import {
  at,
  attach,
  nothing,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Ageing,
  type Agent,
  type Played,
} from 'routeproof';
import { IndexedHeap } from '../../../core/kernel/indexed-heap.ts';
import { cases } from '../../sizes.ts';
import {
  type Route,
  type Setting,
  accepts,
  busyFor,
  ann,
  bob,
  cat,
  playRoute,
  mails,
  invitations,
  said,
  to,
} from './play-route.ts';

const patient = whenever('EventInvite', nothing());

test('the longest ready is the default, and loading and occupancy select differently', async (t) => {
  const wide = { media: ['email', 'chat'], capacity: { email: 3, chat: 1 } };
  // Ann is ready first, bob is busy with nothing, and cat was busy for longest since its login.
  const setting: Setting = {
    agents: [
      { name: 'ann', ...wide, does: busyFor(seconds(500)) },
      { name: 'bob', ...wide, does: busyFor(seconds(500)) },
    ],
    load: mails(4),
    until: seconds(60),
  };
  const order = async (by: string, least: object = {}) =>
    invitations(await playRoute(to('Everybody.GA', { by, ...least }), setting)).map((line) => line.split(' ')[1]);
  t.deepEqual(await order('StatTimeInReadyState'), ['ann', 'ann', 'ann', 'bob']);
  t.deepEqual(await order('StatAgentLoading'), ['ann', 'bob', 'ann', 'bob']);
  t.deepEqual(await order('StatAgentOccupancy'), ['ann', 'bob', 'bob', 'bob']);
  t.deepEqual(await order('StatAgentLoading', { order: 'max' }), ['ann', 'ann', 'ann', 'bob']);
  t.deepEqual(await order('StatAgentOccupancy', { order: 'max' }), ['ann', 'ann', 'ann', 'bob']);
  const together = { ...setting, load: mails(2, 0) };
  const agentsOf = (played: Played) => invitations(played).map((line) => line.split(' ')[1]);
  t.deepEqual(agentsOf(await playRoute(to('Everybody.GA'), together)), ['ann', 'ann']);
  t.deepEqual(agentsOf(await playRoute(to('Everybody.GA', { by: 'StatAgentLoading' }), together)), ['ann', 'bob']);
});

test('the most or the least loaded is selected as a naive judge of all who have room selects', async (t) => {
  const capacities = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 });
  const property = fc.asyncProperty(
    capacities,
    fc.array(fc.constantFrom('max', 'min'), { minLength: 3, maxLength: 9 }),
    async (rooms, orders) => {
      const names = rooms.map((_, index) => `agent ${index}`);
      const agents = rooms.map((email, index) => ({ name: names[index]!, capacity: { email }, does: [patient] }));
      const load = mails(orders.length);
      const route: Route = ({ id }, desk) =>
        desk
          .target(
            names.map((name) => `${name}.A`),
            {
              by: 'StatAgentLoading',
              order: orders[load.findIndex((each) => each.InteractionId === id)]!,
            },
          )
          .pipe(map((agent) => routeTo(agent)));
      const played = await playRoute(route, { agents, load, until: seconds(25) });
      const held = rooms.map(() => 0);
      const expected: string[] = [];
      for (const order of orders) {
        const free = names.flatMap((_, index) => (held[index]! < rooms[index]! ? [index] : []));
        const share = (index: number) => held[index]! / rooms[index]!;
        const best = (order === 'max' ? Math.max : Math.min)(...free.map(share));
        const chosen = free.find((index) => share(index) === best);
        if (chosen === undefined) continue;
        held[chosen]!++;
        expected.push(names[chosen]!);
      }
      t.deepEqual(
        invitations(played).map((line) => line.split(' ').slice(1, 3).join(' ')),
        expected,
      );
    },
  );
  await fc.assert(property, { numRuns: cases({ short: 25, long: 2000 }), seed: 11 });
});

test('occupancy is the share of the time since the login, as it is when an agent is selected', async (t) => {
  // Ann works for 10 of her first 20 seconds, cat for 4 of her first 6: later cat's share falls faster than ann's.
  const late = at(
    seconds(14),
    'cat',
    send('RequestAgentLogin', { AgentId: 'cat', PlaceId: 'cat-place', MediaList: { email: 1 } }),
  );
  const out = at(seconds(1), 'cat', send('RequestAgentLogout'));
  const load = [
    { InteractionId: 'A', at: seconds(2) },
    { InteractionId: 'C', at: seconds(15) },
    { InteractionId: 'X', at: seconds(20) },
    { InteractionId: 'Y', at: seconds(60) },
  ];
  const route: Route = ({ id }, desk) =>
    id === 'A' || id === 'C'
      ? [routeTo(id === 'A' ? 'ann.A' : 'cat.A')]
      : desk
          .target('Everybody.GA', { by: 'StatAgentOccupancy' })
          .pipe(mergeMap(({ agent }) => [attach({ agent }), stop()]));
  const setting = { drive: { script: [out, late] }, load };
  const played = await playRoute(route, {
    ...setting,
    agents: [
      { name: 'ann', does: busyFor(seconds(10)) },
      { name: 'cat', does: busyFor(seconds(4)) },
    ],
  });
  const chosen = played.messages.filter(({ type }) => type === 'RequestChangeProperties').map(({ body }) => body);
  t.like(chosen, [{ ChangedProperties: { agent: 'ann' } }, { ChangedProperties: { agent: 'cat' } }]);
});

test('several targets widen over time, and are all asked at once without a time', async (t) => {
  const targets = ['?:English > 7.GA', '?:English > 4.GA', 'Everybody.GA'];
  const setting = {
    load: mails(4),
    agents: [ann, bob, cat].map((agent) => ({ ...agent, does: [accepts] })),
    until: seconds(90),
  };
  t.deepEqual(invitations(await playRoute(to(targets, { every: seconds(20) }), setting)), [
    '5 ann X1',
    '26 bob X2',
    '47 cat X3',
  ]);
  t.deepEqual(invitations(await playRoute(to(targets), setting)), ['5 ann X1', '6 bob X2', '7 cat X3']);
});

test('a widening target keeps its turn in the lines where it stands, and can end in a queue', async (t) => {
  const setting = { agents: [{ ...ann, does: busyFor(seconds(30)) }], load: mails(3) };
  const route: Route = ({ id }, desk) =>
    desk
      .target(id === 'X2' ? ['Support.GA', 'Everybody.GA'] : ['Everybody.GA', 'Back office.Q'], { every: seconds(40) })
      .pipe(map((target) => routeTo(target)));
  const played = await playRoute(route, setting);
  t.deepEqual(invitations(played), ['5 ann X1', '35 ann X3', '65 ann X2']);
  const full = await playRoute(route, { ...setting, agents: [{ ...ann, does: busyFor(seconds(90)) }] });
  t.deepEqual(said(full), ['5 X1 RequestDeliver', '47 X3 RequestPlaceInQueue', '95 X2 RequestDeliver']);
});

test('who has the higher priority is served first, and who waits gains on it', async (t) => {
  const options: Readonly<Record<string, object>> = {
    X1: {},
    X2: { priority: 1 },
    X3: { priority: 5 },
    X4: { priority: 1 },
    X5: { priority: 3, ageing: 0.1 },
    X6: { ageing: 1 },
  };
  const route: Route = ({ id }, desk) => desk.target('ann.A', options[id]).pipe(map((target) => routeTo(target)));
  // X6 has 0 at 10 s, so 15 at 25 s; X5 has 3 at 9 s.
  const setting = { agents: [{ ...ann, does: busyFor(seconds(20)) }], load: mails(6) };
  const served = invitations(await playRoute(route, setting)).map((line) => line.split(' ')[2]);
  t.deepEqual(served, ['X1', 'X6', 'X5', 'X3', 'X2', 'X4']);
});

test('a priority grows in steps, and up to its end', async (t) => {
  // Ann is free at 25 s. X2 came at 6 s and has 4 from 16 s on; X3 has 5 of 4 × 2 by 17 s; X4 has 8 by 24 s, X5 begins above its end.
  const options: Readonly<Record<string, object>> = {
    X1: {},
    X2: { ageing: { by: 4, every: seconds(10) } },
    X3: { ageing: { by: 2, every: seconds(3), upTo: 5 } },
    X4: { ageing: { by: 2, every: seconds(4) } },
    X5: { priority: 6, ageing: { by: 1, upTo: 3 } },
  };
  const route: Route = ({ id }, desk) => desk.target('ann.A', options[id]).pipe(map((target) => routeTo(target)));
  const setting = { agents: [{ ...ann, does: busyFor(seconds(20)) }], load: mails(5) };
  const served = invitations(await playRoute(route, setting)).map((line) => line.split(' ')[2]);
  t.deepEqual(served, ['X1', 'X4', 'X2', 'X5', 'X3']);
});

test('lines serve as a naive sort of all who wait does', async (t) => {
  const waiting = fc.array(
    fc.record({
      priority: fc.integer({ min: 0, max: 6 }),
      ageing: fc.constantFrom<Ageing | number>(
        ...[0, 0, 0.25, 0.5, 1],
        { by: 1, upTo: 4 },
        { by: 2, every: seconds(7) },
        { by: 3, every: seconds(5), upTo: 5 },
      ),
      target: fc.constantFrom('ann.A', 'Everybody.GA', '?:English > 7.GA'),
    }),
    { minLength: 3, maxLength: 12 },
  );
  const property = fc.asyncProperty(waiting, async (list) => {
    const load = mails(list.length);
    const orders = list.map((options, index) => ({
      ...options,
      id: load[index]!.InteractionId!,
      since: load[index]!.at,
    }));
    const route: Route = ({ id }, desk) => {
      const { target, priority, ageing } = orders.find((each) => each.id === id)!;
      return desk.target(target, { priority, ageing }).pipe(map((agent) => routeTo(agent)));
    };
    const played = await playRoute(route, { agents: [{ ...ann, does: busyFor(seconds(16)) }], load });
    const left = [...orders];
    return (
      invitations(played).every((line) => {
        const [now, , id] = line.split(' ');
        const here = left.filter(({ since }) => since <= Number(now) * 1000);
        const urgency = ({ priority, ageing, since }: (typeof here)[number]) => {
          const { by, every = 0, upTo = Infinity } = typeof ageing === 'number' ? { by: ageing } : ageing;
          const waited = Number(now) - since / 1000;
          const gained = every === 0 ? by * waited : by * Math.floor((waited * 1000) / every);
          return priority > upTo ? priority : Math.min(priority + gained, upTo);
        };
        const first = here.toSorted((one, other) => urgency(other) - urgency(one) || one.since - other.since)[0]!;
        left.splice(left.indexOf(first), 1);
        return first.id === id;
      }) && left.length === 0
    );
  });
  await t.notThrowsAsync(fc.assert(property, { numRuns: cases({ short: 60, long: 2000 }), seed: 9792 }));
});

test('a heap gives what a naive sort gives, whoever leaves and whoever changes', (t) => {
  const isBefore = (one: { readonly key: number }, other: { readonly key: number }) => one.key < other.key;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('add', 'remove', 'change', 'first'), fc.nat(30))), (steps) => {
      const heap = new IndexedHeap<{ key: number; index: number }>(isBefore);
      const all: { key: number; index: number }[] = [];
      return steps.every(([what, number]) => {
        const one = all[number % Math.max(1, all.length)];
        if (what === 'add' || one === undefined) heap.add((all[all.length] = { key: number, index: -1 }));
        else if (what === 'change') heap.reorder(Object.assign(one, { key: number }));
        else {
          const gone = what === 'first' ? heap.first! : one;
          heap.remove(gone);
          heap.remove(gone);
          all.splice(all.indexOf(gone), 1);
        }
        const least = Math.min(...all.map(({ key }) => key));
        return heap.size === all.length && (all.length === 0 ? heap.first === undefined : heap.first?.key === least);
      });
    }),
    { numRuns: 2_000, seed: 9792 },
  );
  t.pass();
});

test('an agent takes what its capacity for each medium allows, all at once', async (t) => {
  const wide: Agent = { name: 'ann', media: ['email', 'chat'], capacity: { email: 2, chat: 1 }, does: [patient] };
  const media = ['email', 'chat', 'email', 'chat', 'email'];
  const load = media.map((MediaType, index) => ({ InteractionId: `${MediaType}${index}`, MediaType, at: seconds(5) }));
  for (const links of [{}, { urs: 200 }, { 'stat-server': 300 }]) {
    const played = await playRoute(to('ann.A'), { agents: [wide], load, until: seconds(20), links });
    t.deepEqual(
      invitations(played).map((line) => line.split(' ')[2]),
      ['email0', 'chat1', 'email2'],
      JSON.stringify(links),
    );
  }
});
