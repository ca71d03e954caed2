import test, { type ExecutionContext } from 'ava';
import {
  attach,
  defineStrategy,
  explore,
  placeInQueue,
  replay,
  seconds,
  type BenchOptions,
  type Plugin,
  type Scenario,
} from 'routeproof';
import { everyChoice, seeded } from 'routeproof/engines';
import {
  agents,
  contactCentre,
  defaultCast,
  flowVariants,
  mediaServer,
  playFlow,
  reportingEngine,
  tLibrary,
} from 'routeproof/plugins';
import longestReady from '../../examples/01-longest-ready/scenario.ts';
import stopOnCondition from '../../examples/02-stop-on-condition/scenario.ts';
import conference from '../../examples/03-conference/scenario.ts';
import ownActor from '../../examples/04-your-own-actor/scenario.ts';
import wideningTargets from '../../examples/05-widening-targets/scenario.ts';
import overflow from '../../examples/06-overflow/scenario.ts';
import businessHours from '../../examples/07-business-hours/scenario.ts';
import autoresponse from '../../examples/08-autoresponse/scenario.ts';
import refusedInvitation from '../../examples/09-refused-invitation/scenario.ts';
import marbles from '../../examples/10-marbles/scenario.ts';
import race from '../../examples/11-a-race/scenario.ts';
import faultsDay from '../../examples/13-faults/scenario.ts';
import { days } from './own-t-library/days.ts';
import { ownRouter, type Asked } from './own-t-library/own-router.ts';
import { seenIn, speaking } from './own-t-library/seen-in.ts';
import { variants } from './own-t-library/variants.ts';
import { ownTLibrary } from './own-t-library.ts';
import { isLong } from '../sizes.ts';
import * as autoresponseThenStop from '../strategies/ten-strategies/autoresponse-then-stop.ts';
import * as byTheHours from '../strategies/ten-strategies/business-hours.ts';
import { busyCentre } from '../strategies/ten-strategies/contact-centre.ts';
import * as lastAgent from '../strategies/ten-strategies/last-agent.ts';
import * as longest from '../strategies/ten-strategies/longest-ready.ts';
import * as overflowToWorkbin from '../strategies/ten-strategies/overflow-to-workbin.ts';
import * as percentage from '../strategies/ten-strategies/percentage.ts';
import * as priorityWithAgeing from '../strategies/ten-strategies/priority-with-ageing.ts';
import * as redirect from '../strategies/ten-strategies/redirect.ts';
import * as skillsWithThresholds from '../strategies/ten-strategies/skills-with-thresholds.ts';
import * as spamStop from '../strategies/ten-strategies/spam-stop.ts';

// The words on URS's connection are no business of anybody else's. The same strategies run without a T-Library, with the bench's, and
// with one that was written from the reference alone: what becomes of each interaction is the same, and so is all that the server does.

type Given = (scenario: () => Scenario, words: Plugin | undefined) => ReturnType<typeof seenIn>;

/** Plays a scenario in the three ways, and holds them against each other; gives back the number of messages in words of the T-Library. */
async function sameInAllThree(
  t: ExecutionContext,
  scenario: () => Scenario,
  what: string,
  options: () => BenchOptions = () => ({ synchronous: true }),
): Promise<number> {
  const given: Given = (each, words) => seenIn(each, words, options());
  const without = await given(scenario, undefined);
  const withOurs = await given(scenario, tLibrary());
  const withTheirs = await given(scenario, ownTLibrary());
  t.true(without.seen.server.length > 0 && without.words.every(({ standsFor }) => standsFor === undefined));
  t.deepEqual(withOurs.seen, without.seen, `${what}, with the T-Library and without`);
  t.deepEqual(withTheirs.seen, withOurs.seen, `${what}, with the author's and with ours`);
  t.deepEqual(withTheirs.words, withOurs.words, `${what}, the words themselves`);
  return withTheirs.words.filter(({ standsFor }) => standsFor !== undefined).length;
}

for (const day of days)
  test(`three ways: ${day.name}`, async (t) => {
    if (day.everyChoice !== true) return t.true((await sameInAllThree(t, day.scenario, day.name)) > 0);
    let played = 0;
    for (const choices of everyChoice()) {
      // The first run asks the questions, the two others give its answers.
      const made = [choices];
      const next = () => made.shift() ?? replay(choices.answers);
      await sameInAllThree(t, day.scenario, `${day.name}, ${choices.answers.join('.')}`, () => ({
        choices: next(),
        synchronous: true,
      }));
      played++;
    }
    t.true(played > 1);
  });

