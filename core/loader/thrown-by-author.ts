import { authorLine } from '../kernel/author/author-line.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { problemOf } from '../kernel/author/problem-of.ts';
import { readable, Unreadable } from '../kernel/author/readable.ts';

/** What an author's code threw while the scenario was put on the bench becomes a sentence with the author's line. */
export async function thrownByAuthor<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const error = readable(thrown);
    if (error instanceof BenchError) throw error;
    // The bench throws errors only, and such as can be read, so that anything else is the author's.
    const isOurs = error instanceof Error && !(error instanceof Unreadable);
    const where = authorLine(error) ?? (isOurs ? undefined : 'Your file');
    throw where === undefined ? error : errors.scenarioThrew(where, problemOf(error));
  }
}
