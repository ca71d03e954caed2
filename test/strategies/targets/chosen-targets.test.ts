import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { at, defineScenario, explore, routeTo, seconds, send, type Agent } from 'routeproof';
import { urs } from 'routeproof/plugins';
import { mediaServer } from '../../../plugins/media-server/media-server.ts';
import { cases } from '../../sizes.ts';
import { scenarioOf } from '../urs/play-route.ts';
import { busyFor, invitations, mails, playRoute, to, type Route } from './play-route.ts';

const names = ['a0', 'a1', 'a2', 'a3', 'a4'];
const agents = (...times: readonly number[]): readonly Agent[] =>
  times.map((time, index) => ({ name: names[index]!, does: busyFor(seconds(time)) }));
const groupsOf = (groups: readonly (readonly string[])[]) =>
  groups.map((members, index) => ({ name: `G${index}`, agents: members }));
const chosen = (lines: readonly string[]) => lines.map((line) => line.split(' ')[1]);

test('the first target of a list that has somebody free is chosen, and of that the longest ready', async (t) => {
  const setting = { agents: agents(100, 100, 100, 100), groups: groupsOf([['a3'], ['a1', 'a2']]), load: mails(4) };
  t.deepEqual(chosen(invitations(await playRoute(to(['G1.GA', 'G0.GA', 'a0.A'], { order: 'list' }), setting))), [
    'a1',
    'a2',
    'a3',
    'a0',
  ]);
  t.deepEqual(chosen(invitations(await playRoute(to(['G1.GA', 'G0.GA', 'a0.A']), setting))), ['a0', 'a1', 'a2', 'a3']);
});

test('who comes while several targets of the list ask for it comes for the first of them', async (t) => {
  const asked: string[] = [];
  const route: Route = (_interaction, desk) =>
    desk.target(['G1.GA', 'G0.GA', 'a0.A'], { order: 'list' }).pipe(
      map((agent) => {
        asked.push(agent.requested);
        return routeTo(agent);
      }),
    );
  const groups = groupsOf([['a0'], ['a0']]);
  await playRoute(route, { agents: agents(10), groups, load: mails(3) });
  t.deepEqual(asked, ['G1.GA', 'G1.GA', 'G1.GA']);
});

