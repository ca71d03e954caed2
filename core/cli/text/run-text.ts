import type { Played } from '../../bench/play-once.ts';
import { visible, visibleLines } from '../../kernel/visible.ts';
import { colour, width, windowWidth } from '../../process/print.ts';
import { coverageTable, coverageLine } from '../../report/coverage-table.ts';
import { sequenceDiagram } from '../../report/diagram/sequence-diagram.ts';
import { findingsText } from '../../report/findings-text.ts';
import { outcomesTable } from '../../report/outcomes-table.ts';
import { rulesText } from '../../report/rules-text.ts';
import { timeText } from '../../report/time-text.ts';
import type { Note } from '../../report/trace-line.ts';
import { pictureOf, type PictureOptions } from '../options/picture-options.ts';
import type { PlayedFile } from '../play/play-file.ts';
import { countOf } from '../../kernel/count-of.ts';
import { verdictText } from './verdict-text.ts';

/** What of a run is shown. */
export interface RunShown extends PictureOptions {
  readonly diagram: boolean;
  /** Whether the branches that were taken are. */
  readonly coverage?: unknown;
}

/** A run for people: the diagram, the verdict, what branches were taken, and the findings. */
export const runText = (run: PlayedFile, options: RunShown): string => {
  const { messages, notes, findings } = run.played;
  const cuts = pictureOf('routeproof run', options, messages);
  const parts = [outcomeText(run, options)];
  if (options.diagram) parts.unshift(sequenceDiagram(messages, { colour, width: width(), notes, findings, ...cuts }));
  return parts.join('\n');
};

/** Of more interactions than this those are shown that tell most. */
export const mostOutcomes = 20;

/** How a run turned out, without its picture. */
export const outcomeText = (
  { played, branches }: PlayedFile,
  { coverage, only, full }: RunShown,
  before?: string,
): string => {
  const { outcomes, rules, findings } = played;
  // What has changed of it is told already.
  const table =
    before === undefined
      ? outcomesTable(outcomes, {
          findings,
          colour,
          width: width(),
          only,
          longest: full ? Infinity : mostOutcomes,
        })
      : '';
  const fired = before === undefined ? rulesText(rules, 'run', { colour }) : '';
  const parts = [
    `${[table, fired].map((each) => (each === '' ? '' : `${each}\n`)).join('')}${verdictLine(played, before)}${branches.length === 0 ? '' : coverageLine(branches)}`,
  ];
  if (coverage) parts.push(coverageTable(branches, { colour }));
  if (played.findings.length > 0) parts.push(findingsText(played.findings, { colour, width: windowWidth() }));
  return parts.join('\n');
};

/** What the author's code wrote, where no picture shows it. */
export const notesText = (notes: readonly Note[]): string =>
  notes
    .map(
      ({ at, actor, text }) =>
        `${timeText(at)}${actor === undefined ? '' : `  ${visible(actor)}`}  ${visibleLines(text)}\n`,
    )
    .join('');

const verdictLine = (played: Played, before?: string): string => {
  const { verdict, scenario, messages, duration } = played;
  const was = before === undefined ? '' : ` (before: ${before})`;
  return `${verdictText(verdict)}${was}  ${visible(scenario)}: ${countOf(messages.length, 'message')} in ${timeText(duration)} of virtual time${stillHeld(played)}\n`;
};

/** What `until` left with strategies, where no finding tells of it: that is ordinary at the end of a day of traffic. */
const stillHeld = ({ interactions, findings }: Played): string => {
  const held = interactions.filter(({ strategy }) => strategy !== undefined).length;
  const isTold = findings.some(({ kind }) => ['path-without-end', 'ended-by-until', 'limit-reached'].includes(kind));
  return held === 0 || isTold ? '' : `; ${countOf(held, 'interaction')} with a strategy at its end`;
};
