import test from 'ava';
import {
  at,
  defineStrategy,
  disconnect,
  explore,
  oneOf,
  placeInQueue,
  play,
  seconds,
  send,
  whenever,
  type Act,
  type Scenario,
} from 'routeproof';
import { exploreSubtrees, mergeCoverage, mergeExplorations, type SearchShard } from 'routeproof/engines';
import { agents, contactCentre, mediaServer } from 'routeproof/plugins';
import { gapsText, type Coverage } from 'routeproof/report';
import { playLanes } from 'routeproof/testing';
import { map } from 'rxjs';
import race from '../../examples/11-a-race/scenario.ts';
import stopOnCondition from '../../examples/02-stop-on-condition/scenario.ts';
import { generated } from './generated.ts';
import { raceNames, twins } from './planted-races/twins.ts';
import { cases } from '../sizes.ts';

const X = '0000RPCOVERAGE01';

/** ann has X and invites bob at 10 s; he answers `late` after that, and the invitation ends 30 s after it. */
const invitation = (late: number): Scenario => ({
  name: 'an invitation',
  centre: {
    agents: [
      { name: 'ann', does: [] },
      { name: 'bob', does: [whenever('EventInvite', send('RequestAccept'), { after: late })] },
    ],
    queues: [{ name: 'Waiting', strategy: null }],
  },
  plugins: [mediaServer(), agents()],
  load: { interactions: [{ InteractionId: X, Queue: 'Waiting', at: seconds(1) }] },
  drive: {
    script: [
      at(seconds(4), 'ann', send('RequestPull', { InteractionIds: [X] })),
      at(seconds(10), 'ann', send('RequestConference', { InteractionId: X, AgentId: 'bob' })),
    ],
  },
});

/** `ann: RequestAccept from agent 2, delivering-timeout 1`. */
const orders = ({ pairs }: Coverage): readonly string[] =>
  pairs.map(
    ({ receiver, events: [one, other], orders: [first, second] }) => `${receiver}: ${one} ${first}, ${other} ${second}`,
  );

const passed = ({ rows }: Coverage): readonly string[] =>
  rows
    .filter(({ times, refused }) => times + refused > 0)
    .map(
      ({ table, state, event, times, refused }) =>
        `${table}: ${state}, ${event} ${times}${refused > 0 ? `, refused ${refused}` : ''}`,
    );

const inOneOrder = ({ pairs }: Coverage) => pairs.filter(({ orders: each }) => each.includes(0));

//                      40 s
//   bob    accepts ────●▶          the accept is sent when the time is over
//   server timer       ●           one of the two is handled first
test('an accept and a time-out at the same moment come in both orders in a search, and in one in a run', async (t) => {
  const { coverage, runs, verdict } = await explore(() => invitation(seconds(30)), { coverage: true });
  t.is(verdict, 'proved');
  t.is(coverage!.runs, runs);
  // That bob is told of the time-out before or after he accepts is nothing to him: he heeds invitations alone.
  t.deepEqual(orders(coverage!), ['interaction-server: RequestAccept from agent 1, delivering-timeout 1']);

  const played = await play(() => invitation(seconds(30)), { coverage: true });
  t.deepEqual(orders(played.coverage!), ['interaction-server: RequestAccept from agent 0, delivering-timeout 1']);
  t.regex(
    gapsText(played.coverage!),
    /^ {2}at interaction-server\n {6}1 {2}delivering-timeout {28}RequestAccept from agent$/m,
  );
  t.regex(gapsText(played.coverage!), /^coverage of 1 run: 0 of 1 pairs in both orders;/m);
});

//            4 s                  15 s        40 s
//   bob      ·                    ●▶ accepts
//   server   ● pull               ●           ○ the timer that was taken back
test('what is far apart is no pair, and neither is what brought the other about', async (t) => {
  const { coverage } = await play(() => invitation(seconds(5)), { coverage: true });
  t.deepEqual(coverage!.pairs, []);
});

