import { installGuard } from '../kernel/guard/guard.ts';

/** Makes a thread ready for code of an author's, before it is there: what it keeps of Node's functions is guarded, too. */
export function readyForAuthors(): void {
  installGuard();
  process.setSourceMapsEnabled(true);
  // The author's line may stand below many of RxJS's and ours.
  Error.stackTraceLimit = 100;
}
