import { farApart, rowsFrom } from './seek-staffing.ts';
import type { Trial, Trials } from './trials.ts';

/** Between which numbers of agents the answer of a half-hour lies with 95 % confidence; null where an end was not found. */
export interface AnswerInterval {
  /** The least with which the goal is not ruled out: the upper end of the service level reaches it. */
  readonly from: number | null;
  /** The least with which it is surely met: the lower end of the service level reaches it. */
  readonly to: number | null;
}

/** So many agents more or fewer are tried. */
const furthest = 3;

/** The interval of the answer for each half-hour, all others as they are; some more simulations show it. */
export async function answerIntervals(trials: Trials, answer: Trial): Promise<readonly AnswerInterval[]> {
  const { goal, counts } = trials.asked;
  const isSure = ({ levels }: Trial, row: number): boolean => (levels[row]!.low ?? 0) >= goal;
  // Too few agents are seen in the half-hour after, too, to which they leave who still waits.
  const isOpen = ({ levels }: Trial, row: number): boolean =>
    [row, row + 1].every((each) => !counts[each] || (levels[each]!.high ?? 1) >= goal);
  const rows = answer.agents.map((_count, row) => row).filter((row) => counts[row]);
  const to = answer.agents.map((count, row) => (counts[row] && isSure(answer, row) ? count : null));
  await further(
    trials,
    answer,
    rows.filter((row) => to[row] === null),
    +1,
    (trial, row) => {
      if (!isSure(trial, row)) return true;
      to[row] = trial.agents[row]!;
      return false;
    },
  );
  const from: (number | null)[] = answer.agents.map((count) => (count === 1 ? 1 : null));
  await further(
    trials,
    answer,
    rows.filter((row) => from[row] === null),
    -1,
    (trial, row) => {
      const agents = trial.agents[row]!;
      if (!isOpen(trial, row)) from[row] = agents + 1;
      else if (agents === 1) from[row] = 1;
      return from[row] === null;
    },
  );
  return from.map((each, row) => ({ from: each, to: to[row]! }));
}

/** Goes on from the answer, an agent at a time, in every half-hour that wants to go on. */
async function further(
  trials: Trials,
  { agents }: Trial,
  open: readonly number[],
  by: 1 | -1,
  goesOn: (trial: Trial, row: number) => boolean,
): Promise<void> {
  let left = open;
  for (let far = 1; far <= furthest; far++) {
    const still: number[] = [];
    for (let first = 0; first < farApart; first++) {
      const rows = rowsFrom(first, farApart, agents.length).filter((row) => left.includes(row));
      if (rows.length === 0) continue;
      const trial = await trials.play(agents.map((count, row) => (rows.includes(row) ? count + by * far : count)));
      if (trial === undefined) return;
      still.push(...rows.filter((row) => goesOn(trial, row)));
    }
    left = still;
  }
}
