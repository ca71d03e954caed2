import test from 'ava';
import { createBench, exponential, hours, minutes, type Scenario } from 'routeproof';
import { Dice } from '../../decisions/random-sequences/dice.ts';
import { cases } from '../../sizes.ts';
import { mayTake, media, rulesBy, type Rules } from '../../strategies/blending/plain-rules.ts';
import { dayOfTraffic } from '../simulate-day.ts';

interface Came {
  readonly id: string;
  readonly medium: string;
  readonly came: number;
  wait: number;
  /** Without end for those who still talk when the run ends: nobody knows how long they would have. */
  talk: number;
}

const names = ['agent 1', 'agent 2', 'agent 3'];

/** Calls, chats and e-mails for three agents, enough of them that many wait. */
function mixed(rules: Rules): Scenario {
  const agents = names.map((name) => ({ name, media, ...rules }));
  const traffic = [
    { media: 'voice', arrivals: { perHour: 16 }, handling: exponential(minutes(3)) },
    { media: 'chat', arrivals: { perHour: 16 }, handling: exponential(minutes(5)) },
    { media: 'email', arrivals: { perHour: 8 }, handling: exponential(minutes(4)) },
  ];
  const day = dayOfTraffic({ scenario: { load: { traffic }, until: hours(24) } });
  const groups = [{ name: 'Everybody', agents: names }];
  return { ...day, centre: { ...day.centre, agents, groups } };
}

/** What came in the run through all programs, in the order in which it came. */
async function played(rules: Rules): Promise<readonly Came[]> {
  const bench = createBench(() => mixed(rules), { seed: 11, lean: true, synchronous: true });
  const all = new Map<string, Came>();
  bench.store.changes.subscribe((change) => {
    if (change.kind !== 'interaction') return;
    const { interaction, from, event, at } = change;
    const { id } = interaction;
    const known = all.get(id);
    if (from === 'absent') all.set(id, { id, medium: id.split('.')[0]!, came: at, wait: Infinity, talk: Infinity });
    else if (event === 'accepted') known!.wait = at - known!.came;
    else if (interaction.state === 'stopped') known!.talk = at - known!.came - known!.wait;
  });
  await bench.runFor(bench.scenario.until!);
  return [...all.values()];
}

interface Desk {
  readonly inHand: { readonly medium: string; readonly ends: number }[];
  readonly readySince: Map<string, number>;
}

/** The same by a plain simulation of events, which knows no programs and no messages: the waits of those who came. */
function waitsByEvents(all: readonly Came[], rules: Rules): readonly number[] {
  const desks: readonly Desk[] = names.map(() => ({ inHand: [], readySince: new Map() }));
  const waits = all.map(() => Infinity);
  const queue: number[] = [];
  const isFree = ({ inHand }: Desk, medium: string) =>
    mayTake(
      rules,
      inHand.map((each) => each.medium),
      medium,
    );
  const settle = (desk: Desk, now: number) => {
    for (const medium of media)
      if (!isFree(desk, medium)) desk.readySince.delete(medium);
      else if (!desk.readySince.has(medium)) desk.readySince.set(medium, now);
  };
  const take = (desk: Desk, index: number, now: number) => {
    const { medium, came, talk } = all[index]!;
    waits[index] = now - came;
    desk.inHand.push({ medium, ends: now + talk });
    settle(desk, now);
  };
  const endFirst = () => Math.min(...desks.flatMap(({ inHand }) => inHand.map(({ ends }) => ends)));
  /** Of those who end, one after the other up to a time, each agent takes who has waited longest of those whom it may take. */
  const endUntil = (time: number) => {
    for (let now = endFirst(); now < time; now = endFirst()) {
      const desk = desks.find(({ inHand }) => inHand.some(({ ends }) => ends === now))!;
      desk.inHand.splice(
        desk.inHand.findIndex(({ ends }) => ends === now),
        1,
      );
      settle(desk, now);
      const next = () => queue.findIndex((index) => isFree(desk, all[index]!.medium));
      for (let place = next(); place >= 0; place = next()) take(desk, queue.splice(place, 1)[0]!, now);
    }
  };
  for (const desk of desks) settle(desk, 0);
  for (const [index, { medium, came }] of all.entries()) {
    endUntil(came);
    const free = desks.filter((desk) => isFree(desk, medium));
    const since = (desk: Desk) => desk.readySince.get(medium)!;
    if (free.length === 0) queue.push(index);
    else take(free.toSorted((one, other) => since(one) - since(other))[0]!, index, came);
  }
  endUntil(hours(24));
  return waits;
}

const share = (waits: readonly number[]) => waits.filter((wait) => wait > 0).length / waits.length;

const capacity = { chat: 2 };
const blended = [{ chat: 3 }, { chat: 1, email: 2 }, { voice: 1 }];

for (const [what, rules] of [
  ['a call blocks chats', { capacity, blocks: { voice: ['chat'] } }],
  ['calls and chats block each other', { capacity, blocks: { voice: ['chat'], chat: ['voice'] } }],
  ['nothing blocks anything', { capacity }],
  ['three chats, or one and two e-mails, or a call', { capacity: blended }],
  [
    'the same, and an e-mail keeps calls away',
    { capacity: [...blended, { voice: 1, email: 1 }], blocks: { email: ['voice'] } },
  ],
] as const satisfies readonly (readonly [string, Rules])[])
  test(`each waits as long as a plain simulation says: ${what}`, async (t) => {
    const all = await played(rules);
    const waits = all.map(({ wait }) => wait);
    t.true(all.length > 800);
    t.true(share(waits) > 0.01 && share(waits) < 0.95, String(share(waits)));
    t.deepEqual(waits, waitsByEvents(all, rules));
  });

test('each waits as long as a plain simulation says, with rules by chance', async (t) => {
  for (let seed = 1; seed <= cases({ short: 2, long: 150 }); seed++) {
    const rules = rulesBy(new Dice(seed));
    const all = await played(rules);
    t.deepEqual(
      all.map(({ wait }) => wait),
      waitsByEvents(all, rules),
      JSON.stringify(rules),
    );
  }
});

test('the plain simulation tells whether anything is blocked', async (t) => {
  const all = await played({ capacity, blocks: { voice: ['chat'] } });
  const waits = all.map(({ wait }) => wait);
  t.notDeepEqual(waits, waitsByEvents(all, { capacity }));
  t.notDeepEqual(waits, waitsByEvents(all, { capacity, blocks: { chat: ['voice'] } }));
  t.notDeepEqual(waits, waitsByEvents(all, { capacity: blended }));
});
