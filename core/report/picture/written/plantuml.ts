import type { Note, TraceLine } from '../../trace-line.ts';
import type { DrawnRun } from '../drawn-run.ts';
import { actorsOf, shortText, statementsOf, type Arrow, type Statement } from './statements.ts';

/**
 * The messages as a PlantUML sequence diagram: requests with full lines, events with broken ones, Reporting with open heads;
 * what the author's code wrote to the console stands in notes.
 */
export const plantUmlDiagram = (messages: Iterable<TraceLine>, notes: readonly Note[] = []): string =>
  plantUmlRuns([{ messages: [...messages], notes }]);

/** Runs as one PlantUML sequence diagram; several are told apart by frames with their titles. */
export const plantUmlRuns = (runs: readonly DrawnRun[]): string => {
  const actors = actorsOf(runs);
  const keys = new Map(actors.map(({ name, key }) => [name, key]));
  const lines =
    actors.length === 0
      ? ['participant "No messages" as p1']
      : actors.map(
          ({ name, role, key }) =>
            `${role === 'agent' ? 'actor' : 'participant'} "${escaped(shortText(name, 60)) || blank}" as ${key}`,
        );
  const whole = actors.length > 1 ? `p1, p${actors.length}` : 'p1';
  for (const [place, run] of runs.entries()) {
    if (runs.length > 1) lines.push(`${place === 0 ? 'alt' : 'else'} ${escaped(shortText(run.title ?? ''))}`);
    lines.push(...statementsOf(run, keys).map((statement) => line(statement, whole)));
  }
  if (runs.length > 1) lines.push('end');
  return ['@startuml', 'hide footbox', ...lines, '@enduml', ''].join('\n');
};

const arrows: Readonly<Record<Arrow, string>> = { request: '->', event: '-->', report: '-->>' };

/** A space that PlantUML takes for a text. */
const blank = '<U+00A0>';

const line = (statement: Statement, whole: string): string => {
  const text = escaped(statement.text) || blank;
  switch (statement.kind) {
    case 'message':
      return `${statement.from} ${arrows[statement.arrow]} ${statement.to}: ${text}`;
    case 'time':
      return `== ${text} ==`;
    case 'folded':
      return `... ${text} ...`;
    case 'note':
      return `note over ${statement.over ?? whole}: ${text}`;
    case 'failure':
      return `note over ${whole} #FFDDDD: <U+2717> ${text}`;
    case 'warning':
      return `note over ${whole} #FFF3CC: <U+26A0> ${text}`;
  }
};

/** Letters, digits and a few signs stand as they are, all else as its number: nearly every sign means something in PlantUML. */
const escaped = (text: string): string =>
  text
    .replaceAll(unsafe, (character) => `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`)
    .trim();

/** One sign between letters is a sign, two are an order. */
const unsafe =
  /[^\p{L}\p{N}\p{M}\p{Emoji_Presentation} .,·…()_\-/#]|(?<![\p{L}\p{N}])[_\-/]|[_\-/](?![\p{L}\p{N}])|\.(?=\.)|(?<=\.)\.|(?<! )#|#(?!\p{N})/gu;
