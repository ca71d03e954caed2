import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { play, routeTo, seconds, type Agent } from 'routeproof';
import { cases } from '../../sizes.ts';
import { busyFor, invitations, kinds, mails, playRoute, said, to, type Route } from './play-route.ts';

const busy = { does: busyFor(seconds(100)) };

const staff: readonly Agent[] = [
  { name: 'ann', skills: { English: 8 }, cost: 12, ...busy },
  { name: 'bob', skills: { English: 6, French: 7 }, cost: 9.5, ...busy },
  { name: 'cat', skills: { English: 6 }, ...busy },
  { name: 'dan', skills: { French: 9 }, ...busy },
];

const served = async (options: object) =>
  invitations(await playRoute(to('?:English > 5.GA', options), { agents: staff, load: mails(3) })).map(
    (line) => line.split(' ')[1],
  );

test('the agent who costs least is selected, or most; one without a cost costs nothing', async (t) => {
  t.deepEqual(await served({ by: 'RStatCost' }), ['cat', 'bob', 'ann']);
  t.deepEqual(await served({ by: 'RStatCost', order: 'max' }), ['ann', 'bob', 'cat']);
});

test('who is preferred comes first of those who fit, and nobody else who fits is left out', async (t) => {
  t.deepEqual(await served({}), ['ann', 'bob', 'cat']);
  t.deepEqual(await served({ prefer: '?:French > 5.GA' }), ['bob', 'ann', 'cat']);
  t.deepEqual(await served({ prefer: '?:French > 5.GA', by: 'RStatCost' }), ['bob', 'cat', 'ann']);
  t.deepEqual(await served({ prefer: 'cat.A' }), ['cat', 'ann', 'bob']);
});

test('who sits at a place is preferred by it', async (t) => {
  t.deepEqual(await served({ prefer: 'bob-place.AP' }), ['bob', 'ann', 'cat']);
});

test('a strategy reads what an agent costs', async (t) => {
  const read: number[] = [];
  const route: Route = (_interaction, desk) => {
    read.push(desk.sdata('ann.A', 'RStatCost'), desk.sdata('?:English = 6.GA', 'RStatCost'));
    return to('ann.A')(_interaction, desk);
  };
  t.is(said(await playRoute(route, { agents: staff })).length, 1);
  t.deepEqual(read, [12, 4.75]);
});

test('a cost that is none, and a preference that is no target of agents, are refused; one that nobody meets is told', async (t) => {
  const refused = async (prefer: unknown) => (await playRoute(to('ann.A', { prefer }))).findings[0]!.sentence;
  t.regex(await refused('Back office.Q'), /'prefer' is 'Back office.Q', but must be a target of agents, such as/);
  t.regex(await refused(7), /'prefer' is 7, but must be a target of agents/);
  t.regex(await refused('Suport.GA'), /the name of a group of the centre/);
  t.regex(await refused('?:French > x.GA'), /column 12/);
  t.deepEqual(kinds(await playRoute(to('ann.A', { prefer: '?:Fench > 5.GA' }))), ['target-doubtful']);
  const wrong = () => play(() => ({ name: 'wrong', plugins: [], centre: { agents: [{ name: 'ann', cost: -1 }] } }));
  await t.throwsAsync(wrong, { message: /centre\.agents\.0\.cost.*a price of 0 or more/ });
});

test('cost and preference select as a naive judge of all who are free does', async (t) => {
  const agents = fc.array(
    fc.record({
      cost: fc.integer({ min: 0, max: 3 }),
      isPreferred: fc.boolean(),
      takes: fc.integer({ min: 1, max: 30 }),
    }),
    { minLength: 2, maxLength: 5 },
  );
  const orders = fc.array(fc.constantFrom('max', 'min', undefined), { minLength: 4, maxLength: 12 });
  const property = fc.asyncProperty(agents, fc.boolean(), orders, async (drawn, prefers, asked) => {
    const names = drawn.map((_, index) => `agent ${index}`);
    const load = asked.map((_, index) => ({ InteractionId: `X${index}`, at: 5000 + index * 3007 }));
    const route: Route = ({ id }, desk) => {
      const order = asked[load.findIndex((each) => each.InteractionId === id)];
      const by = {
        by: 'RStatCost',
        ...(order !== undefined && { order }),
        ...(prefers && { prefer: 'Preferred.GA' }),
      } as const;
      return desk.target('Everybody.GA', by).pipe(map((agent) => routeTo(agent)));
    };
    const setting = {
      agents: drawn.map(({ cost, takes }, index) => ({ name: names[index]!, cost, does: busyFor(seconds(takes)) })),
      groups: [
        { name: 'Everybody', agents: names },
        { name: 'Preferred', agents: names.filter((_, index) => drawn[index]!.isPreferred) },
      ],
      load,
    };
    const since = drawn.map((): number | undefined => 0);
    const expected: string[] = [];
    const waiting: string[] = [];
    let events = load.map(({ InteractionId: id, at }, index) => ({
      at,
      happens: () => comes(id, at, asked[index] ?? 'min'),
    }));
    const serve = (index: number, id: string, now: number) => {
      since[index] = undefined;
      expected.push(`${now / 1000} ${names[index]} ${id}`);
      const at = now + drawn[index]!.takes * 1000;
      events.push({ at, happens: () => done(index, at) });
    };
    const done = (index: number, now: number) => {
      since[index] = now;
      const next = waiting.shift();
      if (next !== undefined) serve(index, next, now);
    };
    const comes = (id: string, now: number, order: string) => {
      const keys = drawn.flatMap(({ cost, isPreferred }, index) =>
        since[index] === undefined
          ? []
          : [[prefers && isPreferred ? 0 : 1, order === 'max' ? -cost : cost, since[index], index]],
      );
      const [best] = keys.toSorted(
        (one, other) => one.map((each, at) => each - other[at]!).find((each) => each !== 0) ?? 0,
      );
      if (best === undefined) waiting.push(id);
      else serve(best[3]!, id, now);
    };
    while (events.length > 0) {
      const next = events.toSorted((one, other) => one.at - other.at)[0]!;
      events = events.filter((each) => each !== next);
      next.happens();
    }
    t.deepEqual(invitations(await playRoute(route, setting)), expected);
  });
  await fc.assert(property, { numRuns: cases({ short: 25, long: 10_000 }), seed: 16 });
});
