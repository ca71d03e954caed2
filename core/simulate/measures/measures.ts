import type { Measure, Unit } from './measure.ts';
import type { Scope } from './cell.ts';
import type { Sums } from './sums.ts';

type Sum = (sums: Sums) => number;
type Rest = readonly [formula: string, source: string, better?: 'more' | 'less'];

const gans = 'Gans, Koole, Mandelbaum 2003, Telephone call centers';
const koole = 'Koole 2013, Call Center Optimization';
const mandelbaum = 'Garnett, Mandelbaum, Reiman 2002, Designing a call center with impatient customers';
const ours = 'a count';

const row = (
  [name, title, unit, scope]: readonly [string, string, Unit, Scope],
  of: Measure['of'],
  [formula, source, better]: Rest,
): Measure => ({ name, title, unit, scope, of, formula, source, ...(better !== undefined && { better }) });

const count = (name: string, title: string, scope: Scope, sum: Sum, ...rest: Rest): Measure =>
  row([name, title, 'count', scope], { count: sum }, rest);
const share = (name: string, title: string, scope: Scope, part: Sum, whole: Sum, ...rest: Rest): Measure =>
  row([name, title, 'share', scope], { part, whole }, rest);
const time = (name: string, title: string, scope: Scope, part: Sum, whole: Sum, ...rest: Rest): Measure =>
  row([name, title, 'time', scope], { part: (sums) => part(sums) / 1000, whole }, rest);
const number = (name: string, title: string, scope: Scope, part: Sum, whole: Sum, ...rest: Rest): Measure =>
  row([name, title, 'number', scope], { part, whole }, rest);
const percentile = (percent: number): Measure =>
  row(
    [`wait${percent}`, percent === 50 ? 'wait, median' : `wait, ${percent} %`, 'time', 'customers'],
    { percentile: percent },
    [
      `of all waits of all replications in their order, the one at ${percent} of 100, to the nearest place`,
      koole,
      'less',
    ],
  );

/** Answered, abandoned, or still waiting after the threshold: of whom one knows whether they were answered in time. */
const decided: Sum = (sums) => sums.answered + sums.abandoned + sums.overdue;

