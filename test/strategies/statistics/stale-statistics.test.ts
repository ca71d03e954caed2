import test from 'ava';
import { map, merge, race, switchMap } from 'rxjs';
import {
  always,
  at,
  defineStrategy,
  explore,
  minutes,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  whenever,
  type Decision,
  type Decisions,
  type Desk,
  type ExploreOptions,
  type Property,
  type Scenario,
  type ScriptLine,
  type Statistic,
} from 'routeproof';
import { longIf } from '../../sizes.ts';
import { answer, contactCentre, service } from 'routeproof/plugins';

/** A trap: what a strategy makes of a statistic that may be older than the truth; and its twin, which minds that. */
interface Trap {
  readonly script: readonly ScriptLine[];
  readonly wrong: (desk: Desk) => Decisions;
  readonly mended: (desk: Desk) => Decisions;
  /** What is found where the statistic was too old. */
  readonly finds: string;
  readonly property?: Property;
  /** Whether its twin has so many orders that only the long tests try them. */
  readonly isLarge?: boolean;
}

const toAnn = (desk: Desk) => desk.target('Support.GA').pipe(map((agent) => routeTo(agent)));
const overflow = placeInQueue('Overflow');
const patient = (desk: Desk) => race(toAnn(desk), desk.after(seconds(20)).pipe(map(() => overflow)));
const notReady = (time: number) => at(seconds(time), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' }));
const ready = (time: number) => at(seconds(time), 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' }));

/** Has done with everything in a tenth of a second. */
const quick = [
  whenever('EventInvite', send('RequestAccept')),
  whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: 100 }),
];

const reviewers: Statistic = {
  name: 'Reviewers',
  of: ['Support.GA'],
  value: (agents) => agents.filter((agent) => agent.ready.includes('email')).length,
};

const nobodyOverflows = always('nobody overflows while ann is there', ({ store }) =>
  store.interactions.every(({ properties }) => properties.Queue !== 'Overflow'),
);

const traps: Readonly<Record<string, Trap>> = {
  'who is ready is read, and an agent named without a reservation': {
    script: [at(seconds(5.2), 'ann', send('RequestAgentLogout'))],
    wrong: (desk) => [desk.sdata('ann.A', 'RStatAgentsReady') > 0 ? routeTo('ann.A') : overflow],
    mended: (desk) => merge(patient(desk), desk.refused.pipe(map(() => overflow))),
    finds: 'refusal-unheard',
    isLarge: true,
  },
  'nobody is ready at that moment, so that it overflows at once': {
    script: [notReady(2), ready(4.8)],
    wrong: (desk) => (desk.sdata('Support.GA', 'RStatAgentsReady') === 0 ? [overflow] : toAnn(desk)),
    mended: patient,
    finds: nobodyOverflows.sentence,
    property: nobodyOverflows,
  },
  'what was read before a service was asked is taken for true after it': {
    script: [at(seconds(5.2), 'ann', send('RequestAgentLogout'))],
    async *wrong(desk): AsyncGenerator<Decision, void> {
      const isThere = desk.sdata('Support.GA', 'RStatAgentsTotal') > 0;
      await desk.invoke('CRM', 'Lookup');
      yield isThere ? routeTo(await desk.target('Support.GA')) : overflow;
    },
    mended: (desk) =>
      desk.invoke('CRM', 'Lookup').pipe(switchMap(() => merge(patient(desk), desk.refused.pipe(map(() => overflow))))),
    finds: 'path-without-end',
    isLarge: true,
  },
  "a statistic of the author's own is told later than how agents stand": {
    script: [notReady(2), ready(4.8)],
    wrong: (desk) => (desk.sdata('Support.GA', reviewers) === 0 ? [overflow] : toAnn(desk)),
    mended: patient,
    finds: nobodyOverflows.sentence,
    property: nobodyOverflows,
  },
};

const how: ExploreOptions = { raceWindow: 250 };

for (const [name, { script, wrong, mended, finds, property, isLarge = false }] of Object.entries(traps)) {
  const scenario = (route: Trap['wrong']) => (): Scenario => ({
    name,
    strategy: defineStrategy({ name: 'by statistics', route: (_interaction, desk) => route(desk) }),
    centre: {
      agents: [{ name: 'ann', does: quick }],
      groups: [{ name: 'Support', agents: ['ann'] }],
      queues: [{ name: 'Inbound' }, { name: 'Overflow', strategy: null }],
      statistics: [reviewers],
    },
    plugins: [...contactCentre(), service('CRM', { Lookup: answer({}) })],
    load: { interactions: [{ InteractionId: 'X1', at: seconds(5) }] },
    drive: { script },
    properties: property === undefined ? [] : [property],
    until: minutes(5),
  });

  test(`a trap of stale statistics: ${name}`, async (t) => {
    t.is((await play(scenario(wrong))).verdict, 'pass');
    const { verdict, failures } = await explore(scenario(wrong), { ...how, untilFailure: true, shrink: 0 });
    t.is(verdict, 'violated');
    t.true(
      failures.some((failure) => failure.property === finds),
      failures.map((failure) => failure.property).join(),
    );
  });

  longIf(isLarge)(`and its mended twin: ${name}`, async (t) => {
    t.is((await play(scenario(mended))).verdict, 'pass');
    const { verdict, failures } = await explore(scenario(mended), how);
    t.deepEqual([verdict, failures.map((failure) => failure.property)], ['proved', []]);
  });
}
