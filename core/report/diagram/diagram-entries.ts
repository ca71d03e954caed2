import type { Finding } from '../../contract/finding.ts';
import { countOf } from '../../kernel/count-of.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { visible } from '../../kernel/visible.ts';
import { timeText } from '../time-text.ts';
import type { Note, TraceLine } from '../trace-line.ts';
import { Cuts, type CutReason, type DiagramCuts } from './diagram-cuts.ts';
import { diagramRows, type Row } from './diagram-rows.ts';
import { interactionNames, type InteractionNames } from './interaction-names.ts';
import { lifelines, type Lifeline } from './lifelines.ts';

/** What is left out at one place. */
export interface Fold {
  readonly text: string;
}

/** What is drawn on one line of a diagram, or on a few. */
export type Entry =
  | { readonly at: Milliseconds; readonly row: Row; readonly fails: boolean }
  | { readonly at: Milliseconds; readonly note: Note }
  | { readonly at: Milliseconds; readonly failure: Finding; readonly on: string | undefined }
  | { readonly at: undefined; readonly fold: Fold };

/** One kind of them. */
export type EntryOf<Key extends string> = Extract<Entry, Readonly<Record<Key, unknown>>>;

/** All that a diagram shows, from top to bottom. */
export interface DiagramEntries {
  readonly entries: readonly Entry[];
  readonly actors: readonly Lifeline[];
  readonly names: InteractionNames;
}

/** What shows what is left out, for the lines that tell of it. */
export interface DiagramHints {
  /** Shows all rows: `--full`. */
  readonly all?: string;
  /** Shows how clients register and log in: `--setup`. */
  readonly setUp?: string;
}

interface OpenFold {
  readonly reason: CutReason;
  messages: number;
  notes: number;
  failures: number;
}

/** The rows of a trace with notes and failures between them, each where so many messages were seen as when it was made, and what is left out. */
export const diagramEntries = (
  trace: readonly TraceLine[],
  notes: readonly Note[],
  cuts: DiagramCuts,
  hints: DiagramHints,
): DiagramEntries => {
  const cut = new Cuts(trace, cuts);
  const shown = trace.filter((_, index) => cut.of(index) === undefined);
  const names = interactionNames(shown);
  const rows = new Map(diagramRows(shown, names.shown).map((row) => [row.message, row]));
  const folded = foldTexts(trace, cuts, hints);
  const entries: (Entry | OpenFold)[] = [];
  const foldFor = (reason: CutReason): OpenFold => {
    const last = entries.at(-1);
    if (last !== undefined && 'reason' in last && last.reason === reason) return last;
    const fold = { reason, messages: 0, notes: 0, failures: 0 };
    entries.push(fold);
    return fold;
  };
  let nextNote = 0;
  const addNotes = (until: number): void => {
    for (; nextNote < notes.length && notes[nextNote]!.after <= until; nextNote++) {
      const note = notes[nextNote]!;
      const reason = cut.ofNote(note);
      if (reason === undefined) entries.push({ at: note.at, note });
      else foldFor(reason).notes++;
    }
  };
  const { failures } = cut;
  let nextFailure = 0;
  const addFailures = (until: number): void => {
    for (; nextFailure < failures.length && failures[nextFailure]!.after <= until; nextFailure++) {
      const failure = failures[nextFailure]!;
      const reason = failure.after === 0 ? undefined : cut.of(failure.after - 1);
      if (reason !== undefined) foldFor(reason).failures++;
      else {
        const last = entries.at(-1);
        if (last !== undefined && 'row' in last) entries[entries.length - 1] = { ...last, fails: true };
        entries.push({ at: failure.at, failure, on: trace[failure.after - 1]?.to });
      }
    }
  };
  for (const [index, message] of trace.entries()) {
    addFailures(index);
    addNotes(index);
    const reason = cut.of(index);
    const row = rows.get(message);
    if (reason !== undefined) foldFor(reason).messages++;
    else if (row !== undefined) entries.push({ at: message.at, row, fails: false });
  }
  addFailures(Infinity);
  addNotes(Infinity);
  return {
    entries: entries.map((entry) => ('reason' in entry ? { at: undefined, fold: { text: folded(entry) } } : entry)),
    actors: lifelines(shown),
    names,
  };
};

/** `… (--full)`. */
export const hintText = (hint: string | undefined): string => (hint === undefined ? '' : ` (${hint})`);

/** So many names of clients are told. */
const mostNames = 8;

/** `… 12 messages of others`, and how to see them where somebody can. */
const foldTexts = (trace: readonly TraceLine[], { from = 0, to = Infinity }: DiagramCuts, hints: DiagramHints) => {
  const where: Readonly<Record<CutReason, (fold: OpenFold) => string>> = {
    'set-up': ({ messages }) => `of set-up${hintText(hints.setUp)}: ${clientsIn(trace.slice(0, messages))}`,
    earlier: () => `before ${timeText(from)}`,
    later: () => `after ${timeText(to)}`,
    others: () => 'of others',
    'after the failure': () => `after the last failure${hintText(hints.all)}`,
  };
  return (fold: OpenFold): string => {
    const { reason, messages, notes, failures } = fold;
    const what = [
      ...(messages > 0 || notes === 0 ? [countOf(messages, 'message')] : []),
      ...(notes > 0 ? [countOf(notes, 'note')] : []),
    ].join(' and ');
    const among = failures === 0 ? '' : `, with ${countOf(failures, 'failure')}`;
    return `… ${what} ${where[reason](fold)}${among}`;
  };
};

/** Who is there, from left to right. */
const clientsIn = (messages: readonly TraceLine[]): string => {
  const names = lifelines(messages)
    .filter(({ role }) => role !== 'interaction-server')
    .map(({ name }) => visible(name));
  const more = names.length - mostNames;
  return more > 0 ? `${names.slice(0, mostNames).join(', ')} and ${more} more` : names.join(', ');
};