/** Every measure of a simulation. */
export const measures: readonly Measure[] = [
  count('offered', 'offered', 'customers', (sums) => sums.offered, 'interactions that came', gans),
  count(
    'handled',
    'handled',
    'answers',
    (sums) => sums.handled,
    'interactions that an agent took in hand; for an agent, those that this one did',
    gans,
  ),
  count(
    'abandoned',
    'abandoned',
    'customers',
    (sums) => sums.abandoned,
    'stopped by the media server before an agent had them: the customer left',
    gans,
    'less',
  ),
  count(
    'stopped',
    'stopped by the strategy',
    'customers',
    (sums) => sums.stopped,
    'stopped by somebody else before an agent had them',
    ours,
  ),
  count(
    'waitingAtEnd',
    'still waiting at the end',
    'customers',
    (sums) => sums.waiting,
    'came, and at the end of the run have neither an agent nor left',
    ours,
    'less',
  ),
  count(
    'inHandAtEnd',
    'still in hand at the end',
    'customers',
    (sums) => sums.inHand,
    'with an agent at the end of the run',
    ours,
  ),
  share(
    'serviceLevel',
    'service level',
    'customers',
    (sums) => sums.inTime,
    decided,
    'answered within the threshold ÷ (answered + abandoned + waiting at the end for longer than the threshold)',
    `${koole}: all who leave are missed`,
    'more',
  ),
  share(
    'serviceLevelOfAnswered',
    'service level of the answered',
    'answers',
    (sums) => sums.inTime,
    (sums) => sums.answered,
    'answered within the threshold ÷ answered',
    `${koole}: who leaves is not counted`,
    'more',
  ),
  share(
    'serviceLevelOfOffered',
    'service level of the offered',
    'customers',
    (sums) => sums.inTime,
    (sums) => sums.offered,
    'answered within the threshold ÷ offered',
    gans,
    'more',
  ),
  share(
    'serviceLevelWithoutShortAbandons',
    'service level without short abandons',
    'customers',
    (sums) => sums.inTime,
    (sums) => decided(sums) - sums.abandonedInTime,
    'answered within the threshold ÷ (answered + abandoned after the threshold + waiting at the end for longer)',
    `${koole}: who leaves within the threshold is not counted`,
    'more',
  ),
  share(
    'serviceLevelWithShortAbandons',
    'service level, short abandons met',
    'customers',
    (sums) => sums.inTime + sums.abandonedInTime,
    decided,
    '(answered + abandoned, each within the threshold) ÷ (answered + abandoned + waiting at the end for longer)',
    `${mandelbaum}: the share of waits within the threshold`,
    'more',
  ),
  share(
    'waitedShare',
    'had to wait',
    'customers',
    (sums) => sums.waited,
    (sums) => sums.offered,
    'had no agent at once ÷ offered',
    `${gans}: the probability of waiting, P(W > 0)`,
    'less',
  ),
  share(
    'abandonmentRate',
    'abandonment rate',
    'customers',
    (sums) => sums.abandoned,
    (sums) => sums.offered,
    'abandoned ÷ offered',
    gans,
    'less',
  ),
  share(
    'stoppedShare',
    'share stopped by the strategy',
    'customers',
    (sums) => sums.stopped,
    (sums) => sums.offered,
    'stopped by somebody else before an agent had them ÷ offered',
    ours,
  ),
  time(
    'averageSpeedOfAnswer',
    'average speed of answer',
    'answers',
    (sums) => sums.answers,
    (sums) => sums.answered,
    'waits of those who were answered ÷ answered (ASA)',
    gans,
    'less',
  ),
  time(
    'meanWait',
    'mean wait',
    'customers',
    (sums) => sums.waits,
    (sums) => sums.offered,
    'waits of all ÷ offered; who still waits counts with the wait up to the end',
    `${gans}: E[W]`,
    'less',
  ),
  ...[50, 90, 95, 99].map(percentile),
  row(['longestWait', 'longest wait of a day', 'time', 'customers'], { count: (sums) => sums.longestWait / 1000 }, [
    'the longest wait of each replication, of those who still wait too; their mean',
    ours,
    'less',
  ]),
  time(
    'averageTimeToAbandon',
    'average time to abandon',
    'customers',
    (sums) => sums.leaving,
    (sums) => sums.abandoned,
    'waits of those who left ÷ abandoned',
    gans,
  ),
  time(
    'averageHandleTime',
    'average handle time',
    'answers',
    (sums) => sums.handling + sums.afterWork,
    (sums) => sums.completed,
    '(agents’ time with those that are over + after-work) ÷ those that are over (AHT)',
    koole,
    'less',
  ),
  time(
    'averageTalkTime',
    'average talk time',
    'answers',
    (sums) => sums.handling,
    (sums) => sums.completed,
    'agents’ time with those that are over ÷ those that are over',
    koole,
  ),
  time(
    'averageAfterWork',
    'average after-work',
    'answers',
    (sums) => sums.afterWork,
    (sums) => sums.completed,
    'after-work ÷ those that are over',
    koole,
  ),
  number(
    'queueLength',
    'queue length',
    'customers',
    (sums) => sums.queue,
    (sums) => sums.time,
    'how many wait, on average over the time; of an interval, over its own time',
    'Little 1961',
    'less',
  ),
  row(['longestQueue', 'longest queue of a day', 'number', 'queue'], { count: (sums) => sums.longestQueue }, [
    'the most who waited at once in each replication; their mean',
    ours,
    'less',
  ]),
  share(
    'occupancy',
    'occupancy',
    'agents',
    (sums) => sums.busy,
    (sums) => sums.busy + sums.available,
    '(handling + after-work) ÷ (handling + after-work + ready and waiting for work)',
    koole,
  ),
  share(
    'utilisation',
    'utilisation',
    'agents',
    (sums) => sums.busy,
    (sums) => sums.loggedIn,
    '(handling + after-work) ÷ time logged in, breaks too',
    gans,
  ),
  share(
    'adherence',
    'adherence',
    'agents',
    (sums) => sums.adherent,
    (sums) => sums.scheduled,
    'time on shift in which agents do what the shift says (work, or have their break) ÷ time on shift',
    koole,
    'more',
  ),
  number(
    'concurrency',
    'concurrency',
    'agents',
    (sums) => sums.held,
    (sums) => sums.busy,
    'interactions in hand, on average over the time in which an agent is busy',
    ours,
  ),
  row(['agentHours', 'agent hours', 'hours', 'agents'], { count: (sums) => sums.loggedIn / 3_600_000 }, [
    'time logged in, of all agents',
    ours,
    'less',
  ]),
  number(
    'agentsThere',
    'agents there',
    'agents',
    (sums) => sums.busy + sums.available,
    (sums) => sums.time,
    'agents who work or are ready, on average over the time',
    ours,
  ),
  row(['cost', 'cost', 'money', 'prices'], { count: (sums) => sums.cost }, [
    'by the `prices` of the scenario: hours logged in, abandoned, hours waited and answered, each times its price; of an agent, group or skill only the hours and the answered; of no other part, as nobody knows whose the hours are',
    ours,
    'less',
  ]),
  count(
    'refusedInvitations',
    'refused invitations',
    'run',
    (sums) => sums.refused,
    'invitations that an agent refused',
    ours,
    'less',
  ),
  count(
    'expiredInvitations',
    'expired invitations',
    'run',
    (sums) => sums.expired,
    'invitations that nobody answered',
    ours,
    'less',
  ),
  count(
    'reRoutes',
    're-routes',
    'run',
    (sums) => sums.reRouted,
    'routing attempts beyond the first of each interaction',
    ours,
    'less',
  ),
  count('conferences', 'conferences', 'run', (sums) => sums.conferences, 'conferences that are over', ours),
  time(
    'conferenceLength',
    'length of a conference',
    'run',
    (sums) => sums.conferred,
    (sums) => sums.conferences,
    'time with two agents or more ÷ conferences',
    ours,
  ),
];

/** A measure by its name. */
export const measureNamed = (name: string): Measure | undefined => measures.find((each) => each.name === name);
