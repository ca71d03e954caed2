import test, { type ExecutionContext } from 'ava';
import {
  at,
  eventually,
  explore,
  hours,
  minutes,
  seconds,
  type Explored,
  type Failure,
  type Scenario,
} from 'routeproof';
import { isLong, long } from '../../sizes.ts';
import { exploreSubtrees, mergeExplorations, replayToken } from 'routeproof/engines';
import {
  acceptOrReject,
  answering,
  askingForAnn,
  comingBack,
  lateAnswer,
  notReady,
  polling,
  quickRefusals,
  readyAgain,
  twoQueues,
} from './going-round.ts';

/** The one failure of a search, which is that it goes round; its token plays the same messages to the same end. */
async function goesRound(t: ExecutionContext, given: () => Scenario, explored?: Explored): Promise<Failure> {
  const { verdict, failures, bounds } = explored ?? (await explore(given));
  t.is(verdict, 'violated');
  t.true(bounds.includes('a round'));
  t.deepEqual(
    failures.map(({ property }) => property),
    ['goes-round'],
  );
  const failure = failures[0]!;
  const again = await replayToken(given, failure.token);
  t.is(again.verdict, 'fail');
  t.deepEqual(again.findings, [failure.finding]);
  t.deepEqual(again.messages, failure.messages);
  return failure;
}

test('two queues that hand over to each other are a lasso of the ordinary run, told once and shortly', async (t) => {
  const failure = await goesRound(t, () => twoQueues());
  t.is(failure.isOrdinary, true);
  t.regex(failure.finding.where!, /going-round\.ts:\d+:\d+$/);
  t.is(failure.finding.interaction, 'X1');
  t.true(failure.messages.length < 100);
  t.is(
    failure.finding.sentence,
    "The same comes round for ever: X1 is handed to strategy 'to B', desk.after fires, goes to queue 'B', is handed to strategy 'to Inbound', desk.after fires, goes to queue 'Inbound'. It begins at 5 s and comes again every 4 s; nothing that is still to come ends it. Let something be otherwise when it comes again: a strategy may attach what it has tried, look at `returns`, or give up after a time.",
  );
});

long(
  'an agent who may accept or reject is told by the choice that goes round, and not played a thousand times',
  async (t) => {
    const explored = await explore(() => answering(acceptOrReject));
    const failure = await goesRound(t, () => answering(acceptOrReject), explored);
    t.not(failure.isOrdinary, true);
    t.regex(
      failure.finding.sentence,
      /^The same comes round for ever, if ann always does RequestReject on EventInvite: X1 is offered to ann, goes to queue 'Inbound', is handed to strategy 'only-ann'\. It begins at 5 s and comes again every 3 s;/,
    );
    t.true(explored.runs < 100, `${explored.runs} runs`);
  },
);

const chosen = [
  ['the one that ends comes first', 6, seconds(3), seconds(20)],
  ['the one that ends is long', 40, seconds(3), seconds(20)],
  ['the one that does not end comes first', 40, seconds(20), seconds(3)],
] as const;

for (const [what, most, ...takes] of chosen)
  long(`of two rounds that differ in what somebody chooses, that is told which does not end: ${what}`, async (t) => {
    const { failures } = await explore(() => quickRefusals(most, ...takes), { runs: 40, chance: false, failures: 1 });
    t.regex(
      failures[0]!.finding.sentence,
      /^The same comes round for ever, if ann always takes 20 s on EventInvite: .* every 20 s;/,
    );
  });

test('a timer that a strategy sets again and again is a lasso', async (t) => {
  const failure = await goesRound(t, () => polling(minutes(1), () => false));
  t.regex(failure.finding.sentence, /: a timer of urs fires\. It begins at 5 s and comes again every 60 s;/);
  t.regex(failure.finding.where!, /going-round\.ts:\d+:\d+$/);
});

long('what goes round in one order of a race only is told by that order', async (t) => {
  const failure = await goesRound(t, lateAnswer);
  t.not(failure.isOrdinary, true);
  t.regex(
    failure.finding.sentence,
    /, if the desk\.after of X1 always comes before EventPrivateInfo to urs: X1 is handed to/,
  );
});

