import { errors } from 'routeproof/kit';

/** A place in the text of a target. */
export class TargetCursor {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** How far it has come, from 0. */
  get at(): number {
    return this.#at;
  }

  /** Takes what fits here, if anything does. The pattern is sticky. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** Takes this text, letter by letter: an error names the first letter that differs. */
  spell(word: string, expected: string): void {
    for (const letter of word) {
      if (this.text[this.#at] !== letter) throw this.fail(expected);
      this.#at += 1;
    }
  }

  need(pattern: RegExp, expected: string): string {
    const found = this.take(pattern);
    if (found === undefined) throw this.fail(expected);
    return found;
  }

  /** The error that something else was expected here, or at another place. */
  fail(expected: string, at = this.#at): Error {
    return errors.badTarget(this.text, at + 1, expected);
  }
}
