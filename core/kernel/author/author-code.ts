/** Who has the thread: an actor in its step, the judge who looks at the run, or the bench, and no code of an author's. */
export type ControlHolder = 'actor' | 'judge' | 'bench';

/** What is known of an author's code that runs on a bench, and who watches it. */
export interface AuthorCode {
  /** Whether it is known never to await: no turn of the event loop is taken after its steps. */
  readonly synchronous: boolean;
  /** Told who has the thread from now on, for those who count what each step does. */
  readonly onControl?: ((holder: ControlHolder) => void) | undefined;
}

/** How the options of an engine say it: in one word, or in full by whoever has loaded the code. */
export interface AuthorCodeOptions {
  /** Whether the scenario's code is known never to await; then running it needs no `await` either. Default: false. */
  readonly synchronous?: boolean | undefined;
  /** Whether it awaits, and who watches it; for engines of your own. Takes the place of `synchronous`. */
  readonly code?: AuthorCode | undefined;
}

/** What these options say of it. */
export const authorCodeOf = ({ code, synchronous = false }: AuthorCodeOptions): AuthorCode => code ?? { synchronous };

let watched: AuthorCode | undefined;

/** From now on every bench tells of its turns, unless its options say whom: in a test, where no command loads the code. */
export const watchAuthorCode = (code: AuthorCode): void => {
  watched = code;
};

/** What was said to `watchAuthorCode`. */
export const watchedAuthorCode = (): AuthorCode | undefined => watched;
