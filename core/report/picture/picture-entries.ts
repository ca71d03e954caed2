import type { Milliseconds } from '../../kernel/time.ts';
import type { Note } from '../trace-line.ts';
import type { PictureMark, PictureMessage, PictureOptions } from './picture.ts';

/** What a picture has from top to bottom, before anything has a place. */
export type PictureEntry = { readonly at: Milliseconds } & (
  | { readonly kind: 'arrow'; readonly index: number; readonly message: PictureMessage; readonly isFailing: boolean }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'mark'; readonly mark: PictureMark }
  | { readonly kind: 'folded'; readonly first: number; count: number; readonly isSetUp: boolean }
);

/** The messages that are drawn, those beside them that are counted, and between them notes and marks. */
export function pictureEntries(
  messages: readonly PictureMessage[],
  { notes = [], marks = [], setUp = 0, between: [from, to] = [0, Infinity], leftOut }: PictureOptions,
): readonly PictureEntry[] {
  const entries: PictureEntry[] = [];
  const failing = new Set(marks.flatMap(({ severity, after }) => (severity === 'failure' ? [after - 1] : [])));
  const beside = inOrder(notes, marks).filter(({ after }) => after >= from && after < to);
  let next = 0;
  const addBeside = (seen: number) => {
    for (; next < beside.length && beside[next]!.after <= seen; next++) entries.push(beside[next]!.entry);
  };
  for (const [index, message] of messages.entries()) {
    const { at } = message;
    if (index < from || index >= to) continue;
    const isSetUp = index < setUp;
    if (!isSetUp) addBeside(index);
    if (isSetUp || leftOut?.(message, index)) {
      const last = entries.at(-1);
      if (last?.kind === 'folded' && last.isSetUp === isSetUp) last.count++;
      else entries.push({ kind: 'folded', at, first: index, count: 1, isSetUp });
      continue;
    }
    entries.push({ kind: 'arrow', at, index, message, isFailing: failing.has(index) });
  }
  addBeside(Infinity);
  return entries;
}

/** Notes and marks by how many messages were before them; of two at one place a note comes first. */
const inOrder = (notes: readonly Note[], marks: readonly PictureMark[]) =>
  [
    ...notes.map((note) => ({ after: note.after, entry: { kind: 'note', at: note.at, note } as const })),
    ...marks.map((mark) => ({ after: mark.after, entry: { kind: 'mark', at: mark.at, mark } as const })),
  ].toSorted((one, other) => one.after - other.after);
