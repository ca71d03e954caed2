/** Takes everything off a list; for the few things that mostly stand there, `length = 0` costs V8 more. */
export function emptyList(list: unknown[]): void {
  while (list.length > 0) list.pop();
}
