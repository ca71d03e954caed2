import type { BenchOptions } from '../../bench/create-bench.ts';
import { isFailure } from '../../contract/finding.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Deadline } from '../../explore/deadline.ts';
import type { Explored, Failure } from '../../explore/explored.ts';
import { choicesToken, replay, type Choices } from '../../kernel/choices.ts';
import { BenchError, errors } from '../../kernel/errors.ts';
import { readToken } from '../../replay/token.ts';
import { withWindow } from '../../replay/with-window.ts';
import { without } from '../../replay/without.ts';
import { lanesCall } from '../../testing/draw/lanes-call.ts';
import { preferring } from '../../testing/preferring.ts';
import { recordLanes, type RecordedLanes } from '../../testing/record-lanes.ts';

/** The run of a token as lanes; `text` plays it in a test. */
export async function failureLanes(
  scenario: () => Scenario,
  token: string,
  { code }: Pick<BenchOptions, 'code'>,
): Promise<RecordedLanes> {
  const { answers, seed, window, leftOut, round } = readToken(token);
  if (round !== undefined)
    throw errors.badCommand(
      'routeproof replay',
      'the run of this token goes round for ever, and lanes have an end: leave --lanes out',
    );
  const raced = without(withWindow(scenario, window), leftOut);
  const record = (choices: Choices) =>
    // What URS is told of agents races, too.
    recordLanes(raced, {
      choices,
      seed,
      races: true,
      shows: ['EventInfo'],
      synchronous: code?.synchronous,
    });
  const asked = new Asked(replay(answers));
  const recorded = await record(asked);
  const wish = asked.wishes.length === 1 ? asked.wishes[0] : undefined;
  const preferred = wish === undefined ? undefined : await record(preferring(wish));
  const isPreferred = preferred?.picture === recorded.picture && preferred.words === recorded.words;
  const kinds = [...new Set(recorded.findings.filter(isFailure).map(({ kind }) => kind))];
  const windowed = `() => ({ ...scenario(), raceWindow: ${window} })`;
  const options = [
    'races: true',
    `choices: ${isPreferred ? `preferring('${wish}')` : `replay('${choicesToken(answers)}')`}`,
    ...(seed === 1 ? [] : [`seed: ${seed}`]),
    ...(kinds.length === 0 ? [] : [`findings: [${kinds.map((kind) => `'${kind}'`).join(', ')}]`]),
    'leavesOpen: true',
  ];
  const text = lanesCall({
    words: recorded.words,
    picture: recorded.picture,
    scenario: leftOut === '' ? windowed : `without(${windowed}, '${leftOut}')`,
    options: `{ ${options.join(', ')} }`,
  });
  return { ...recorded, text: `${note}${text}` };
}

const note = `// Lanes alone cannot say which of two messages that race comes first: \`choices\` says it. The test is green as long as
// the race is there. Without \`findings\` it fails until the race is mended; then draw the lanes as the mended run has them.
`;

/** The same choices; keeps in words what was chosen that is not the ordinary thing. */
class Asked implements Choices {
  readonly wishes: string[] = [];
  readonly #choices: Choices;

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  get answers(): readonly number[] {
    return this.#choices.answers;
  }

  pick: Choices['pick'] = (count, question) => {
    const answer = this.#choices.pick(count, question);
    if (count > 1 && answer > 0) this.wishes.push(question?.options?.[answer] ?? '');
    return answer;
  };
}

/** A counterexample and its lanes; without them where no run stands behind it, or where it did not fail when it was watched. */
export interface PicturedFailure extends Failure {
  readonly lanes?: RecordedLanes;
}

/** What a search found out, with pictures. */
export interface Pictured extends Explored {
  readonly failures: readonly PicturedFailure[];
}

/** Nothing where the run reaches a limit of the bench, or is not the same again. */
async function lanesOf(...played: Parameters<typeof failureLanes>): Promise<RecordedLanes | undefined> {
  try {
    return await failureLanes(...played);
  } catch (error) {
    if (error instanceof BenchError) return undefined;
    throw error;
  }
}

/** Plays each counterexample once more, for its lanes, until the time for it is over. */
export async function pictured(
  explored: Explored,
  scenario: () => Scenario,
  options: Pick<BenchOptions, 'code'>,
  deadline: Deadline,
): Promise<Pictured> {
  const failures: PicturedFailure[] = [];
  for (const failure of explored.failures) {
    const hasLanes = failure.token !== '' && readToken(failure.token).round === undefined;
    const lanes = hasLanes && deadline.over === undefined ? await lanesOf(scenario, failure.token, options) : undefined;
    const isSame = lanes?.findings.some(({ sentence }) => sentence === failure.finding.sentence) ?? false;
    failures.push(isSame && lanes !== undefined ? { ...failure, lanes } : failure);
  }
  return { ...explored, failures };
}
