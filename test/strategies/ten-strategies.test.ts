import test from 'ava';
import { play, replay, type Played, type Strategy } from 'routeproof';
import { everyChoice, seeded } from 'routeproof/engines';
import type { TraceLine } from 'routeproof/report';
import * as autoresponseThenStop from './ten-strategies/autoresponse-then-stop.ts';
import * as businessHours from './ten-strategies/business-hours.ts';
import { busyCentre, smallCentre } from './ten-strategies/contact-centre.ts';
import * as lastAgent from './ten-strategies/last-agent.ts';
import * as longestReady from './ten-strategies/longest-ready.ts';
import * as overflowToWorkbin from './ten-strategies/overflow-to-workbin.ts';
import * as percentage from './ten-strategies/percentage.ts';
import * as priorityWithAgeing from './ten-strategies/priority-with-ageing.ts';
import * as redirect from './ten-strategies/redirect.ts';
import * as skillsWithThresholds from './ten-strategies/skills-with-thresholds.ts';
import * as spamStop from './ten-strategies/spam-stop.ts';
import { cases, isLong, longIf } from '../sizes.ts';

interface Twins {
  readonly observable: Strategy;
  readonly generator: Strategy;
}

/** What each strategy can decide: every one of these must be met, and nothing else may be. */
const twins: readonly (readonly [Twins, readonly string[]])[] = [
  [longestReady, ['to ann', 'to bob', 'to queue Back office']],
  [skillsWithThresholds, ['to ann', 'to bob', 'to cyd', 'to queue Back office']],
  [percentage, ['attach Team', 'to ann', 'to bob', 'to cyd']],
  [lastAgent, ['attach LastCalledAgent', 'to ann', 'to bob', 'to cyd']],
  [overflowToWorkbin, ['to ann', 'to bob', 'to workbin Overflow']],
  [businessHours, ['to ann', 'to bob', 'to queue Tomorrow']],
  [priorityWithAgeing, ['to ann', 'to bob']],
  [autoresponseThenStop, ['call Autoresponse', 'stop AutoResponded', 'to queue People']],
  [spamStop, ['attach Category', 'call Classify', 'stop Terminated', 'to queue People']],
  [redirect, ['to ann', 'to bob', 'to queue Second line']],
];

const seeds = Array.from({ length: cases({ short: 30, long: 120 }) }, (_, index) => index + 1);

const playSeed = (strategy: Strategy, seed: number): Promise<Played> =>
  play(() => busyCentre(strategy, seed), { seed, choices: seeded(seed) });

/** All but the line of who asks again after a refusal: both begin anew, and are told so. */
const compared = (played: Played): string =>
  JSON.stringify({ ...played, findings: played.findings.map(({ where: _where, ...finding }) => finding) });

/** The requests of URS, in the words of a strategy. */
function decided({ messages }: Played): readonly string[] {
  return messages
    .filter(
      ({ fromRole, type, standsFor, interaction }) =>
        fromRole === 'urs' && interaction !== undefined && (standsFor ?? type).startsWith('Request'),
    )
    .map(({ type, standsFor, body }) => wordsFor(standsFor ?? type, body as Record<string, never>));
}

type Body = Readonly<
  Partial<
    Record<string, string> & {
      readonly Extensions: Record<string, string>;
      readonly Reasons: Record<string, string>;
      readonly Reason: Record<string, string>;
      readonly UserData: object;
      readonly ChangedProperties: object;
    }
  >
>;

function wordsFor(request: string, body: Body): string {
  switch (request) {
    case 'RequestDeliver':
      return `to ${body['AgentId'] ?? body.Extensions?.['AGENT']}`;
    case 'RequestPlaceInQueue':
      return `to queue ${body['Queue'] ?? body['OtherDN']}`;
    case 'RequestPlaceInWorkbin':
      return `to workbin ${body['WorkbinType'] ?? body['OtherDN']}`;
    case 'RequestStopProcessing':
      return `stop ${(body.Reason ?? body.Reasons)?.['ReasonSystemName']}`;
    case 'RequestChangeProperties':
      return `attach ${Object.keys(body.ChangedProperties ?? body.UserData ?? {}).join(', ')}`;
    default:
      return `call ${body['Method'] ?? body.Extensions?.['Method']}`;
  }
}

const happenings: Readonly<Record<string, (line: TraceLine) => boolean>> = {
  lost: ({ to, type, standsFor }) => to === 'urs' && (standsFor ?? type) === 'EventRevoked',
  refused: ({ to, body }) => to === 'urs' && (body as Body)['ErrorName'] === 'target-not-logged-in',
  rejected: ({ type }) => type === 'RequestReject',
  unanswered: ({ fromRole, toRole, type }) =>
    `${fromRole} ${type} ${toRole}` === 'interaction-server EventRevoked agent',
  'logged out': ({ type }) => type === 'RequestAgentLogout',
  answered: ({ from, type }) => from !== 'interaction-server' && type === 'Event3rdServerResponse',
  failed: ({ from, type }) => from !== 'interaction-server' && type === 'Event3rdServerFault',
};
const withAgents = ['lost', 'refused', 'rejected', 'unanswered', 'logged out'];
const withServices = ['lost', 'answered', 'failed'];

for (const [{ observable, generator }, branches] of twins)
  test(`${observable.name}: the Observable and the async generator leave the same trace, and all is met in ${seeds.length} seeds`, async (t) => {
    t.is(observable.name, generator.name);
    const met = new Set<string>();
    const happened = new Set<string>();
    for (const seed of seeds) {
      const one = await playSeed(observable, seed);
      if (isLong || seed % 3 === 0) t.is(compared(one), compared(await playSeed(generator, seed)), `seed ${seed}`);
      // Who asks again after a refusal begins anew, and is told so.
      t.deepEqual(
        one.findings.filter(({ kind }) => kind !== 'place-lost'),
        [],
        `seed ${seed}`,
      );
      for (const decision of decided(one)) met.add(decision);
      for (const [name, is] of Object.entries(happenings)) if (one.messages.some(is)) happened.add(name);
    }
    t.deepEqual([...met].toSorted(), [...branches]);
    for (const name of branches.some((branch) => branch.startsWith('call')) ? withServices : withAgents)
      t.true(happened.has(name), name);
  });

for (const [{ observable, generator }] of twins)
  longIf(observable.name !== 'redirect')(
    `${observable.name}: the same trace for every choice of agents and services in a minute`,
    async (t) => {
      for (const userData of [{ CustomerSegment: 'gold', LastCalledAgent: 'bob' }, { Line: 2 }])
        for (const choices of everyChoice()) {
          const one = await play(() => smallCentre(observable, userData), { choices });
          const other = await play(() => smallCentre(generator, userData), { choices: replay(choices.answers) });
          t.is(JSON.stringify(one), JSON.stringify(other), choices.answers.join('.'));
          t.deepEqual(one.findings, [], choices.answers.join('.'));
        }
    },
  );
