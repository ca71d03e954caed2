/** What hears of an author's code at work on benches that were told nothing of it: in a test, where no command loads it. */
export interface AuthorCode {
  /** Told whose turn it is, as by `BenchOptions`. */
  readonly onTurn: (whose: 'actor' | 'judge' | 'bench') => void;
}

let known: AuthorCode | undefined;

/** From now on every bench tells of its turns, unless its options say whom. */
export const hearAuthorCode = (code: AuthorCode): void => {
  known = code;
};

/** Who hears of an author's code, where somebody has loaded it so that it can be heard. */
export const authorCode = (): AuthorCode | undefined => known;
