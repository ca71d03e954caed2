import { padded, textWidth } from '../../kernel/text-width.ts';
import type { Milliseconds } from '../../kernel/time.ts';

/** Letters at their times, in order. */
export type Marbles = readonly { readonly letter: string; readonly at: Milliseconds }[];

/** A time that has a column of its own. */
export interface Slot {
  readonly at: Milliseconds;
  /** Where it should stand at least, counted from 0. */
  readonly column?: number | undefined;
}

/** Lanes that are drawn one under the other. */
export interface LaidOut {
  /** One text for each lane. */
  readonly rows: readonly string[];
  /** Where a time has its column, counted from 0. */
  readonly columnOf: (at: Milliseconds) => number;
}

interface Cell {
  readonly column: number;
  readonly width: number;
  /** What stands between this one and the one before it: a time, where it is not just one beat. */
  readonly jump: string;
}

/** Draws lanes so that what is in one column is at one time; `readLane` reads each as what it was drawn from. */
export function layOut(lanes: readonly Marbles[], slots: readonly Slot[], beat: Milliseconds): LaidOut {
  const groups = lanes.map(groupsOf);
  const times = slotsOf(lanes, slots);
  const cells = new Map<Milliseconds, Cell>();
  let free = 0;
  let before: Milliseconds | undefined;
  for (const { at, column = 0 } of times) {
    const jump = jumpBetween(before, at, beat);
    const room = jump === '' ? free : free + (before === undefined ? 0 : 1) + jump.length + 1;
    const width = Math.max(...groups.map((each) => textWidth(each.get(at) ?? '-')));
    const cell = { column: Math.max(room, column), width, jump };
    cells.set(at, cell);
    free = cell.column + width;
    before = at;
  }
  return {
    rows: groups.map((each) => drawn(each, cells)),
    columnOf: (at) => cells.get(at)?.column ?? free,
  };
}

/** How marbles that come together are written: `a`, or `(ab)`. */
export function groupsOf(marbles: Marbles): ReadonlyMap<Milliseconds, string> {
  const letters = new Map<Milliseconds, string>();
  for (const { letter, at } of marbles) letters.set(at, `${letters.get(at) ?? ''}${letter}`);
  return new Map([...letters].map(([at, text]) => [at, text.length === 1 ? text : `(${text})`]));
}

/** A stretch of time as lanes write it: `20s`, `29999ms`, `2m`. */
export function spanText(time: Milliseconds): string {
  if (time > 0 && time % 3_600_000 === 0) return `${time / 3_600_000}h`;
  if (time > 0 && time % 60_000 === 0) return `${time / 60_000}m`;
  return time % 1000 === 0 ? `${time / 1000}s` : `${time}ms`;
}

/** A column for each time after `from`, and dashes between those that are only a few beats apart. */
export function withDashes(
  times: Iterable<Milliseconds>,
  beat: Milliseconds,
  from: Milliseconds = -beat,
): readonly Slot[] {
  const slots: Slot[] = [];
  let before = from;
  for (const at of [...new Set(times)].sort((one, other) => one - other)) {
    const beats = (at - before) / beat;
    if (Number.isInteger(beats) && beats <= mostDashes)
      for (let dash = before + beat; dash < at; dash += beat) slots.push({ at: dash });
    slots.push({ at });
    before = at;
  }
  return slots;
}

/** More beats of nothing than this are written as a time. */
const mostDashes = 8;

function slotsOf(lanes: readonly Marbles[], slots: readonly Slot[]): readonly Slot[] {
  const byTime = new Map(slots.map((slot) => [slot.at, slot]));
  for (const { at } of lanes.flat()) if (!byTime.has(at)) byTime.set(at, { at });
  return [...byTime.values()].sort((one, other) => one.at - other.at);
}

function jumpBetween(before: Milliseconds | undefined, at: Milliseconds, beat: Milliseconds): string {
  if (before === undefined) return at === 0 ? '' : spanText(at);
  return at - before === beat ? '' : spanText(at - before);
}

function drawn(groups: ReadonlyMap<Milliseconds, string>, cells: ReadonlyMap<Milliseconds, Cell>): string {
  let row = '';
  for (const [at, { column, jump }] of cells) {
    if (jump !== '') row += `${row === '' ? '' : ' '}${jump} `;
    row = padded(row, column) + (groups.get(at) ?? '-');
  }
  return row;
}
