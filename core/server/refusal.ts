import type { ServerErrorName } from '../protocol/server-errors.ts';

/** Why a request is refused; without a sentence, the one of the error's own. */
export interface Refusal {
  readonly error: ServerErrorName;
  readonly sentence?: string | undefined;
}