long('a race that leads to a round is a lasso with a way to it', async (t) => {
  const later = () => askingForAnn(at(seconds(5.5), 'ann', notReady));
  const failure = await goesRound(t, later);
  t.not(failure.isOrdinary, true);
  t.regex(failure.finding.sentence, /^The same comes round for ever: X1 .*'asks again'.* every 10 s;/);
});

test('an eventually that never holds in the round is violated by it; one that holds now and then is not', async (t) => {
  const properties = [
    eventually('X1 is with an agent', ({ store }) => store.interaction('X1')?.place.kind === 'agents'),
    eventually('X1 waits in B', ({ store }) => store.waitingIn('B').includes('X1')),
    eventually('X1 is there', ({ store }) => store.interaction('X1') !== undefined),
  ];
  const { failures, properties: outcomes } = await explore(() => twoQueues({ properties }));
  t.deepEqual(
    failures.map(({ property, finding }) => [property, finding.kind]),
    [
      ['goes-round', 'goes-round'],
      ['X1 is with an agent', 'eventually'],
    ],
  );
  t.is(failures[1]!.finding.sentence, 'Never, while the run goes round: X1 is with an agent');
  t.deepEqual(
    outcomes.filter(({ kind }) => kind === 'eventually').map(({ outcome }) => outcome),
    ['violated', 'not decided', 'not decided'],
  );
  const again = await replayToken(() => twoQueues({ properties }), failures[1]!.token);
  t.deepEqual(
    again.findings.map(({ kind }) => kind),
    ['goes-round', 'eventually'],
  );
});

long('a search that is divided finds the same round', async (t) => {
  const given = () => answering(acceptOrReject);
  const shard = await exploreSubtrees(given, {}, { undivided: 3 });
  await goesRound(t, given, mergeExplorations([shard]));
});

const counting = (most: number) => (): Scenario => {
  let times = 0;
  return comingBack(() => ++times > most);
};

const ending: Readonly<Record<string, () => Scenario>> = {
  'a counter up to 50 that nobody sees': counting(50),
  'a counter up to 900': counting(900),
  'a strategy that looks at how often it was asked': () => comingBack((_desk, returns) => returns > 300),
  'a timer that is set 2,000 times': () => polling(seconds(1), (_desk, times) => times >= 2000),
  'a wait until a time of the day': () => polling(seconds(1), (desk) => desk.clock.now() > hours(1)),
  'coming back until a time of the day': () => comingBack((desk) => desk.clock.now() > hours(1)),
  'an agent who is ready an hour later': () =>
    askingForAnn(at(seconds(1), 'ann', notReady), at(hours(1), 'ann', readyAgain)),
  'an arrival that changes it': () => ({
    ...comingBack((desk) => desk.waiting('ann.A') > 0 || desk.clock.now() > hours(1)),
    load: {
      interactions: [
        { InteractionId: 'X1', at: seconds(5) },
        { InteractionId: 'X2', at: minutes(59) },
      ],
    },
  }),
};

/** One of each kind; `npm run test:long` has them all. */
const few: ReadonlySet<string> = new Set([
  'a counter up to 50 that nobody sees',
  'an agent who is ready an hour later',
]);

for (const [what, given] of Object.entries(ending).filter(([what]) => isLong || few.has(what)))
  test(`no round for ever: ${what}`, async (t) => {
    const { verdict, failures, bounds } = await explore(given);
    t.deepEqual([failures, bounds.filter((bound) => bound !== 'nothing raced')], [[], []]);
    t.not(verdict, 'violated');
  });

test('a token that says where a run goes round is not believed', async (t) => {
  const { token } = await goesRound(t, () => twoQueues());
  for (const wrong of ['~17.17', '~16.9', '~0.18']) {
    const { findings } = await replayToken(
      () => twoQueues({ limits: { routingAttempts: 20 } }),
      token.replace(/~.*$/, wrong),
    );
    t.deepEqual(
      findings.map(({ kind }) => kind),
      ['routing-loop', 'path-without-end'].slice(0, findings.length),
    );
    t.true(findings.length > 0);
  }
});
