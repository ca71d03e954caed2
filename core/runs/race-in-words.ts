import type { StepTaken } from './step-taken.ts';

/** Which messages crossed, or changed places, in a run up to the step that failed: one sentence each, the last first. */
export function raceInWords(steps: readonly StepTaken[], upTo: number, racesFrom: number): readonly string[] {
  const sentences: string[] = [];
  for (let later = upTo - 1; later >= racesFrom && sentences.length < 3; later--) {
    const overtook = lastOvertaken(steps, later);
    if (overtook !== undefined) sentences.push(overtook);
  }
  const other = sentences.length === 0 ? changedPlaces(steps, upTo) : undefined;
  return other === undefined ? sentences : [other];
}

/** What an actor handled first although it was due later, or what crossed on the same link. */
function lastOvertaken(steps: readonly StepTaken[], later: number): string | undefined {
  const step = steps[later]!;
  for (let earlier = later - 1; earlier >= 0 && earlier > step.createdBy; earlier--) {
    const before = steps[earlier]!;
    const [left, right] = [endsOf(before), endsOf(step)];
    // The later one was sent before the earlier one had arrived: they were under way at the same time.
    if (left !== undefined && right !== undefined && left.from === right.to && left.to === right.from)
      return `${left.type} and ${right.type} crossed on the link of ${linkOf(left)}.`;
  }
  const gone = step.overtaken.find((event) => event.gone && event.due < step.due);
  if (gone !== undefined)
    return `${step.actor} handled ${step.words} before ${gone.words}, which was due first and then never came.`;
  const late = steps.slice(0, later).findLast((before) => before.actor === step.actor && before.due > step.due);
  return late && `${step.actor} handled ${late.words} before ${step.words}, which was due first.`;
}

/** Where no actor saw it by itself: what came before something that was due earlier, and may have come after the failure. */
function changedPlaces(steps: readonly StepTaken[], upTo: number): string | undefined {
  for (let earlier = upTo - 1; earlier >= 0; earlier--) {
    const before = steps[earlier]!;
    const late = steps.slice(earlier + 1).find(({ due }) => due < before.due);
    if (late !== undefined) return `${before.words} came before ${late.words}, which was due first.`;
  }
  return undefined;
}

interface Ends {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

function endsOf({ words }: StepTaken): Ends | undefined {
  const [, type, from, to] = /^(\S+) on the link (.+) -> (.+)$/.exec(words) ?? [];
  return type === undefined || from === undefined || to === undefined ? undefined : { type, from, to };
}

const linkOf = ({ from, to }: Ends): string => (from === 'interaction-server' ? to : from);
