import type { Agent } from '../../contract/centre.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { placeOfStream, streamName, streamsOf, type Span, type TrafficStream } from '../../contract/traffic.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { handlingProblem } from './handling-problem.ts';
import { nameProblem, type Misfit } from './kind.ts';

/** Refuses traffic that cannot come about, and agents who cannot work so. */
export function checkTraffic(scenario: Scenario, fail: (...misfit: Misfit) => Error): void {
  const { centre = {}, load } = scenario;
  const streams = streamsOf(load?.traffic);
  for (const [index, stream] of streams.entries())
    for (const [key, given] of Object.entries(namesIn(stream))) {
      const problem = given === undefined ? undefined : nameProblem(given);
      if (problem !== undefined) throw fail(`${placeOfStream(load?.traffic, index)}.${key}`, problem);
    }
  const agents = centre.agents ?? [];
  if (streams.length > 0 && agents.length === 0)
    throw fail('centre.agents', 'there is traffic, but there are no agents');
  const names = streams.map(streamName);
  for (const [index, stream] of streams.entries()) {
    const place = placeOfStream(load?.traffic, index);
    if (names.indexOf(names[index]!) !== index) throw fail(`${place}.name`, `two streams are called '${names[index]}'`);
    const problem =
      profileProblem(stream) ??
      queueProblem(scenario, 'queue', stream.queue ?? 'Inbound') ??
      queueProblem(scenario, 'callback.queue', stream.callback?.queue) ??
      retrialProblem(stream) ??
      handlingProblem(stream, agents);
    if (problem !== undefined) throw fail(`${place}.${problem[0]}`, problem[1], problem[2]);
  }
  for (const [index, agent] of agents.entries()) {
    const problem = workProblem(agent, agents);
    if (problem !== undefined) throw fail(`centre.agents.${index}.work.${problem[0]}`, problem[1], problem[2]);
  }
}

function profileProblem({ arrivals }: TrafficStream): Misfit | undefined {
  if (!('profile' in arrivals)) return undefined;
  const { profile } = arrivals;
  for (const [index, { from, to }] of profile.entries()) {
    const before = profile[index - 1]?.to ?? from;
    if (to <= from) return [`arrivals.profile.${index}`, `it ends at ${to} ms, but begins at ${from} ms`];
    if (from > before)
      return [`arrivals.profile.${index}`, `there is a gap from ${before} ms to ${from} ms; give 0 an hour for it`];
    if (from < before)
      return [`arrivals.profile.${index}`, `it begins at ${from} ms, before the last one ends at ${before} ms`];
  }
  return profile.some(({ perHour }) => perHour > 0) ? undefined : ['arrivals.profile', 'nothing ever arrives'];
}

/** Who never leaves never calls again. */
function retrialProblem({ retrial, patience, arrivals }: TrafficStream): Misfit | undefined {
  if (retrial === undefined || patience !== undefined) return undefined;
  if ('calls' in arrivals && arrivals.calls.some((call) => call.patience !== undefined)) return undefined;
  return ['retrial', 'nobody ever leaves, so nobody calls again; add `patience`, as in `patience: minutes(3)`'];
}

const namesIn = ({ name, media, queue, callback }: TrafficStream) => ({
  ...{ name, media, queue },
  ...{ 'callback.media': callback?.media, 'callback.queue': callback?.queue },
});

function queueProblem({ centre = {} }: Scenario, where: string, queue: string | undefined): Misfit | undefined {
  const known = (centre.queues ?? []).map(({ name }) => name);
  if (queue === undefined || centre.open || known.includes(queue)) return undefined;
  return [where, `the centre has no queue '${queue}'`, nearestName(queue, known)];
}

function workProblem({ name: own, work = {} }: Agent, agents: readonly Agent[]): Misfit | undefined {
  for (const where of ['shifts', 'breaks'] as const) {
    const index = wrongSpan(work[where] ?? []);
    if (index >= 0)
      return [`${where}.${index}`, 'it must end after it begins, and begin after the one before has ended'];
  }
  const { shifts, breaks = [] } = work;
  const outside = shifts === undefined ? -1 : breaks.findIndex((pause) => !isCovered(pause, shifts));
  if (outside >= 0)
    return [`breaks.${outside}`, 'it is not within a shift of the agent; let it begin and end in one, or take it out'];
  const others = agents.map(({ name }) => name).filter((name) => name !== own);
  const stranger = work.conference?.with.find((each) => !others.includes(each));
  if (stranger !== undefined)
    return ['conference.with', `'${stranger}' is no other agent of the centre`, nearestName(stranger, others)];
  return (work.missing ?? 0) + (work.refusing ?? 0) > 1
    ? ['refusing', 'the chances of missing and of refusing add up to more than 1']
    : undefined;
}

const wrongSpan = (spans: readonly Span[]): number =>
  spans.findIndex(({ from, to }, index) => to <= from || from < (spans[index - 1]?.to ?? 0));

/** Whether shifts, one after the other, go on all the time. */
function isCovered({ from, to }: Span, shifts: readonly Span[]): boolean {
  let until = from;
  for (const shift of shifts) if (shift.from <= until && until < shift.to) until = shift.to;
  return until >= to;
}
