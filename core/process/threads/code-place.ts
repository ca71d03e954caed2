/** A place in an author's file where the loader has put a counter. */
export interface CodePlace {
  /** A loop has a counter for its turns only; a branch and a function may have been taken or not. */
  readonly kind: 'loop' | 'function' | 'branch';
  /** For people: `if`, `else`, `case 'vip'`, `function route`. */
  readonly what: string;
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
