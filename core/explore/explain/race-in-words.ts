import { causalPast } from '../steps/causal-past.ts';
import { glares } from './glares.ts';
import { clientInWords, orderInWords, sentence } from '../steps/event-in-words.ts';
import type { FailingRun } from '../failing-run.ts';
import { reorderings } from '../steps/reorderings.ts';
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
function chosenInWords({ about, chosen, options }: Answered): string {
  const answer = options[chosen] ?? `answer ${chosen + 1}`;
  const usual = `; in the ordinary run ${options[0]}.`;
  if (about.startsWith('fault: ')) return `Fault: ${about.slice('fault: '.length)}.`;
  const [, who, when] = /^what (.+) does ((?:on|at) .+)$/.exec(about) ?? [];
  if (who !== undefined) return `${who} did ${answer} ${when}${usual}`;
  const [, slow, on] = /^how long (.+) takes(.*)$/.exec(about) ?? [];
  if (slow !== undefined) return `${slow} took ${answer}${on}${usual}`;
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}: ${answer}${usual}`;
}
