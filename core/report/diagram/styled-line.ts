/** Gives a text its colour; the same function for the same look. */
export type Style = (text: string) => string;

/** A line of a terminal that is written to at any column, in any order, later writing over earlier. */
export class StyledLine {
  readonly #cells: { readonly character: string; readonly style: Style }[] = [];

  write(column: number, text: string, style: Style): void {
    while (this.#cells.length < column) this.#cells.push({ character: ' ', style: plain });
    for (const [offset, character] of Array.from(text).entries()) this.#cells[column + offset] = { character, style };
  }

  /** The line with its colours, cut where the terminal ends. */
  render(width: number): string {
    const tooLong = this.#cells.length > width;
    const cells = tooLong ? this.#cells.slice(0, width - 1) : this.#cells;
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
}

/** No colour at all. */
export const plain: Style = (text) => text;

/** The length of the longest text; traces can be too long for `Math.max(...lengths)`. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((length, text) => Math.max(length, text.length), 0);
