import test from 'ava';
import { createBench, explore, type ExploreOptions } from 'routeproof';
import { everyChoice } from 'routeproof/engines';
import { watched, type Deed, type Generated, type Programs } from './generated.ts';
import { inert } from './inert-messages.ts';
import { cases } from '../sizes.ts';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const orders = (links: number, messages: number): number => factorial(links * messages) / factorial(messages) ** links;

const synchronous = { synchronous: true } as const;

// prettier-ignore
const counted = [
  [1, 4], [2, 1], [2, 2], [2, 5], [2, 8], [3, 1], [3, 2], [3, 3], [3, 4], [4, 1], [4, 2], [6, 1], [8, 1],
] as const;

const few = cases({ short: 1000, long: Infinity });

for (const [links, messages] of counted) {
  const all = orders(links, messages);
  if (all > few) continue;
  test.serial(`${links} links with ${messages} messages each race in ${all} orders`, async (t) => {
    const options = { ...synchronous, reduction: false };
    const { runs, cutOff, verdict } = await explore(inert(links, messages, 'many actors'), options);
    t.deepEqual([runs, cutOff, verdict], [all, 0, links === 1 ? 'bounded' : 'proved']);
  });
}

test.serial('with reduction only the orders at each receiver count', async (t) => {
  for (const [links, messages] of [[2, 1], [3, 2], [2, 5], [3, 3], [6, 1], [4, 2]] as const) {
    if (orders(links, messages) > few) continue;
    t.like(await explore(inert(links, messages, 'many actors'), synchronous), { runs: 1, cutOff: 0, verdict: 'proved' });
    t.like(await explore(inert(links, messages, 'one actor'), synchronous), {
      ...{ runs: orders(links, messages), cutOff: 0, verdict: 'proved' },
    });
  }
}); // prettier-ignore

test.serial(
  'a search that a bound ends says at how many choices there is more to try, down to the last order',
  async (t) => {
    const lefts = async (options: ExploreOptions) => {
      const each = [1, 2, 3, 4, 5, 6].map((runs) =>
        explore(inert(3, 1, 'one actor'), { ...synchronous, ...options, runs }),
      );
      return (await Promise.all(each)).map(({ left }) => left);
    };
    // Of 3 · 2 · 1 orders: the first message, then the second.
    t.deepEqual(await lefts({ reduction: false }), [2, 1, 2, 1, 1, 0]);
    t.deepEqual(await lefts({}), [2, 1, 2, 1, 1, 0]);
    t.deepEqual(await lefts({ random: 3 }), [0, 0, 0, 0, 0, 0]);
  },
);

/** What all actors together can see, found without the search: every answer to every question is played. */
function classes({ scenario, views }: Generated): { readonly runs: number; readonly views: ReadonlySet<string> } {
  const seen = new Set<string>();
  let runs = 0;
  for (const choices of everyChoice()) {
    void createBench(scenario, { choices, races: true, synchronous: true }).runUntilQuiet();
    seen.add(views());
    runs++;
  }
  return { runs, views: seen };
}

const tell = (...whom: readonly number[]): readonly Deed[] => whom.map((each) => ({ do: 'tell', whom: each }));
const wait = (...times: readonly number[]): readonly Deed[] => times.map((time) => ({ do: 'wait', time }));
const forget: Deed = { do: 'forget' };

/** What each actor does at the start, and on its first, second, … event. */
const shapes: Readonly<Record<string, Programs>> = {
  'messages to one receiver': [[[]], [tell(0, 0)], [tell(0, 0)], [tell(0)]],
  'messages to two receivers': [[[]], [[]], [tell(0, 1, 0)], [tell(1, 0)], [tell(1)]],
  'messages and timers': [[wait(0, 5)], [tell(0, 0)], [wait(0, 5, 5)], [tell(2)]],
  'replies': [[[], tell(1), tell(2), tell(1)], [tell(0, 0)], [tell(0)]],
  'replies to replies': [[tell(1, 2), tell(2), tell(1)], [[], tell(0)], [[], tell(0), tell(0)]],
  'a ring, both ways round': [[tell(1, 2), tell(1)], [tell(2), tell(0)], [tell(1), tell(0)]],
  'timers that are set by messages': [[[], wait(5), wait(0), tell(1)], [tell(0), wait(1)], [tell(0, 0)]],
  'timers that are cancelled by messages': [[wait(10, 20), [forget], [forget]], [tell(0, 0)], [tell(0)]],
  'timers that are set again': [[wait(10), [forget, ...wait(5)], [forget, ...wait(0)]], [tell(0, 0)], [wait(5), tell(0)]],
  'choices': [[[], [{ do: 'choose', one: tell(1)[0]!, other: wait(5)[0]! }], tell(2)], [tell(0)], [tell(0), tell(0)]],
}; // prettier-ignore

for (const [name, does] of Object.entries(shapes)) {
  test.serial(
    `with reduction there are as many runs as classes of orders that some actor can tell apart: ${name}`,
    async (t) => {
      for (const raceWindow of [0, 7, 1000]) {
        const shape = watched(name, does, raceWindow, 0);
        const full = classes(shape);
        const seen = new Set<string>();
        const { runs, cutOff } = await explore(shape.scenario, {
          ...synchronous,
          onRun: () => seen.add(shape.views()),
        });
        t.log(`window ${raceWindow}: ${full.runs} orders, ${full.views.size} classes, ${cutOff} cut off`);
        t.deepEqual(seen, full.views);
        t.is(runs, full.views.size);
      }
    },
  );
}
