/** Stands in a message that was made right and of which nobody else has the body: there it leads to the message itself. */
export const stamp = Symbol('made');

/** Whether a message is one of those. A copy is not, whatever was changed in it. */
export const isMade = (message: object): boolean =>
  (message as { readonly [stamp]?: object } | null | undefined)?.[stamp] === message;
