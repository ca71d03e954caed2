import type { Note, TraceLine } from '../../trace-line.ts';
import type { DrawnRun } from '../drawn-run.ts';
import { actorsOf, shortText, statementsOf, type Arrow, type Statement } from './statements.ts';

/**
 * The messages as a Mermaid sequence diagram: requests with full lines, events with broken ones, Reporting with open heads;
 * what the author's code wrote to the console stands in notes.
 */
export const mermaidDiagram = (messages: Iterable<TraceLine>, notes: readonly Note[] = []): string =>
  mermaidRuns([{ messages: [...messages], notes }]);

/** Runs as one Mermaid sequence diagram; several are told apart by frames with their titles. */
export const mermaidRuns = (runs: readonly DrawnRun[]): string => {
  const actors = actorsOf(runs);
  const keys = new Map(actors.map(({ name, key }) => [name, key]));
  const lines =
    actors.length === 0
      ? ['participant p1 as No messages']
      : actors.map(
          ({ name, role, key }) =>
            `${role === 'agent' ? 'actor' : 'participant'} ${key} as ${escaped(shortText(name, 60)) || '#160;'}`,
        );
  const whole = actors.length > 1 ? `p1,p${actors.length}` : 'p1';
  for (const [place, run] of runs.entries()) {
    if (runs.length > 1) lines.push(`${place === 0 ? 'alt' : 'else'} ${escaped(shortText(run.title ?? ''))}`);
    lines.push(...statementsOf(run, keys).map((statement) => line(statement, whole)));
  }
  if (runs.length > 1) lines.push('end');
  return ['sequenceDiagram', ...lines.map((each) => `    ${each}`), ''].join('\n');
};

const arrows: Readonly<Record<Arrow, string>> = { request: '->>', event: '-->>', report: '--)' };

const line = (statement: Statement, whole: string): string => {
  const text = escaped(statement.text) || '#160;';
  if (statement.kind === 'message') return `${statement.from}${arrows[statement.arrow]}${statement.to}: ${text}`;
  const sign = { failure: '✗ ', warning: '⚠ ', note: '', time: '', folded: '' }[statement.kind];
  return `Note over ${('over' in statement ? statement.over : undefined) ?? whole}: ${sign}${text}`;
};

/**
 * Letters, digits and a few signs stand as they are, all else as its number: Mermaid ends a statement at a semicolon, begins a
 * comment or an option at two per cent signs, reads angle brackets as HTML and `wrap:` as an order.
 */
const escaped = (text: string): string =>
  text.replaceAll(unsafe, (character) => `#${character.codePointAt(0)};`).trim();

/** Mermaid keeps `ﬂ` for itself: it begins what it has put in the place of a number. */
const unsafe = /[^\p{L}\p{N}\p{M}\p{Emoji_Presentation} .,·…'/_\-()]|ﬂ|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu;
