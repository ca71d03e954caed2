/** Stands for something thrown that cannot be looked at: a getter of it throws, or a trap of a Proxy does. */
export class Unreadable extends Error {
  constructor(stack: string) {
    super('an error that cannot be read');
    this.stack = stack;
  }
}

/** What an author's code threw, or what stands for it where to look at it would throw again, with its own stack if that can be read. */
export function readable(thrown: unknown): unknown {
  try {
    if (thrown instanceof Error) void `${thrown.name}${thrown.message}${String(thrown.stack)}`;
    return thrown;
  } catch {
    return new Unreadable(stackOf(thrown));
  }
}

function stackOf(thrown: unknown): string {
  try {
    return String((thrown as Error).stack);
  } catch {
    return '';
  }
}
