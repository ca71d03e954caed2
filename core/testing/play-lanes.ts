import type { Bench } from '../bench/create-bench.ts';
import { defaultBeat, readPicture } from '../lanes/read-picture.ts';
import { checkWord } from '../lanes/check-word.ts';
import { actsOf } from '../lanes/script-of-lanes.ts';
import type { Vocabulary } from '../contract/word.ts';
import { checkedOptions } from '../contract/checked-options.ts';
import { checkedScenario } from '../contract/checked-scenario.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import { isFailure } from '../contract/finding.ts';
import { authorLine } from '../kernel/author/author-line.ts';
import { inOrder } from '../kernel/choices.ts';
import { hours } from '../kernel/time.ts';
import { drawFailure } from './draw/draw-failure.ts';
import { holdAgainst } from './hold-against.ts';
import { laneOptionKinds, type LaneOptions } from './lane-options.ts';
import { stageRun } from './watch/stage-run.ts';

/**
 * Plays a scenario and holds it against a picture: lanes that end in `does` drive their actors, all others state what
 * happened. The promise is rejected with a `LaneFailure`, whose message is a drawing, when the run is not as the picture has
 * it, has findings, or leaves something open; otherwise it gives the bench, for more questions. Needs no test runner.
 */
export function playLanes<S extends Scenario | ScenarioFunction>(
  scenario: GivenScenario<S>,
  words: Vocabulary,
  picture: string,
  options?: LaneOptions,
): Promise<Bench>;
export async function playLanes(
  scenario: Scenario | (() => Scenario),
  words: Vocabulary,
  picture: string,
  options: LaneOptions = {},
): Promise<Bench> {
  const where = authorLine(new Error('called here'));
  return await playLanesAt(where, scenario, words, picture, options);
}

/** The same for a call that was made elsewhere, at this line of an author's. */
export async function playLanesAt(
  where: string | undefined,
  scenario: Scenario | (() => Scenario),
  words: Vocabulary,
  picture: string,
  options: LaneOptions,
): Promise<Bench> {
  checkedScenario('`playLanes`', scenario);
  checkedOptions('`playLanes`', options, laneOptionKinds);
  const {
    ignore = [],
    beat = defaultBeat,
    choices = inOrder(),
    findings: meant = [],
    leavesOpen = false,
    colour,
  } = options;
  for (const word of ignore) checkWord('A word of `ignore`', word);
  const lanes = readPicture(words, picture, beat);
  const end = Math.max(0, ...lanes.map((lane) => lane.end)) + hours(1);
  const run = await stageRun(scenario, { script: actsOf(lanes, words), end, where }, { ...options, choices });
  const wrong = {
    held: holdAgainst(lanes, run.recorder, words, options),
    findings: run.bench.findings.filter((each) => isFailure(each) && !meant.includes(each.kind)),
    open: leavesOpen ? [] : run.open,
    answers: choices.answers,
  };
  const failure = drawFailure(wrong, { words, beat, where, colour });
  run.keep?.({
    verdict: failure === undefined ? 'pass' : 'fail',
    drawing: failure && drawFailure(wrong, { words, beat, where, colour: false })?.message,
  });
  if (failure !== undefined) throw failure;
  return run.bench;
}
