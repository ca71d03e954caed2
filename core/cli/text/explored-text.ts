import pc from 'picocolors';
import type { Bound, Explored, ExploreVerdict, PropertyOutcome, SearchWarning } from '../../explore/explored.ts';
import { leftOutInWords } from '../../explore/explain/left-out-in-words.ts';
import { colour, longest, width, windowWidth } from '../../process/print.ts';
import { sequenceDiagram } from '../../report/diagram/sequence-diagram.ts';
import { rulesText } from '../../report/rules-text.ts';
import { textWidth, wrapped } from '../../kernel/text-width.ts';
import { findingsText } from '../../report/findings-text.ts';
import type { RecordedLanes } from '../../testing/record-lanes.ts';
import type { Pictured, PicturedFailure } from './failure-lanes.ts';
import { leftText } from './left-text.ts';
import { lanesWithin } from './lanes-within.ts';
import { countOf } from '../../kernel/count-of.ts';

const { green, red, yellow, bold } = pc.createColors(colour);
const paints: Readonly<Record<ExploreVerdict, (text: string) => string>> = {
  proved: green,
  violated: red,
  bounded: yellow,
};

const reasons: Readonly<Record<Bound, string>> = {
  runs: 'the bound of runs was reached',
  steps: 'the bound of steps was reached',
  time: 'the time was over',
  stopped: 'it was stopped',
  failures: 'as many failures were found as were asked for; `--failures` with a higher number goes on',
  'nothing raced': 'nothing could race: no two events were close enough to change places',
  'a limit of the bench': 'a run reached a limit of the bench',
  'a round': 'runs that go round for ever were left when they had gone round once',
  chance: 'runs were chosen by chance',
  'shared variables':
    'actors may share the variables that the warnings name, so that an order that matters may be left out; mend them, or play all orders with `--no-reduction`',
};

/** What a search found out, for people. */
export const exploredText = (explored: Pictured, file: string): string => {
  const parts = explored.failures.slice(0, shown).map((failure) => failureText(failure, file));
  if (explored.failures.length > shown)
    parts.push(`${countOf(explored.failures.length - shown, 'more failure')}; --json has all.\n`);
  parts.push(...explored.warnings.map(warningText));
  if (explored.rules !== undefined) parts.push(rulesText(explored.rules, 'orders', { colour }));
  parts.push(summary(explored));
  return parts.join('\n');
};

const pictureOfFailure = ({ finding, messages, notes = [] }: PicturedFailure): string =>
  sequenceDiagram(messages, {
    ...{ colour, width: width(), longest, notes, findings: [finding], foldsAfterFailure: true },
    hints: { all: 'replay --full' },
  });

/** So many failures are drawn. */
const shown = 3;

/** A warning, and in how many runs it came. */
const warningText = ({ finding, runs }: SearchWarning): string =>
  `${findingsText([finding], { colour, width: windowWidth() })}${runs === 0 ? '' : `  A warning, in ${countOf(runs, 'run')}.\n`}`;

const failureText = (failure: PicturedFailure, file: string): string => {
  const { finding, token, steps, race, isOrdinary, messages, lanes } = failure;
  const picture = messages.length === 0 ? [] : [pictureOfFailure(failure)];
  const way =
    token === ''
      ? []
      : [
          ...[...(isOrdinary ? [ordinarily] : race), leftOutInWords(failure)].map(
            (sentence) => sentence && wrapped(sentence, width(), '  '),
          ),
          replayLine(countOf(steps, 'step'), `routeproof replay ${file} ${token}`),
          '',
          ...(lanes === undefined ? [] : lanesText(lanes)),
        ];
  return [...picture, findingsText([finding], { colour, width: windowWidth() }), ...way]
    .filter((each) => each !== undefined)
    .join('\n');
};

const ordinarily =
  'It fails in the ordinary run already, in which nothing comes late: no race is to blame. The picture is that run.';

/** The lanes and their letters; the call to paste is long, and printed when it is asked for. */
const lanesText = ({ picture, letters }: RecordedLanes): readonly string[] => [
  lanesWithin(picture.replaceAll(/^ {2}/gm, ''), windowWidth()),
  '',
  wrapped(legend(letters), width(), '  ').replaceAll('\u00a0', ' '),
  '  As a test: add --lanes to the replay.',
  '',
];

/** The command stands alone where the line has no room for it, so that it can be copied whole. */
const replayLine = (steps: string, command: string): string => {
  const line = `  ${steps}; play it again: ${command}`;
  return textWidth(line) > (windowWidth() ?? Infinity) ? `  ${steps}; play it again:\n  ${command}` : line;
};

/** Each letter on the line of its meaning. */
const legend = (letters: RecordedLanes['letters']): string =>
  Array.from(letters, ([letter, meaning]) => `${letter} ${meaning.replaceAll("'", '')}`.replaceAll(' ', '\u00a0')).join(
    ' · ',
  );

const summary = (explored: Explored): string => {
  const { verdict, scenario, properties } = explored;
  const [counted, ...more] = searchSummary(explored);
  const heading = `${bold(paints[verdict](verdict))}  ${scenario}: ${counted}`;
  const lines = [heading, ...more.map((line) => withinWindow(`  ${line}`)), ...outcomesText(properties)];
  return `${lines.join('\n')}\n`;
};

/** A line of a summary, broken where a window ends. */
const withinWindow = (line: string): string => {
  const room = windowWidth();
  if (room === undefined || textWidth(line) <= room) return line;
  return wrapped(line.trimStart(), room, '  ');
};

/** What was played and what was left, line by line. */
export const searchSummary = ({
  runs,
  byChance,
  cutOff,
  steps,
  window,
  bounds,
  left,
  runsLeft = 0,
  reduction,
  goals,
  options,
}: Explored): readonly string[] => {
  const lines = [`${runsText(runs, byChance)}, ${countOf(steps, 'step')}`];
  lines.push(`race window ${window === Infinity ? 'without end' : `${window} ms`}; ${reduction}`);
  if (cutOff > 0) lines.push(`${countOf(cutOff, 'run')} more left where they only repeated another`);
  if (bounds.length > 0) lines.push(`bounded: ${bounds.map((bound) => reasons[bound]).join('; ')}`);
  const orders = runsLeft > 0 ? `; ${leftText(runsLeft)} orders left` : '';
  if (left > 0)
    lines.push(`not finished: on the way to the last run ${countOf(left, 'choice')} had more to try${orders}`);
  for (const { property, reached } of goals) lines.push(`${reached ? 'reached' : 'not reached'}: ${property}`);
  const given = Object.entries(options).map(([name, value]) => `${name} ${String(value)}`);
  lines.push(`server: ${given.join(', ')}`);
  return lines;
};

const runsText = (runs: number, byChance: number): string =>
  byChance === 0 ? countOf(runs, 'run') : `${countOf(runs, 'run')} of the search, ${byChance} by chance`;

/** Each property that was violated, and how many of the others held or were not decided; an author's by its sentence. */
const outcomesText = (properties: readonly PropertyOutcome[]): readonly string[] =>
  (['violated', 'held', 'not decided'] as const).flatMap((outcome) => {
    const all = properties.filter((each) => each.outcome === outcome && each.kind !== 'sometimes');
    if (all.length === 0) return [];
    const words = { violated: 'violated', held: 'held in all runs', 'not decided': 'not decided, held so far' }[
      outcome
    ];
    return [wrapped(`${words}: ${all.map(({ property }) => property).join('; ')}`, width(), '  ').trimEnd()];
  });
