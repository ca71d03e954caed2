import type { BenchError } from '../errors.ts';

const actors = new WeakMap<BenchError, string>();

/** Remembers whose steps a limit ended. */
export function noteKeptOn(error: BenchError, actor: string): BenchError {
  actors.set(error, actor);
  return error;
}

/** The actor whose steps reached a limit. */
export const keptOn = (error: BenchError): string | undefined => actors.get(error);