const examples: readonly (() => Scenario)[] = [
  ...[longestReady, stopOnCondition, conference, ownActor, wideningTargets, overflow, businessHours],
  ...[autoresponse, refusedInvitation, marbles, race, faultsDay],
];

test('three ways: every example', async (t) => {
  for (const scenario of examples) t.true((await sameInAllThree(t, scenario, scenario().name)) > 0);
});

const tenStrategies = [
  ...[longest, skillsWithThresholds, percentage, lastAgent, overflowToWorkbin, byTheHours, priorityWithAgeing],
  ...[autoresponseThenStop, spamStop, redirect],
].map(({ observable }) => observable);

const seeds = Array.from({ length: isLong ? 12 : 1 }, (_, index) => index + 1);

for (const strategy of tenStrategies)
  test(`three ways: ${strategy.name}, ${seeds.length} seeds`, async (t) => {
    for (const seed of seeds) {
      const options = () => ({ seed, choices: seeded(seed), synchronous: true });
      await sameInAllThree(t, () => busyCentre(strategy, seed), `seed ${seed}`, options);
    }
  });

/** A contact centre with a router of an author's in place of URS. */
const routedBy = (asked: Asked) => (): Scenario => ({
  name: 'a router of their own',
  strategy: defineStrategy({ name: 'theirs', route: () => placeInQueue('Done') }),
  centre: {
    agents: [{ name: 'ann' }],
    groups: [{ name: 'Support', agents: ['ann'] }],
    queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }],
    workbins: [{ name: 'Drafts' }],
  },
  plugins: [reportingEngine('stat-server'), ownRouter('router', [asked]), mediaServer(), agents()],
  load: { interactions: [{ InteractionId: 'M1', at: seconds(1), UserData: { Subject: 'a parcel', Line: 2 } }] },
  until: seconds(400),
});

const reason = { Reason: { ReasonSystemName: 'Normal', ReasonDescription: 'it is done' } };

/** Requests that URS does not make, or not so. */
const canBeSaid: readonly Asked[] = [
  ['RequestStopProcessing', reason],
  ['RequestStopProcessing', {}],
  ['RequestChangeProperties', { AddedProperties: { a: 1 }, ...reason }],
  ['RequestChangeProperties', { AddedProperties: {} }],
  ['RequestChangeProperties', { ChangedProperties: { Line: 3 }, ...reason }],
  ['RequestChangeProperties', { DeletedProperties: ['Line'] }],
  ['RequestDeliver', { AgentId: 'nobody' }],
  ['RequestDeliver', { PlaceId: 'nowhere' }],
  ['RequestDeliver', { PlaceId: 'ann-place' }],
  ['RequestDeliver', { AgentId: 'ann', PlaceId: 'ann-place', ChangedProperties: { Line: 3 } }],
  ['RequestDeliver', {}],
  ['RequestPlaceInQueue', { Queue: 'Nowhere' }],
  ['RequestPlaceInQueue', { Queue: 'Done', ChangedProperties: { Line: 3 }, ...reason }],
  ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', AgentId: 'ann', ChangedProperties: { Line: 3 }, ...reason }],
  ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', PlaceId: 'ann-place' }],
  ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts', GroupId: 'Support' }],
  ['RequestPlaceInWorkbin', { WorkbinType: 'Drafts' }],
  ['RequestUnregisterClient', {}],
];

for (const asked of canBeSaid)
  test(`three ways: a router asks ${JSON.stringify(asked)}`, async (t) => {
    await sameInAllThree(t, routedBy(asked), asked[0]);
  });

