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
import { isLong } from './sizes.ts';

const agentsOf = (store: StoreView, id: string): readonly string[] =>
  store.interaction(id)?.parties.map(({ agent }) => agent) ?? [];
const parties = (store: StoreView, id: string): number => agentsOf(store, id).length;
const isGone = (store: StoreView, id: string): boolean =>
  store.interaction(id) === undefined && store.interactions.length > 0;

const inEveryWay: Answers = 'accept, reject or do not answer';
const [withSubstitutions, without] = [true, false] as const;

const conferences: readonly ConferenceVariant[] = [
  ...(['the media server', 'ann', 'bob'] as const).flatMap((stoppedBy) =>
    [false, true].map((bobLeaves) => ({ answers: inEveryWay, stoppedBy, bobLeaves, late: false })),
  ),
];

const large: readonly ConferenceVariant[] = (['bob', 'the media server', 'ann'] as const).map((stoppedBy) => ({
  ...{ answers: inEveryWay, stoppedBy, bobLeaves: true, late: true },
}));

const route = (apart: number, answers: Answers, stoppedBy: RoutedVariant['stoppedBy'], substitutions: boolean) => ({
  ...{ apart, answers, stoppedBy, substitutions },
});

const routes: readonly RoutedVariant[] = [
  ...(['an agent', 'URS'] as const).flatMap((stoppedBy) =>
    [true, false].map((substitutions) => route(3000, inEveryWay, stoppedBy, substitutions)),
  ),
  // Both come within the race window.
  route(500, inEveryWay, 'URS', withSubstitutions),
  route(0, 'accept', 'an agent', without),
];

const largeRoutes: readonly RoutedVariant[] = [
  route(3000, inEveryWay, 'the media server', withSubstitutions),
  route(3000, inEveryWay, 'the media server', without),
  route(500, 'accept', 'the media server', withSubstitutions),
  route(500, 'accept', 'the media server', without),
  route(500, 'accept', 'an agent', withSubstitutions),
  route(0, 'accept', 'the media server', withSubstitutions),
  route(500, 'accept or reject', 'an agent', withSubstitutions),
  route(500, inEveryWay, 'an agent', withSubstitutions),
];

const quick = [...conferences.map(conference), ...routes.map(routed)];
const others = [...large.map(conference), ...largeRoutes.map(routed)];

// Every second one stands for its neighbour, which differs in one thing.
for (const scenario of isLong ? [...quick, ...others] : quick.filter((_, index) => index % 2 === 0)) {
  test.serial(`what the server promises holds in every order: ${scenario().name}`, async (t) => {
    const { verdict, runs, cutOff, failures } = await explore(scenario, { synchronous: true });
    t.log(`${runs} runs, ${cutOff} cut off`);
    t.is(verdict, 'proved', JSON.stringify(failures.map(({ finding }) => finding)));
  });
}

/** What the pages say that it can come to. */
const comesTo: Readonly<Record<string, readonly [() => Scenario, ...(readonly Property[])]>> = {
  'a conference': [
    conference({ answers: inEveryWay, stoppedBy: 'the media server', bobLeaves: true, late: false }),
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
    routed(route(500, 'accept', 'the media server', withSubstitutions)),
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
  test.serial(`what it can come to is reached: ${what}`, async (t) => {
    const { verdict, goals } = await explore(() => ({ ...scenario(), properties }), { synchronous: true });
    t.deepEqual(
      goals.filter(({ reached }) => !reached),
      [],
    );
    t.is(verdict, 'proved');
  });
}

test.serial('URS hears that an agent is busy before or after it hears that its routing was taken', async (t) => {
  const scenario = routed(route(500, 'accept', 'an agent', withSubstitutions));
  const { coverage } = await explore(scenario, { synchronous: true, coverage: true });
  const pair = coverage!.pairs.find(
    ({ receiver, events }) =>
      receiver === 'urs' && events.includes('EventAck') && events.some((each) => /EventInfo/.test(each)),
  );
  t.true(pair!.orders.every((times) => times > 0));
});
