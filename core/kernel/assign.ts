/**
 * `{ ...base, ...more }` for what is made often. Where a spread is followed by a new key, Node 20 makes a hidden class for each
 * object; hidden classes are old, and what they hold is not freed with the young.
 */
export const assign = <B extends object, M extends object>(base: B, more: M): B & M => Object.assign({}, base, more);
