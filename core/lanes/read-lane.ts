import { errors } from '../kernel/errors.ts';
import { textWidth } from '../kernel/text-width.ts';
import { hours, minutes, seconds, type Milliseconds } from '../kernel/time.ts';

/** One letter of a lane: what it stands for happens at `at`. */
export interface Marble {
  readonly letter: string;
  readonly at: Milliseconds;
  /** Where the letter stands in its line, 1 at first, as editors count. */
  readonly column: number;
}

/** A part of a lane that has one time: a letter, a group in its parentheses, or `-`. */
export interface Beat {
  readonly at: Milliseconds;
  /** Where it is seen in its line, 1 at first: a wide character before it takes two columns. */
  readonly column: number;
  /** How many columns it takes. */
  readonly width: number;
}

/** A lane that was read. */
export interface ReadLane {
  readonly marbles: readonly Marble[];
  readonly beats: readonly Beat[];
  /** Up to when it says what happens. */
  readonly end: Milliseconds;
}

/** What a message says of a lane that cannot be read. */
export interface LaneSource {
  readonly label: string;
  readonly line: string;
  /** Where the lane begins in its line, after the colon; counted from 0. */
  readonly start: number;
}

/**
 * Reads the marbles of one line. The first column is time 0 and each further one a beat later; `20s` puts what follows
 * exactly twenty seconds after what stands before it, and `(ab)` is one column of time. Throws `badLane` with the column.
 */
export function readLane(source: LaneSource, beat: Milliseconds): ReadLane {
  const reader = new LaneReader(source, beat);
  return reader.read();
}

const units: Readonly<Record<string, Milliseconds>> = { ms: 1, s: seconds(1), m: minutes(1), h: hours(1) };
/** What cannot be a letter. */
export const reserved = /[\d\s\-()#:|^!]/u;

class LaneReader {
  readonly #source: LaneSource;
  readonly #beat: Milliseconds;
  readonly #marbles: Marble[] = [];
  readonly #beats: Beat[] = [];
  #position: number;
  #now: Milliseconds = 0;
  /** How long after what was read last the next comes, where the lane says so. */
  #jump: Milliseconds | undefined;

  constructor(source: LaneSource, beat: Milliseconds) {
    this.#source = source;
    this.#beat = beat;
    this.#position = source.start;
  }

  read(): ReadLane {
    const { line } = this.#source;
    while (this.#position < line.length && line[this.#position] !== '#') {
      const character = line[this.#position]!;
      if (character === ' ') this.#position++;
      else if (character === '-') this.#step(1);
      else if (character === '(') this.#group();
      else if (/\d/.test(character)) this.#readJump();
      else this.#letter(this.#step(1));
    }
    return { marbles: this.#marbles, beats: this.#beats, end: this.#now + (this.#jump ?? 0) };
  }

  /** Moves time to the next beat, and gives the position where that stands. */
  #step(width: number): number {
    const { line } = this.#source;
    const position = this.#position;
    const isFirst = this.#beats.length === 0;
    this.#now += this.#jump ?? (isFirst ? 0 : this.#beat);
    this.#jump = undefined;
    this.#beats.push({
      at: this.#now,
      column: textWidth(line.slice(0, position)) + 1,
      width: textWidth(line.slice(position, position + width)),
    });
    this.#position += width;
    return position;
  }

  #group(): void {
    const { line } = this.#source;
    const end = line.indexOf(')', this.#position);
    if (end < 0) throw this.#bad(this.#position, 'opens a group that nothing closes');
    const letters = line.slice(this.#position + 1, end);
    if (letters.trim() === '') throw this.#bad(this.#position, 'opens a group with nothing in it');
    const first = this.#step(end + 1 - this.#position) + 1;
    for (const [offset, letter] of letters.split('').entries()) if (letter !== ' ') this.#letter(first + offset);
  }

  #letter(position: number): void {
    const letter = this.#source.line[position]!;
    if (reserved.test(letter)) throw this.#bad(position, 'means nothing there');
    this.#marbles.push({ letter, at: this.#now, column: position + 1 });
  }

  #readJump(): void {
    const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)(?=[ \-(#]|$)/.exec(this.#source.line.slice(this.#position));
    if (found === null)
      throw this.#bad(this.#position, 'begins no time such as 20s, 500ms or 2m with a space after it');
    const [text, number, unit] = found;
    this.#jump = (this.#jump ?? 0) + Math.round(Number(number) * units[unit!]!);
    this.#position += text.length;
  }

  #bad(position: number, problem: string) {
    return errors.badLane(this.#source.label, position + 1, this.#source.line[position]!, problem);
  }
}