/** What the T-Library has no words for, and how that is told. */
const cannotBeSaid: readonly (readonly [...Required<Asked>, kind: string, sentence: RegExp])[] = [
  [
    'RequestChangeProperties',
    { DeletedProperties: ['Line', 'Subject'] },
    {},
    'substitution-lossy',
    /its DeletedProperties is read as nothing/,
  ],
  [
    'RequestChangeProperties',
    { AddedProperties: { a: 1 }, ChangedProperties: { Line: 3 } },
    {},
    'substitution-lossy',
    /its AddedProperties is read/,
  ],
  [
    'RequestPlaceInQueue',
    { Queue: 'Done', DeletedProperties: ['Line'] },
    {},
    'substitution-lossy',
    /its DeletedProperties is read as nothing/,
  ],
  [
    'RequestPlaceInQueue',
    { Queue: 'Done', AddedProperties: { a: 1 } },
    {},
    'substitution-lossy',
    /its AddedProperties is read as nothing/,
  ],
  [
    'RequestStopProcessing',
    {},
    { connId: '01d90000000000ff' },
    'substitution-lossy',
    /its InteractionId is read as ""; meant was "M1"/,
  ],
  [
    'RequestStopProcessing',
    {},
    { interaction: 'NOBODY' },
    'substitution-lossy',
    /its InteractionId is read as "M1"; meant was "NOBODY"/,
  ],
  [
    'RequestGetInteractionProperties',
    {},
    {},
    'substitution-has-no-words',
    /RequestGetInteractionProperties of 'router' travelled as it is/,
  ],
];

for (const [type, attributes, about, kind, sentence] of cannotBeSaid)
  test(`what cannot be said is told: a router asks ${type} ${JSON.stringify({ ...attributes, ...about })}`, async (t) => {
    const scenario = routedBy([type, attributes, about]);
    const kinds = (seen: Awaited<ReturnType<Given>>) => seen.seen.findings.map((each) => each.kind);
    t.false(kinds(await seenIn(scenario, undefined)).includes(kind));
    const ours = await seenIn(scenario, tLibrary());
    t.regex(ours.seen.findings.find((each) => each.kind === kind)!.sentence, sentence);
    const theirs = await seenIn(scenario, ownTLibrary());
    const told = ({ seen }: typeof ours) => seen.findings.map((each) => [each.severity, each.kind, each.sentence]);
    t.deepEqual(told(theirs), told(ours));
    t.deepEqual(theirs.words, ours.words);
  });

test('every reference flow, in all its variants, with the T-Library of an author in place of ours', async (t) => {
  for (const stopTellsUrsWith of ['EventAbandoned', 'EventRouteUsed'] as const)
    for (const variant of flowVariants) {
      const cast = { ...defaultCast, parties: 2, server: { stopTellsUrsWith } } as const;
      const own = await playFlow(variant, cast, { plugins: [ownTLibrary()], options: {} });
      t.is(own.verdict, 'pass', variant.flow);
      t.deepEqual(own, await playFlow(variant, cast));
      const words = variant.scenario(cast).plugins.some(({ substitution }) => substitution !== undefined);
      if (words) t.true((await sameInAllThree(t, () => variant.scenario(cast), variant.flow)) > 0);
    }
});

test('a strategy that attaches nothing does the same in all three', async (t) => {
  const scenario = (): Scenario => ({
    name: 'nothing to attach',
    strategy: defineStrategy({ name: 'attaches nothing', route: () => [attach({}), placeInQueue('Done')] }),
    centre: { queues: [{ name: 'Inbound' }, { name: 'Done', strategy: null }] },
    plugins: contactCentre(),
    load: { interactions: [{ InteractionId: 'M1', at: seconds(1) }] },
  });
  t.true((await sameInAllThree(t, scenario, 'attaches nothing')) > 0);
});

/** One e-mail, an agent who accepts or not, and a customer who may leave at any time. */
const raced = (): Scenario => ({
  ...race(),
  centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }] },
});

test('a search has as many orders to try in all three ways, and comes to the same end', async (t) => {
  const search = async (words?: Plugin) => {
    const { verdict, runs, cutOff, failures, goals, bounds } = await explore(() => speaking(raced(), words), {
      synchronous: true,
    });
    return { verdict, runs, cutOff, failures: failures.map(({ finding }) => finding.kind), goals, bounds };
  };
  const ours = await search(tLibrary());
  t.true(ours.runs > 1);
  t.deepEqual(await search(), ours);
  t.deepEqual(await search(ownTLibrary()), ours);
});

for (const { name, day, pairs, told } of variants)
  test(`a wrong substitution: ${name}`, async (t) => {
    const scenario = (): Scenario => ({
      ...days.find((each) => each.name === day)!.scenario(),
      limits: { eventsPerInstant: 1000 },
    });
    const right = await seenIn(scenario, ownTLibrary(), { synchronous: true });
    const wrong = await seenIn(scenario, ownTLibrary(pairs), { synchronous: true });
    const kinds = wrong.seen.findings.map(({ kind }) => kind);
    if (typeof told === 'string') t.true(kinds.includes(told), kinds.join(', '));
    else t.deepEqual(wrong.seen, right.seen, told.legal);
  });
