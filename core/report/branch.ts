/** A branch or function of an author's code, and how often a run took it. */
export interface Branch {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `if`, `else`, `case 'vip'`, `function route`. */
  readonly what: string;
  readonly times: number;
}
