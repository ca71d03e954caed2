/** Stands in a message that was made right and of which nobody else has the body: there it leads to that body. */
export const stamp = Symbol('made');

/** Whether a message is one of those. A copy with another body is not. */
export function isMade(message: { readonly body: object }): boolean {
  const made = (message as { readonly [stamp]?: object } | null | undefined)?.[stamp];
  return made !== undefined && made === message.body;
}
