import { glares } from './glares.ts';
import { clientInWords, orderInWords, sentence } from './event-in-words.ts';
import type { FailingRun } from '../failing-run.ts';
import { reorderings } from './reorderings.ts';
import type { StepTaken } from '../steps/step-taken.ts';
import { NamedSteps } from '../steps/named-steps.ts';
import type { Answered, RunRecord } from '../steps/run-record.ts';

/** More than this is read by nobody. */
const most = 3;

/** What was otherwise in a failing run than in the ordinary one, as far as it led to the failure, in sentences. */
export function raceInWords({ run, steps, finding, distance }: FailingRun, ordinary: RunRecord): readonly string[] {
  if (distance === 0) return ['It fails in the ordinary run, too: nothing raced.'];
  const causes = causalPast(run.steps, finding.kind === 'eventually' ? run.steps.length : steps);
  const [failing, usual] = [new NamedSteps(run.steps), new NamedSteps(ordinary.steps)];
  const crossed = glares(failing, usual, causes, run.racesFrom).map(
    ({ event, request }) =>
      `${event.type} and ${request.type} crossed on the link of ${clientInWords(request.from, request.fromRole)}.`,
  );
  const changed = reorderings(failing, usual, causes, run.racesFrom).map(
    ({ first, then, isKnown }) =>
      `${sentence(orderInWords(first, then))}${isKnown ? '; in the ordinary run after it' : ', which was due first'}.`,
  );
  const races = [...changed.slice(0, most - Math.min(1, crossed.length)), ...crossed.slice(0, 1)];
  return [...run.answered.filter(({ chosen }) => chosen > 0).map(chosenInWords), ...races];
}

/** An answer that an ordinary run does not give: `ann did RequestReject on EventInvite; in the ordinary run RequestAccept.` */
function chosenInWords({ about, asks, chosen, options }: Answered): string {
  const answer = options[chosen] ?? `answer ${chosen + 1}`;
  const usual = `; in the ordinary run ${options[0]}.`;
  if (asks === undefined) return `${about.charAt(0).toUpperCase()}${about.slice(1)}: ${answer}${usual}`;
  if (asks.for === 'fault') return `Fault: ${asks.fault}.`;
  const when = asks.when === undefined ? '' : ` ${asks.when}`;
  return `${asks.who} ${asks.for === 'act' ? 'did' : 'took'} ${answer}${when}${usual}`;
}

/** The steps without which the last of so many could not have gone as it did: what was sent to its actor, and what led to that. */
function causalPast(steps: readonly StepTaken[], upTo: number): ReadonlySet<number> {
  const causes = new Set<number>();
  const open = upTo === steps.length ? [...steps.keys()] : [upTo - 1];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step < 0 || causes.has(step)) continue;
    causes.add(step);
    const { actor, createdBy } = steps[step]!;
    open.push(
      createdBy,
      steps.slice(0, step).findLastIndex((before) => before.actor === actor),
    );
  }
  return causes;
}