test('percentage deals out by the weights, and what cannot go to one target goes to another', async (t) => {
  const setting = { agents: agents(2, 2), groups: groupsOf([['a0'], ['a1']]), load: mails(10, 5) };
  const list = ['[70]G0.GA', '[30]G1.GA'];
  const counted = chosen(invitations(await playRoute(to(list, { by: 'percentage' }), setting)));
  t.deepEqual(counted, ['a0', 'a1', 'a0', 'a0', 'a0', 'a1', 'a0', 'a0', 'a1', 'a0']);
  // Team A is away until 22 s, so that Team B has four of four; then A catches up.
  const away = {
    script: [
      at(seconds(1), 'a0', send('RequestNotReadyForMedia', { MediaType: 'email' })),
      at(seconds(22), 'a0', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
    ],
  };
  const late = chosen(invitations(await playRoute(to(list, { by: 'percentage' }), { ...setting, drive: away })));
  t.deepEqual(late, ['a1', 'a1', 'a1', 'a1', 'a0', 'a0', 'a0', 'a0', 'a0', 'a0']);
});

test('percentage deals out queues, too, and other lists have counts of their own', async (t) => {
  const route: Route = ({ id }, desk) =>
    desk
      .target(id === 'X3' ? ['[1]Inbound 2.Q', '[1]Back office.Q'] : ['[2]Back office.Q', '[1]Inbound 2.Q'], {
        by: 'percentage',
      })
      .pipe(map((queue) => routeTo(queue)));
  const played = await playRoute(route, { load: mails(4) });
  const queues = played.messages.flatMap(({ type, body }) =>
    type === 'RequestPlaceInQueue' ? [(body as { Queue: string }).Queue] : [],
  );
  t.deepEqual(queues, ['Back office', 'Inbound 2', 'Inbound 2', 'Back office']);
});

test('URS attaches the target without its weight', async (t) => {
  const asked: string[] = [];
  const route: Route = (_interaction, desk) =>
    desk.target(['{ callage() >= 0 }[70]a0.A', '[30]a1.A'], { by: 'percentage' }).pipe(
      map((agent) => {
        asked.push(agent.requested, agent.agent);
        return routeTo(agent);
      }),
    );
  const played = await playRoute(route, { agents: agents(1, 1), router: urs({ attachesTargets: true }) });
  t.deepEqual(asked, ['{ callage() >= 0 }[70]a0.A', 'a0']);
  t.like(played.interactions[0]?.userData, { RTargetAgentSelected: 'a0', RTargetObjectSelected: 'a0' });
});

test('a weight without a percentage, a percentage without weights, and a weight that is none are refused', async (t) => {
  const wrong: readonly (readonly [readonly string[], object | undefined, RegExp])[] = [
    [
      ['[70]ann.A', 'bob.A'],
      undefined,
      /'by' is undefined, but must be 'percentage' where a target has a weight, as '\[70\]ann.A' has/,
    ],
    [['[70]ann.A'], { by: 'StatAgentLoading' }, /'by' is 'StatAgentLoading', but must be 'percentage'/],
    [
      ['[70]ann.A', 'bob.A'],
      { by: 'percentage' },
      /'target' is 'bob.A', but must be one with a weight, such as '\[70\]Team A.GA'/,
    ],
    [['[70]ann.A', '[30]Back office.Q'], { by: 'percentage' }, /a list of agents and queues/],
    [['[70]ann.A', '[30]bob.A'], { by: 'percentage', order: 'list' }, /'order' is 'list', but must be left out beside/],
    [['[0]ann.A', '[30]bob.A'], { by: 'percentage' }, /at column 2, where a weight of more than 0 should be/],
    [['[x]ann.A'], { by: 'percentage' }, /at column 2, where a weight, such as/],
    [['[7ann.A'], { by: 'percentage' }, /at column 3/],
  ];
  for (const [list, options, sentence] of wrong) {
    const { findings } = await playRoute(to(list, options));
    t.regex(findings[0]!.sentence, sentence, list.join(' '));
  }
});

/** Hands out to whoever leaves the squares of all distances from the shares as small as can be. */
function naiveTurn(weights: readonly number[], counts: readonly number[], free: readonly number[]): number {
  const all = weights.reduce((sum, each) => sum + each, 0);
  const far = (index: number) => {
    const after = counts.map((count, each) => count + (each === index ? 1 : 0));
    const sum = after.reduce((one, other) => one + other, 0);
    return after.reduce((distance, count, each) => distance + (count * all - weights[each]! * sum) ** 2, 0);
  };
  return free.toSorted((one, other) => far(one) - far(other) || one - other)[0]!;
}

test('lists in their order and by percentage choose as a naive judge does', async (t) => {
  const times = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 5 });
  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });
  const property = fc.asyncProperty(
    times,
    weights,
    fc.boolean(),
    fc.integer({ min: 4, max: 14 }),
    async (takes, shares, isShared, count) => {
      // Each agent is a target of its own, but for those beyond the third, who are with the third.
      const groups = [['a0'], ['a1'], names.slice(2, takes.length)];
      // No two of these times, and of the times at which agents have done, are the same.
      const load = Array.from({ length: count }, (_, index) => ({
        InteractionId: `X${index}`,
        at: 5000 + index * 3007,
      }));
      const list = shares.map((weight, index) => `${isShared ? `[${weight}]` : ''}G${index}.GA`);
      const route: Route = (_interaction, desk) =>
        desk.target(list, isShared ? { by: 'percentage' } : { order: 'list' }).pipe(map((agent) => routeTo(agent)));
      const played = await playRoute(route, { agents: agents(...takes), groups: groupsOf(groups), load });
      const counts = [0, 0, 0];
      const since = new Map(takes.map((_, index) => [names[index]!, 0]));
      const expected: string[] = [];
      const waiting: string[] = [];
      let events: { readonly at: number; readonly happens: () => void }[] = [];
      const serve = (name: string, id: string, now: number) => {
        since.delete(name);
        counts[groups.findIndex((group) => group.includes(name))]!++;
        expected.push(`${now / 1000} ${name} ${id}`);
        const end = now + takes[names.indexOf(name)]! * 1000;
        events.push({
          at: end,
          happens: () => {
            since.set(name, end);
            const first = waiting.shift();
            if (first !== undefined) serve(name, first, end);
          },
        });
      };
      for (const { InteractionId: id, at: now } of load)
        events.push({
          at: now,
          happens: () => {
            const free = [0, 1, 2].filter((index) => groups[index]!.some((name) => since.has(name)));
            if (free.length === 0) return void waiting.push(id);
            const group = groups[isShared ? naiveTurn(shares, counts, free) : free[0]!]!;
            const longest = group.filter((name) => since.has(name));
            serve(longest.toSorted((one, other) => since.get(one)! - since.get(other)!)[0]!, id, now);
          },
        });
      while (events.length > 0) {
        const next = events.toSorted((one, other) => one.at - other.at)[0]!;
        events = events.filter((each) => each !== next);
        next.happens();
      }
      t.deepEqual(invitations(played), expected);
    },
  );
  await fc.assert(property, { numRuns: cases({ short: 25, long: 10_000 }), seed: 16 });
});

test('explore plays both orders of two that are dealt out', async (t) => {
  const dealt = new Set<string>();
  const route: Route = ({ id }, desk) =>
    desk.target(['[2]ann.A', '[1]bob.A'], { by: 'percentage' }).pipe(
      map((agent) => {
        dealt.add(`${id} ${agent.agent}`);
        return routeTo(agent);
      }),
    );
  const load = ['X1', 'X2'].map((InteractionId) => ({
    InteractionId,
    by: `server of ${InteractionId}`,
    at: seconds(5),
  }));
  const extra = load.map(({ by }) => mediaServer(by));
  const found = await explore(
    defineScenario(() => scenarioOf(route, { load, extra, raceWindow: 0 })),
    { synchronous: true, shrink: 0 },
  );
  t.is(found.verdict, 'proved');
  t.deepEqual([...dealt].toSorted(), ['X1 ann', 'X1 bob', 'X2 ann', 'X2 bob']);
});
