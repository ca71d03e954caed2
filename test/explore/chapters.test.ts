import test from 'ava';
import { always, explore, sometimes, type Property, type Scenario, type StoreView } from 'routeproof';
import {
  conference,
  routed,
  X,
  Y,
  type Answers,
  type ConferenceVariant,
  type RoutedVariant,
} from './chapter-scenarios.ts';
import { isLong, long } from '../sizes.ts';

const agentsOf = (store: StoreView, id: string): readonly string[] =>
  store.interaction(id)?.parties.map(({ agent }) => agent) ?? [];
const parties = (store: StoreView, id: string): number => agentsOf(store, id).length;
const isGone = (store: StoreView, id: string): boolean =>
  store.interaction(id) === undefined && store.interactions.length > 0;

const inEveryWay: Answers = 'accept, reject or do not answer';
const [withSubstitutions, without] = [true, false] as const;

/** A scenario with what its search comes to, as the page of findings says; runs, and those that were cut off. */
type Counted = readonly [scenario: () => Scenario, runs: number, cutOff: number];

const meet = (stoppedBy: ConferenceVariant['stoppedBy'], bobLeaves: boolean, late = false): (() => Scenario) =>
  conference({ answers: inEveryWay, stoppedBy, bobLeaves, late });

const route = (apart: number, answers: Answers, stoppedBy: RoutedVariant['stoppedBy'], substitutions: boolean) =>
  routed({ apart, answers, stoppedBy, substitutions });

const quick: readonly Counted[] = [
  [meet('the media server', false), 152, 80],
  [meet('the media server', true), 189, 85],
  [meet('ann', false), 51, 7],
  [meet('ann', true), 68, 7],
  [meet('bob', false), 42, 4],
  [meet('bob', true), 48, 4],
  [route(3000, inEveryWay, 'an agent', withSubstitutions), 72, 39],
  [route(3000, inEveryWay, 'an agent', without), 72, 39],
  [route(3000, inEveryWay, 'URS', withSubstitutions), 8, 4],
  [route(3000, inEveryWay, 'URS', without), 8, 4],
  // Both come within the race window.
  [route(500, inEveryWay, 'URS', withSubstitutions), 130, 57],
  [route(0, 'accept', 'an agent', without), 383, 0],
];

const others: readonly Counted[] = [
  [meet('bob', true, true), 3200, 328],
  [meet('the media server', true, true), 14_374, 1353],
  [meet('ann', true, true), 15_972, 2107],
  [route(3000, inEveryWay, 'the media server', withSubstitutions), 320, 173],
  [route(3000, inEveryWay, 'the media server', without), 320, 173],
  [route(500, 'accept', 'the media server', withSubstitutions), 791, 2],
  [route(500, 'accept', 'the media server', without), 779, 2],
  [route(500, 'accept', 'an agent', withSubstitutions), 380, 3],
  [route(0, 'accept', 'the media server', withSubstitutions), 1080, 2],
  [route(500, 'accept or reject', 'an agent', withSubstitutions), 4951, 1017],
  [route(500, inEveryWay, 'an agent', withSubstitutions), 5617, 2381],
];

// Every fourth one stands for its neighbours, which differ in one thing or two.
const played = isLong ? [...quick, ...others] : quick.filter((_, index) => index % 4 === 0);

for (const [scenario, ...counts] of played) {
  test.serial(`what the server promises holds in every order: ${scenario().name}`, async (t) => {
    const { verdict, runs, cutOff, failures } = await explore(scenario, { synchronous: true });
    t.is(verdict, 'proved', JSON.stringify(failures.map(({ finding }) => finding)));
    t.deepEqual([runs, cutOff], counts, 'docs/findings-about-the-protocol.md says otherwise');
  });
}

/** What the pages say that it can come to. */
const comesTo: Readonly<Record<string, readonly [() => Scenario, ...(readonly Property[])]>> = {
  'a conference': [
    meet('the media server', true),
    sometimes('one is stopped while the other is handled', ({ store }) => isGone(store, X) && parties(store, Y) > 0),
    sometimes(
      'bob has left one, and ann is alone with it',
      ({ store }) => parties(store, Y) === 1 && parties(store, X) === 2,
    ),
    sometimes(
      'both have left, and it waits again',
      ({ store }) =>
        store.interaction(Y)?.state === 'queued' && store.interaction(Y)?.properties.AssignedAt !== undefined,
    ),
  ],
  'two interactions that come at nearly the same time': [
    route(500, 'accept', 'the media server', withSubstitutions),
    sometimes(
      'who came later is handled first',
      ({ store }) => parties(store, Y) > 0 && store.tickets.some(({ interaction }) => interaction === X),
    ),
    sometimes(
      'one is stopped while the other is with URS',
      ({ store }) => isGone(store, X) && store.interaction(Y)?.state === 'routing',
    ),
    always('nobody has both', ({ store }) => !agentsOf(store, X).some((agent) => agentsOf(store, Y).includes(agent))),
  ],
};

for (const [what, [scenario, ...properties]] of Object.entries(comesTo)) {
  long.serial(`what it can come to is reached: ${what}`, async (t) => {
    const { verdict, goals } = await explore(() => ({ ...scenario(), properties }), { synchronous: true });
    t.deepEqual(
      goals.filter(({ reached }) => !reached),
      [],
    );
    t.is(verdict, 'proved');
  });
}

long.serial('URS hears that an agent is busy before or after it hears that its routing was taken', async (t) => {
  const scenario = route(500, 'accept', 'an agent', withSubstitutions);
  const { coverage } = await explore(scenario, { synchronous: true, coverage: true });
  const pair = coverage!.pairs.find(
    ({ receiver, events }) =>
      receiver === 'urs' && events.includes('EventAck') && events.some((each) => /EventInfo/.test(each)),
  );
  t.true(pair!.orders.every((times) => times > 0));
});
