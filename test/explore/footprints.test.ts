import test from 'ava';
import { createBench, explore } from 'routeproof';
import { mediaServer } from 'routeproof/plugins';
import { longIf } from '../sizes.ts';
import { atTheHub, type Reading } from './footprints/declaring.ts';
import { countedWhileWaiting } from './footprints/counted-while-waiting.ts';
import lateNews from './footprints/late-news.ts';
import notedAndMoved from './footprints/noted-and-moved.ts';
import refusedAndRemembered from './footprints/refused-and-remembered.ts';
import sharedCounter from './footprints/shared-counter.ts';
import skillsThatChange from './footprints/skills-that-change.ts';
import ursLosesItsLink from './footprints/urs-loses-its-link.ts';

const synchronous = { synchronous: true, shrink: 0 } as const;

for (const [what, scenario, broken] of [
  [
    'a queue that finds nothing to hand over',
    notedAndMoved,
    ['what has the note of the shop is not in the back office'],
  ],
  ['a request that is refused', refusedAndRemembered, ['what the shop may change is not refused to it']],
  [
    'a variable that routing attempts share',
    sharedCounter,
    ['the first is asked about alone', 'the first is not asked about alone'],
  ],
  [
    'a variable of one attempt that another one looks at in a while',
    countedWhileWaiting('the first looks'),
    ['it is decided before anybody waits', 'it is decided while somebody waits', 'path-without-end'],
  ],
  [
    'a variable of one attempt that is changed in a while',
    countedWhileWaiting('the first waits'),
    ['it is decided before anybody waits', 'it is decided while somebody waits', 'path-without-end'],
  ],
] as const)
  test(`whoever reads is told apart from nobody who writes that: ${what}`, async (t) => {
    const { verdict, failures } = await explore(scenario, synchronous);
    t.is(verdict, 'violated');
    t.deepEqual(failures.map(({ property }) => property).toSorted(), broken);
  });

for (const [what, scenario] of [
  ['who brings faults remembers what URS was told', ursLosesItsLink],
  ['who brings faults sees when URS was told', lateNews],
  ['a strategy changes the configuration by which URS admits an agent', skillsThatChange],
] as const)
  longIf(scenario !== skillsThatChange)(
    `an order that is not the ordinary one breaks it, and is played: ${what}`,
    async (t) => {
      const [reduced, all] = [
        await explore(scenario, synchronous),
        await explore(scenario, { ...synchronous, reduction: false }),
      ];
      t.is(reduced.verdict, 'violated');
      t.deepEqual(
        reduced.failures.map(({ property }) => property),
        all.failures.map(({ property }) => property),
      );
    },
  );

test('an actor cannot read its time past its clock', (t) => {
  const times = Object.keys(createBench({ name: 'a bench', plugins: [mediaServer()] }).clock);
  t.deepEqual(
    times.filter((name) => /reached|time$/i.test(name)),
    [],
  );
});

const look =
  (place: string): Reading =>
  (kit, remembered) => {
    kit.reads(place);
    return `${remembered.get(place) ?? 0}`;
  };
const change =
  (place: string): Reading =>
  (kit, remembered) => {
    kit.writes(place);
    remembered.set(place, (remembered.get(place) ?? 0) + 1);
  };
const sum: Reading = (kit, remembered) => {
  kit.reads('shelf:*');
  return `${[...remembered].reduce((before, [place, each]) => (place.startsWith('shelf:') ? before + each : before), 0)}`;
};
const sumOfAll: Reading = (kit, remembered) => {
  kit.reads('*');
  return `${[...remembered.values()].reduce((before, each) => before + each, 0)}`;
};
const silent =
  (place: string): Reading =>
  (_kit, remembered) =>
    `${remembered.get(place) ?? 0}`;

/** What each message does, in how many runs everything is played, and how many outcomes there are. */
const hubs: Readonly<Record<string, readonly [readonly Reading[], runs: number, outcomes: number]>> = {
  'all read one place': [[look('a'), look('a'), look('a')], 1, 1],
  'each writes a place of its own': [[change('a'), change('b'), change('c')], 1, 1],
  'two read what one writes': [[change('a'), look('a'), look('a')], 4, 4],
  'all write one place': [[change('a'), change('a'), change('a')], 6, 1],
  'one reads all places of a kind': [[sum, change('shelf:1'), change('shelf:2')], 4, 3],
  'a place of another kind is no place of that kind': [[sum, change('drawer:1'), change('shelf')], 1, 1],
  'one reads all that there is': [[sumOfAll, change('drawer:1'), change('shelf')], 4, 3],
  'one says nothing': [[change('a'), silent('a'), change('b')], 4, 2],
  'nobody says anything': [[silent('a'), silent('a'), silent('a')], 6, 1],
};

for (const [what, [messages, runs, outcomes]] of Object.entries(hubs))
  test(`messages to one actor are told apart by what they read and write there: ${what}`, async (t) => {
    const [seen, all] = [new Set<string>(), new Set<string>()];
    const found = await explore(atTheHub(messages, seen), synchronous);
    t.like(found, { verdict: 'proved', runs, cutOff: 0 });
    await explore(atTheHub(messages, all), { ...synchronous, reduction: false });
    t.is(seen.size, outcomes);
    t.deepEqual(seen, all);
  });

const noteTime: Reading = (kit, remembered, arrived) => {
  kit.writes('times');
  remembered.set('times', arrived);
  return `${arrived}`;
};
const askTime: Reading = (kit) => {
  kit.writes('times');
  return `${kit.clock.now()}`;
};

/** What each of two messages does, 100 ms apart and with a longer race window, whether the hub tells time by its clock alone, and the runs. */
const times: Readonly<Record<string, readonly [readonly Reading[], byClock: boolean, runs: number]>> = {
  'nobody asks': [[change('a'), change('b')], true, 1],
  'the first due asks': [[askTime, change('b')], true, 2],
  'the last due asks, and has its own time in either order': [[change('a'), askTime], true, 1],
  'who may read it from messages asks': [[change('a'), change('b')], false, 2],
  'the first due reads it from its message': [[noteTime, change('b')], false, 2],
};

for (const [what, [messages, byClock, runs]] of Object.entries(times))
  test(`what is due first may come behind what is due later where nobody asks what time it is: ${what}`, async (t) => {
    const [seen, all] = [new Set<string>(), new Set<string>()];
    const manner = { apart: 100, byClock };
    const found = await explore(atTheHub(messages, seen, manner), synchronous);
    t.like(found, { verdict: 'proved', runs, cutOff: 0 });
    await explore(atTheHub(messages, all, manner), { ...synchronous, reduction: false });
    t.deepEqual(seen, all);
  });
