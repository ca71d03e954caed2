import pc from 'picocolors';
import type { Finding } from '../contract/finding.ts';
import { countOf } from '../kernel/count-of.ts';
import { charactersOf, cut, padded, widest } from '../kernel/text-width.ts';
import { visible } from '../kernel/visible.ts';
import { endKind, endText } from './outcome-end.ts';
import type { Outcome } from './outcomes.ts';
import { timeText } from './time-text.ts';

/** How `outcomesTable` is written. */
export interface OutcomesShown {
  /** What was found: interactions with findings stand in a table that has no room for all. */
  readonly findings?: readonly Finding[];
  /** Escape codes for a terminal. Default: false. */
  readonly colour?: boolean;
  /** Columns of the terminal. Default: 120. */
  readonly width?: number;
  /** InteractionIds: rows for these alone. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** Of more interactions only so many rows are written, and a sum. Default: all. */
  readonly longest?: number;
}

const head = ['interaction', 'medium', 'came', 'wait', 'agent', 'handling', 'attempts', 'end'];
/** Times and counts stand to the right. */
const toTheRight = new Set([2, 3, 5, 6]);
/** So much of a name or of several is shown: of interactions the end, for there they differ. */
const mostOfName = 24;
/** So many ways to end are named in a sum. */
const mostEnds = 6;

/** What became of each interaction, a row for each; nothing where none came. A `+` stands behind times that went on when the run ended. */
export const outcomesTable = (outcomes: readonly Outcome[], options: OutcomesShown = {}): string => {
  const { findings = [], colour = false, width = 120, only, longest = Infinity } = options;
  if (outcomes.length === 0) return '';
  const { bold, dim } = pc.createColors(colour);
  const found = new Set(findings.map(({ interaction }) => interaction));
  const asked = only === undefined ? outcomes : outcomes.filter(({ interaction }) => only.includes(interaction));
  const shown = asked.length > longest ? mostTelling(asked, found, longest) : asked;
  const rows = shown.map((outcome) => cellsOf(outcome));
  const widths = head.map((title, column) => widest([title, ...rows.map((row) => row[column]!)]));
  const line = (cells: readonly string[]): string => {
    const texts = cells.map((cell, column) =>
      toTheRight.has(column) ? ' '.repeat(widths[column]! - cell.length) + cell : padded(cell, widths[column]!),
    );
    return cut(texts.join('  ').trimEnd(), width);
  };
  const sum =
    shown.length === outcomes.length ? [] : [dim(cut(sumOf(outcomes, outcomes.length - shown.length), width))];
  return `${[bold(line(head)), ...rows.map(line), ...sum].join('\n')}\n`;
};

const cellsOf = ({ interaction, medium, at, wait, agents, handling, routingAttempts, end }: Outcome): string[] => [
  endOf(visible(interaction)),
  visible(medium),
  timeText(at),
  `${timeText(wait)}${agents.length === 0 && end.at === undefined ? '+' : ' '}`,
  cut(agents.map(visible).join(', ') || '-', mostOfName),
  agents.length === 0 ? '- ' : `${timeText(handling)}${end.how === 'with' ? '+' : ' '}`,
  String(routingAttempts),
  endText(end),
];

const endOf = (id: string): string => {
  const characters = charactersOf(id);
  return characters.length <= mostOfName ? id : `…${characters.slice(1 - mostOfName).join('')}`;
};

/** Those with findings, and of the others those that waited longest, in the order in which they came. */
const mostTelling = (
  outcomes: readonly Outcome[],
  found: ReadonlySet<string | undefined>,
  most: number,
): readonly Outcome[] => {
  const rank = ({ interaction }: Outcome): number => Number(found.has(interaction));
  const first = outcomes.toSorted((one, other) => rank(other) - rank(one) || other.wait - one.wait).slice(0, most);
  const kept = new Set(first);
  return outcomes.filter((each) => kept.has(each));
};

/** `… 30 rows are not shown; all 50: 31 stopped by agents, 12 customer left, 7 in queue Back office`. */
const sumOf = (outcomes: readonly Outcome[], left: number): string => {
  const counts = new Map<string, number>();
  for (const { end } of outcomes) counts.set(endKind(end), (counts.get(endKind(end)) ?? 0) + 1);
  const ends = [...counts].toSorted(([, one], [, other]) => other - one);
  const named = ends.slice(0, mostEnds).map(([kind, count]) => `${count} ${kind}`);
  const others = ends.slice(mostEnds).reduce((sum, [, count]) => sum + count, 0);
  const rest = others === 0 ? [] : [`${others} otherwise`];
  return `… ${countOf(left, 'row')} not shown. All ${outcomes.length}: ${[...named, ...rest].join(', ')}`;
};
