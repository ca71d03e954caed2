import { charactersOf, textWidth } from '../../kernel/text-width.ts';

/** Gives a text its colour; the same function for the same look. */
export type Style = (text: string) => string;

/** A column of a line; a wide character has its first column, and the others are empty. */
interface Cell {
  readonly character: string;
  readonly style: Style;
}

/** A line of a terminal that is written to at any column, in any order, later writing over earlier. */
export class StyledLine {
  readonly #cells: Cell[] = [];

  write(column: number, text: string, style: Style): void {
    while (this.#cells.length < column) this.#cells.push(blank);
    let next = column;
    for (const character of charactersOf(text)) {
      const width = textWidth(character);
      if (width === 0) this.#mark(next, character);
      else this.#put(next, { character, style }, width);
      next += width;
    }
  }

  /** The line with its colours, cut where the terminal ends. */
  render(width: number): string {
    const tooLong = this.#cells.length > width;
    const cells = tooLong ? this.#cells.slice(0, this.#beginning(width - 1)) : this.#cells;
    let rendered = '';
    let run = '';
    let style: Style = plain;
    for (const cell of cells) {
      if (cell.style !== style) {
        rendered += run && style(run);
        run = '';
        style = cell.style;
      }
      run += cell.character;
    }
    const last = style === plain && !tooLong ? run.trimEnd() : run;
    return rendered + (last && style(last)) + (tooLong ? '…' : '');
  }

  /** Half of a wide character cannot be written over: the rest of it becomes blank. */
  #put(column: number, cell: Cell, width: number): void {
    const cells = this.#cells;
    for (let rest = this.#beginning(column); rest < column; rest++) cells[rest] = blank;
    for (let rest = column + width; cells[rest]?.character === ''; rest++) cells[rest] = blank;
    cells[column] = cell;
    for (let rest = column + 1; rest < column + width; rest++) cells[rest] = { character: '', style: cell.style };
  }

  /** What takes no column of its own stands on whatever is before it. */
  #mark(column: number, mark: string): void {
    const before = this.#beginning(Math.max(0, column - 1));
    const { character, style } = this.#cells[before] ?? blank;
    this.#cells[before] = { character: character + mark, style };
  }

  /** Where the character begins that stands at a column. */
  #beginning(column: number): number {
    let first = column;
    while (this.#cells[first]?.character === '') first--;
    return first;
  }
}

/** No colour at all. */
export const plain: Style = (text) => text;

const blank: Cell = { character: ' ', style: plain };
