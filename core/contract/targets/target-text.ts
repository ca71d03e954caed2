import type { Milliseconds } from '../../kernel/time.ts';

/** Whether a text is known letter by letter when it is compiled. */
type IsLiteral<T extends string> = {} extends Record<T, 1> ? false : true;

/** What is wrong with a text that is written out, as the compiler says it; the text itself if nothing is. */
type Checked<T extends string> = T extends `?${string}`
  ? T extends `?${string}:${string}.GA`
    ? T
    : `'${T}' is no target: agents with skills are ?:${string}.GA, those of a group ?Group:${string}.GA`
  : T extends `${string}.${'A' | 'AP' | 'GA' | 'GP' | 'Q'}`
    ? T
    : `'${T}' is no target: it ends in its type, ${string}.A, .AP, .GA, .GP or .Q`;

/** A target in URS's own syntax; of one that is written out, the type at its end is checked when it is compiled. */
export type TargetText<T extends string> = IsLiteral<T> extends false ? T : Checked<T>;

/** A target of a list, and how long it is asked for before the next one is. */
export interface TargetEntry<T extends string = string> {
  /** The target in URS's own syntax. */
  readonly target: T;
  /**
   * After this time the next target of the list is asked for; 0: at once, unless somebody is free for this one. After that of the
   * last one the wait fails with `NobodyCame`. Default: `every` of the options; without it the next one is asked for together with this.
   */
  readonly timeout?: Milliseconds;
  /** Whether it is given up when the next one is asked for, with its place in the line. Default: false, it stays beside the next. */
  readonly clear?: boolean;
}

/**
 * One target or a list of them, whichever was given: who writes one wrong is not told about lists. The compiler learns both types
 * from the last two alternatives, which are gone when it has learnt them.
 */
export type TargetsIn<T extends string, Given> =
  | ([Given] extends [string]
      ? NoInfer<TargetText<T>>
      : readonly (
          NoInfer<TargetText<T>> | ([Given] extends [readonly string[]] ? never : TargetEntry<NoInfer<TargetText<T>>>)
        )[])
  | ([Given] extends [never] ? T | readonly (T | TargetEntry<T>)[] : never)
  | Extract<Given, never>;
