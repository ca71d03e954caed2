import { UnsubscriptionError } from 'rxjs';

/** What was thrown when a subscription ended, out of the error in which RxJS wraps it; undefined for what was thrown elsewhere. */
export function thrownInTeardown(error: unknown): unknown {
  if (!(error instanceof UnsubscriptionError)) return isOfTeardown(error) ? error : undefined;
  const [first] = error.errors as readonly unknown[];
  return thrownInTeardown(first) ?? first ?? error;
}

/** RxJS runs each teardown from this function of its own. */
const isOfTeardown = (error: unknown): boolean =>
  error instanceof Error && typeof error.stack === 'string' && /\bexecFinalizer\b/.test(error.stack);