//            10 s   13.9 s         40 s
//   bob      ●▶            takes the timer back before it is due, within the window
test('a timer that was taken back came second', async (t) => {
  const { coverage } = await play(() => invitation(seconds(29.5)), { coverage: true });
  t.deepEqual(orders(coverage!), ['interaction-server: RequestAccept from agent 1, delivering-timeout 0']);
});

test('rows are counted, what was accepted and what was refused', async (t) => {
  const { coverage } = await play(
    () => ({
      ...invitation(seconds(5)),
      drive: {
        script: [
          at(seconds(4), 'ann', send('RequestPull', { InteractionIds: [X] })),
          // bob is no party; ann is, and the last one.
          at(seconds(5), 'bob', send('RequestLeaveInteraction', { InteractionId: X })),
          at(seconds(6), 'ann', send('RequestLeaveInteraction', { InteractionId: X })),
          at(seconds(7), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
          at(seconds(8), 'ann', send('RequestNotReadyForMedia', { MediaType: 'chat' })),
          at(seconds(9), 'ann', send('RequestStopProcessing', { InteractionId: X })),
          at(seconds(10), 'ann', send('RequestStopProcessing', { InteractionId: X })),
          at(seconds(11), 'ann', send('RequestAgentLogout')),
        ],
      },
    }),
    { coverage: true },
  );
  t.deepEqual(passed(coverage!), [
    'agent: logged out, RequestAgentLogin 2',
    'agent: logged in, RequestAgentLogout 1',
    'interaction: queued, pulled 1',
    'interaction: handling, returned 1',
    'interaction: queued, stopped 1',
    'interaction: absent, submitted 1',
    'medium: absent, RequestAgentLogin with 1 2',
    'medium: not ready, RequestAgentLogout 1',
    'medium: ready, RequestNotReadyForMedia 1',
    'request: logged out, RequestAgentLogin 2',
    'request: logged in, RequestAgentLogout 1',
    'request: handling, RequestLeaveInteraction 1, refused 1',
    'request: logged in, RequestNotReadyForMedia 1, refused 1',
    'request: queued, RequestPull 1',
    'request: queued, RequestStopProcessing 1',
    'request: stopped, RequestStopProcessing 0, refused 1',
    'request: absent, RequestSubmit 1',
  ]);
});

/** The same invitation, and what bob does when it comes. */
const invited = (...does: readonly Act[]): Scenario => ({
  ...invitation(0),
  centre: {
    agents: [
      { name: 'ann', does: [] },
      { name: 'bob', does: does.map((act) => whenever('EventInvite', act)) },
    ],
    queues: [{ name: 'Waiting', strategy: null }],
  },
});

test('a request whose invitation is rejected in the end had been let in', async (t) => {
  const { coverage } = await play(() => invited(send('RequestReject')), { coverage: true });
  t.true(passed(coverage!).includes('request: handling, RequestConference 1'));
  t.true(passed(coverage!).includes('request: handling, RequestReject 1'));
});

test('a lost connection logs its agent out and takes its media', async (t) => {
  const { coverage } = await play(() => invited(disconnect()), { coverage: true });
  t.true(passed(coverage!).includes('agent: logged in, connection lost 1'));
  t.true(passed(coverage!).includes('medium: ready, connection lost 1'));
});

test('what URS asks in words of the T-Library is counted by what it means, refusals too', async (t) => {
  const gone = (): Scenario => ({
    name: 'stopped under the hands of URS',
    strategy: defineStrategy({
      name: 'slow',
      route: (_interaction, desk) => desk.after(seconds(3)).pipe(map(() => placeInQueue('Waiting'))),
    }),
    centre: { queues: [{ name: 'Inbound' }, { name: 'Waiting', strategy: null }] },
    plugins: contactCentre(),
    load: { interactions: [{ InteractionId: X, at: seconds(1) }] },
    drive: { script: [at(seconds(4), 'email-server', send('RequestStopProcessing', { InteractionId: X }))] },
  });
  const { coverage } = await explore(gone, { coverage: true });
  const rows = passed(coverage!);
  t.true(
    rows.some((row) => /^request: routing, RequestPlaceInQueue \d+$/.test(row)),
    rows.join('\n'),
  );
  t.true(
    rows.some((row) => /^request: stopped, RequestPlaceInQueue 0, refused \d+$/.test(row)),
    rows.join('\n'),
  );
  t.true(
    coverage!.pairs.some(
      ({ events }) => events.join() === 'RequestPlaceInQueue from urs,RequestStopProcessing from media-server',
    ),
    orders(coverage!).join('\n'),
  );
});

test('answers that actors may give are counted, those that they never gave too', async (t) => {
  const choosing = () => invited(oneOf(send('RequestAccept'), send('RequestReject')));
  const played = await play(choosing, { coverage: true });
  t.deepEqual(played.coverage!.answers, [
    { question: 'what bob does on EventInvite', answer: 'RequestAccept', times: 1 },
    { question: 'what bob does on EventInvite', answer: 'RequestReject', times: 0 },
  ]);
  t.regex(gapsText(played.coverage!), /^answers never given\n {2}what bob does on EventInvite: RequestReject$/m);
  const { coverage } = await explore(choosing, { coverage: true });
  t.deepEqual(
    coverage!.answers.map(({ times }) => times),
    [1, 1],
  );
});

test('the example of a race: four pairs, each in both orders, and none of what had to come in its order', async (t) => {
  const { coverage } = await explore(race, { coverage: true });
  t.deepEqual(
    coverage!.pairs.map(({ receiver, events }) => [receiver, ...events]),
    [
      ['interaction-server', 'RequestCancelNotReadyForMedia from agent', 'RequestStopProcessing from urs'],
      ['urs', 'EventAck', 'EventInfo from reporting-engine'],
      ['urs', 'EventAck', 'desk.after'],
      ['urs', 'EventInfo from reporting-engine', 'desk.after'],
    ],
  );
  t.deepEqual(inOneOrder(coverage!), []);

  // Played once: ann is ready at 14.5 s, URS hears of it at once, and the 10 s of the strategy are over at 15 s.
  const alone = await play(race, { coverage: true });
  t.deepEqual(
    inOneOrder(alone.coverage!).map(({ receiver, events: [one, other], orders: [first] }) => [
      receiver,
      ...(first > 0 ? [one, other] : [other, one]),
    ]),
    [
      ['urs', 'EventAck', 'EventInfo from reporting-engine'],
      ['urs', 'EventAck', 'desk.after'],
      ['urs', 'EventInfo from reporting-engine', 'desk.after'],
    ],
  );
});

test('a search that was finished has seen every pair in both orders', async (t) => {
  const seeds = cases({ short: 30, long: 800 });
  let pairs = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const explored = await explore(generated(seed).scenario, {
      synchronous: true,
      runs: 300,
      coverage: true,
      chance: false,
    });
    if (explored.bounds.includes('runs')) continue;
    pairs += explored.coverage!.pairs.length;
    t.deepEqual(inOneOrder(explored.coverage!), [], `seed ${seed}`);
  }
  t.true(pairs > seeds / 2, `${pairs} pairs`);
});

