import { visible } from '../../kernel/visible.ts';
import { timeText } from '../time-text.ts';
import type { TraceLine, Note } from '../trace-line.ts';
import { lifelines } from './lifelines.ts';
import { messageFacts } from './message-facts.ts';

/**
 * The messages as a Mermaid sequence diagram: requests with full lines, events with broken ones, Reporting with open heads;
 * what the author's code wrote to the console stands in notes.
 */
export const mermaidDiagram = (messages: Iterable<TraceLine>, notes: readonly Note[] = []): string => {
  const trace = [...messages];
  const actors = lifelines(trace);
  const keys = new Map(actors.map(({ name }, index) => [name, `p${index + 1}`]));
  const lines = actors.map(
    ({ name, role }) => `${role === 'agent' ? 'actor' : 'participant'} ${keys.get(name)} as ${escaped(name)}`,
  );
  const whole = actors.length > 1 ? `p1,p${actors.length}` : 'p1';
  let time: number | undefined;
  const addNotes = (seen: number) => {
    for (const { actor, text } of notes.filter(({ after }) => after === seen))
      lines.push(`Note over ${keys.get(actor ?? '') ?? whole}: ${escaped(text)}`);
  };
  for (const [index, message] of trace.entries()) {
    addNotes(index);
    if (message.at !== time) lines.push(`Note over ${whole}: ${timeText(message.at)}`);
    time = message.at;
    lines.push(`${keys.get(message.from)}${arrowOf(message)}${keys.get(message.to)}: ${escaped(labelOf(message))}`);
  }
  addNotes(trace.length);
  return ['sequenceDiagram', ...lines.map((line) => `    ${line}`), ''].join('\n');
};

const arrowOf = ({ protocol, type }: TraceLine): string => {
  if (protocol === 'Reporting') return '--)';
  return type.startsWith('Request') ? '->>' : '-->>';
};

const labelOf = (message: TraceLine): string => {
  const standsFor =
    message.standsFor === undefined || message.standsFor === message.type ? '' : ` (for ${message.standsFor})`;
  const facts = messageFacts(message);
  return `${message.type}${standsFor}${facts.length === 0 ? '' : ` · ${facts.join(' · ')}`}`;
};

/** Mermaid ends a statement at a semicolon, begins a code at a number sign, and reads angle brackets as HTML. */
const escaped = (text: string): string =>
  visible(text.replaceAll(/[\r\n]+/g, ' ')).replaceAll(/[#;<>]/g, (character) => `#${character.codePointAt(0)};`);
