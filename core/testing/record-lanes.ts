import type { Finding } from '../contract/finding.ts';
import { checkWord } from '../lanes/check-word.ts';
import { defaultBeat, type Subject } from '../lanes/read-picture.ts';
import { checkedOptions, optionKinds } from '../contract/checked-options.ts';
import { checkedScenario } from '../contract/checked-scenario.ts';
import type { GivenScenario, Scenario, ScenarioFunction } from '../contract/scenario.ts';
import type { MessageType } from '../protocol/catalogue.ts';
import { padded, widest } from '../kernel/text-width.ts';
import { hours } from '../kernel/time.ts';
import { laneOptionKinds, type LaneOptions } from './lane-options.ts';
import { lanesCall } from './draw/lanes-call.ts';
import { layOut, withDashes, type Marbles } from './draw/lay-out.ts';
import { diffWord } from './diff-word.ts';
import type { LaneEvent } from './watch/lane-event.ts';
import { Letters } from './draw/letters.ts';
import type { Recorder } from './watch/recorder.ts';
import { stageRun } from './watch/stage-run.ts';

/** A run written down as lanes, to paste into a test. */
export interface RecordedLanes {
  /** What each letter means, as TypeScript: `{ i: 'EventInvite', … }`. */
  readonly words: string;
  /** One lane for what each actor sent and got, each interaction was, and each strategy decided. */
  readonly picture: string;
  /** A call of `playLanes` to paste into a test, where it is green as long as the run is the same. */
  readonly text: string;
  /** What each letter means, in the order of their coming. */
  readonly letters: ReadonlyMap<string, string>;
  /** What was wrong with the run. */
  readonly findings: readonly Finding[];
}

/** How a run is written down. */
export interface RecordOptions extends LaneOptions {
  /** Messages that are shown although they only bring a bench to work, or tell URS how agents stand. */
  readonly shows?: readonly MessageType[];
}

/** Plays a scenario once and writes it down as lanes. */
export function recordLanes<S extends Scenario | ScenarioFunction>(
  scenario: GivenScenario<S>,
  options?: RecordOptions,
): Promise<RecordedLanes>;
export async function recordLanes(
  scenario: Scenario | (() => Scenario),
  options: RecordOptions = {},
): Promise<RecordedLanes> {
  checkedScenario('`recordLanes`', scenario);
  checkedOptions('`recordLanes`', options, { ...laneOptionKinds, shows: optionKinds.texts });
  const { beat = defaultBeat, ignore = [], shows = [] } = options;
  for (const word of [...ignore, ...shows]) checkWord('A word of `ignore` or `shows`', word);
  const shown = Object.fromEntries(shows.entries());
  const { recorder, bench, keep } = await stageRun(scenario, { script: [], end: hours(24 * 365) }, options);
  keep?.({});
  const letters = new Letters();
  const lanes = subjectsOf(recorder).map(([label, subject]) => ({
    label,
    marbles: recorder
      .about(subject, shown)
      .filter((event) => !ignore.some((word) => diffWord(word, event).length === 0))
      .map((event: LaneEvent) => ({ at: event.at, letter: letters.letterFor(event) })),
  }));
  const picture = drawn(
    lanes.filter(({ marbles }) => marbles.length > 0),
    beat,
  );
  const words = letters.text;
  const text = lanesCall({ words, picture });
  return { words, picture, text, letters: letters.meanings, findings: bench.findings };
}

function subjectsOf(recorder: Recorder): readonly (readonly [label: string, Subject])[] {
  const { actor: actors, interaction: interactions, strategy: strategies } = recorder.names;
  return [
    ...actors
      .filter((actor) =>
        recorder.sent.some(({ from, fromRole }) => from === actor && fromRole !== 'interaction-server'),
      )
      .flatMap((actor) => [
        [`${actor} sends`, { kind: 'sends', actor }] as const,
        [`${actor} gets`, { kind: 'gets', actor }] as const,
      ]),
    ...interactions.map((interaction) => [`${interaction} is`, { kind: 'is', interaction }] as const),
    ...strategies.map((strategy) => [`${strategy} decides`, { kind: 'decides', strategy }] as const),
  ];
}

/** The lanes of a picture, aligned. */
function drawn(lanes: readonly { readonly label: string; readonly marbles: Marbles }[], beat: number): string {
  const marbles = lanes.map((lane) => lane.marbles);
  const { rows } = layOut(
    marbles,
    withDashes(
      marbles.flat().map(({ at }) => at),
      beat,
    ),
    beat,
  );
  const width = widest(lanes.map(({ label }) => label));
  return lanes.map(({ label }, index) => `    ${padded(`${label}:`, width + 1)} ${ended(rows[index]!)}`).join('\n');
}

/** Without what comes after the last marble. */
const ended = (row: string): string => row.replace(/(?: *(?:-|\d+(?:ms|s|m|h)(?= |$)))+ *$/, '');