test('so has a search through each planted race and its mended twin', async (t) => {
  for (const name of (await raceNames()).slice(0, cases({ short: 3, long: Infinity }))) {
    const { planted, mended } = await twins(name);
    for (const scenario of [planted, mended]) {
      const { coverage, left } = await explore(scenario, { coverage: true, runs: 3000 });
      t.is(left, 0, name);
      t.deepEqual(inOneOrder(coverage!), [], name);
    }
  }
});

test('shards of a search, written as text and merged, have counted what the whole search counts', async (t) => {
  const seeds = cases({ short: 5, long: 150 });
  let divided = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const { scenario } = generated(seed);
    const options = { synchronous: true, coverage: true, runs: 300 };
    const shardOf = async (index: number, of: number): Promise<SearchShard> => {
      const shard = await exploreSubtrees(scenario, options, { undivided: 0, shard: { index, of } });
      return JSON.parse(JSON.stringify(shard)) as SearchShard;
    };
    const whole = mergeExplorations([await shardOf(1, 1)]);
    if (whole.verdict === 'violated' || whole.bounds.includes('runs')) continue;
    const merged = mergeExplorations([await shardOf(2, 3), await shardOf(3, 3), await shardOf(1, 3)]);
    t.deepEqual(merged.coverage, whole.coverage, `seed ${seed}`);
    t.is(merged.coverage!.runs, merged.runs);
    t.deepEqual(inOneOrder(merged.coverage!), [], `seed ${seed}`);
    if (whole.runs > 1) divided++;
  }
  t.true(divided > seeds / 6, `${divided} searches`);
});

