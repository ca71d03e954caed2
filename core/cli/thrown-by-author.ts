import { authorLine } from '../kernel/author-line.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { problemOf } from './problem-of.ts';

/** What an author's code threw while the scenario was put on the bench becomes a sentence with the author's line. */
export async function thrownByAuthor<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BenchError) throw error;
    // The bench throws errors only, so that anything else is the author's.
    const where = authorLine(error) ?? (error instanceof Error ? undefined : 'Your file');
    throw where === undefined ? error : errors.scenarioThrew(where, problemOf(error));
  }
}
