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

/**
 * One target or a list of them, whichever was given: who writes one wrong is not told about lists. The compiler learns both types
 * from the last two alternatives, which are gone when it has learnt them.
 */
export type TargetsIn<T extends string, Given> =
  | ([Given] extends [string] ? NoInfer<TargetText<T>> : readonly NoInfer<TargetText<T>>[])
  | ([Given] extends [never] ? T | readonly T[] : never)
  | Extract<Given, never>;