test('a search that was not finished has not', async (t) => {
  const { coverage } = await explore(race, { coverage: true, runs: 2 });
  t.true(inOneOrder(coverage!).length > 0);
});

test('counting leaves a search as it is: its runs, its steps, its failures, its reduction', async (t) => {
  for (const scenario of [race, stopOnCondition, () => invitation(seconds(30))]) {
    const { coverage, ...counted } = await explore(scenario, { coverage: true });
    t.deepEqual(counted, await explore(scenario));
    t.is(coverage!.runs, counted.runs);
  }
  for (let seed = 0; seed < cases({ short: 5, long: 100 }); seed++) {
    const searched = (counting: boolean) =>
      explore(generated(seed).scenario, { synchronous: true, runs: 200, coverage: counting });
    const { coverage: _, ...counted } = await searched(true);
    t.deepEqual(counted, await searched(false), `seed ${seed}`);
  }
  const { coverage: _, ...played } = await play(race, { coverage: true });
  t.deepEqual(played, await play(race));
});

test('a run of many steps is compared within a reach, each pair once', async (t) => {
  // Arrivals every 5 s: each answer comes before the next arrival, and no two of them are near enough.
  const many = (raceWindow: number): Scenario => ({
    ...invitation(0),
    // It needs to know of which interaction it was told last, so answers are something to it.
    drive: { script: [at(seconds(6100), 'email-server', send('RequestStopProcessing'))] },
    load: {
      interactions: Array.from({ length: 1200 }, (_, index) => ({
        InteractionId: `0000RPMANY${String(index).padStart(6, '0')}`,
        Queue: 'Waiting',
        at: seconds(5 * (index + 1)),
      })),
    },
    raceWindow,
  });
  const near = await play(() => many(seconds(1)), { coverage: true });
  t.deepEqual(near.coverage!.pairs, []);
  // The window is wide enough for the next arrival, and not for the one after it.
  const wide = await play(() => many(seconds(6)), { coverage: true });
  t.deepEqual(orders(wide.coverage!), ['email-server: EventAck 1199, arrival 0']);
});

// ---- adding up

const some = async (): Promise<readonly Coverage[]> => [
  (await play(race, { coverage: true })).coverage!,
  (await explore(() => invitation(seconds(30)), { coverage: true })).coverage!,
  (await play(() => invitation(seconds(29.5)), { coverage: true })).coverage!,
];

test('adding up does not depend on the order or on what is added first, and counts add up', async (t) => {
  const [a, b, c] = (await some()) as [Coverage, Coverage, Coverage];
  const whole = mergeCoverage([a, b, c]);
  t.deepEqual(mergeCoverage([mergeCoverage([a, b]), c]), whole);
  t.deepEqual(mergeCoverage([a, mergeCoverage([b, c])]), whole);
  t.deepEqual(mergeCoverage([c, b, a]), whole);
  t.is(JSON.stringify(mergeCoverage([c, a, b])), JSON.stringify(whole), 'to the byte');
  t.deepEqual(mergeCoverage([a, mergeCoverage([])]), a);
  t.is(whole.runs, a.runs + b.runs + c.runs);
  const sum = (each: Coverage) => each.rows.reduce((all, { times, refused }) => all + times + refused, 0);
  t.is(sum(whole), sum(a) + sum(b) + sum(c));
  t.true(orders(whole).includes('interaction-server: RequestAccept from agent 2, delivering-timeout 1'));
});

test('lanes and tests of lanes are played as ever', async (t) => {
  // Nobody asked: no field, no watcher that lanes would report as left open.
  const bench = await playLanes(() => invitation(seconds(5)), { i: 'EventInvite' }, 'bob gets: 10s i', {
    ignore: ['EventAck'],
  });
  t.is(bench.findings.length, 0);
});
