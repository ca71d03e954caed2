import type { Milliseconds } from '../../kernel/time.ts';
import { timeText } from '../time-text.ts';
import { arrowRow, type ArrowTexts } from './arrow-row.ts';
import { durationText } from './duration-text.ts';
import { markLines, noteLines } from './note-lines.ts';
import type { PictureEntry } from './picture-entries.ts';
import { PictureTimes } from './picture-times.ts';
import type { PictureActor, PictureMessage, PictureOptions, PictureRow } from './picture.ts';
import { sizes } from './sizes.ts';

/** How time is drawn. */
export type TimeScale = Required<{
  readonly [Option in 'pause' | 'perSecond' | 'headsEvery']: NonNullable<PictureOptions[Option]>;
}>;

type EntryOf<Kind extends PictureEntry['kind']> = Extract<PictureEntry, { readonly kind: Kind }>;

/** Puts one row of a picture below the other, as time goes on. */
export class PictureRows {
  readonly rows: PictureRow[] = [];
  /** How far above its row an arrow begins, at most. */
  reach = 0;
  readonly #times = new PictureTimes();
  readonly #xs: ReadonlyMap<string, number>;
  readonly #firstX: number;
  /** Where marks begin, and how wide they are. */
  readonly #across: readonly [x: number, width: number];
  readonly #scale: TimeScale;
  readonly #sent: readonly Milliseconds[];
  #nextSent = 0;
  #y: number;
  #now: Milliseconds | undefined;
  #shownTime: Milliseconds | undefined;
  #headsAt: number;

  constructor(top: number, actors: readonly PictureActor[], entries: readonly PictureEntry[], scale: TimeScale) {
    this.#y = this.#headsAt = top;
    this.#xs = new Map(actors.map(({ name, x }) => [name, x]));
    const [first, last] = [actors[0], actors.at(-1)];
    this.#firstX = first?.x ?? sizes.margin;
    const left = this.#firstX - (first?.width ?? 0) / 2;
    const right = last === undefined ? 0 : last.x + last.width / 2;
    this.#across = [left, Math.max(right - left, sizes.narrowestMark)];
    this.#scale = scale;
    const sent = entries.flatMap((entry) => (entry.kind === 'arrow' ? [entry.message.sentAt] : []));
    this.#sent = [...new Set(sent)].toSorted((one, other) => one - other);
  }

  /** Where the next row would begin. */
  get y(): number {
    return this.#y;
  }

  /** Adds the row of an entry, and before it the time since the last one. */
  add(entry: PictureEntry, textsOf: (message: PictureMessage) => ArrowTexts): void {
    for (; this.#sent[this.#nextSent]! <= entry.at; this.#nextSent++) this.#goTo(this.#sent[this.#nextSent]!);
    this.#goTo(entry.at);
    if (this.#y - this.#headsAt >= this.#scale.headsEvery) {
      this.#place('heads', sizes.heads, {});
      this.#headsAt = this.#y;
    }
    if (entry.kind === 'arrow') this.#addArrow(entry, textsOf(entry.message));
    else if (entry.kind === 'folded') {
      const { first, count, isSetUp } = entry;
      this.#place('folded', sizes.folded, { first, count, isSetUp });
    } else if (entry.kind === 'mark') this.#addMark(entry);
    else {
      const lines = noteLines(entry.note.text);
      const x = this.#xs.get(entry.note.actor ?? '') ?? this.#firstX;
      const height = lines.length * sizes.noteLine + sizes.notePadding;
      this.#place('note', height, { x, lines, note: entry.note, time: this.#timeOf(entry.at) });
    }
  }

  #addMark({ mark, at }: EntryOf<'mark'>): void {
    const [x, width] = this.#across;
    const lines = markLines(mark.text, width - 2 * sizes.markPadding);
    const height = lines.length * sizes.noteLine + 2 * sizes.notePadding;
    this.#place('mark', height, { x, width, lines, mark, time: this.#timeOf(at) });
  }

  #addArrow(entry: EntryOf<'arrow'>, texts: ArrowTexts): void {
    const { message, at } = entry;
    const y = this.#y + sizes.above;
    const [fromX, toX] = [this.#xs.get(message.from)!, this.#xs.get(message.to)!];
    const isLevel = message.sentAt >= at;
    const fromY = isLevel ? y : (this.#times.sent(message.from, message.sentAt) ?? y);
    if (isLevel) this.#times.touched(message.from, at, y);
    this.#times.touched(message.to, at, y);
    this.reach = Math.max(this.reach, y - fromY);
    const row = arrowRow(entry, { fromX, fromY, toX, y }, texts, this.#timeOf(at));
    this.rows.push(row);
    this.#y += row.height;
  }

  #place<Kind extends PictureRow['kind']>(
    kind: Kind,
    height: number,
    rest: Omit<Extract<PictureRow, { readonly kind: Kind }>, 'kind' | 'top' | 'height'>,
  ): void {
    this.rows.push({ kind, top: this.#y, height, ...rest } as unknown as PictureRow);
    this.#y += height;
  }

  /** Goes down as far as time goes on, or folds it. */
  #goTo(time: Milliseconds): void {
    const since = this.#now === undefined ? 0 : time - this.#now;
    if (this.#now !== undefined && since <= 0) return;
    if (since >= this.#scale.pause) this.#place('pause', sizes.pause, { text: durationText(since) });
    else this.#y += (since * this.#scale.perSecond) / 1000;
    this.#now = time;
    this.#times.begins(time, this.#y);
  }

  #timeOf(time: Milliseconds): string | undefined {
    const isShown = this.#shownTime === time;
    this.#shownTime = time;
    return isShown ? undefined : timeText(time);
  }
}
