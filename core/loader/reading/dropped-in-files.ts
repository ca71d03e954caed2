import type { Finding } from '../../contract/finding.ts';
import { found } from '../../contract/found.ts';
import { DroppedFinder } from './dropped-finder.ts';
import { parsedFiles } from './parsed-files.ts';

/** Warns of waits of the desk and of decisions in an author's files that are made, and that nobody is given. */
export const droppedInFiles = (files: readonly string[]): readonly Finding[] =>
  parsedFiles(files).flatMap(({ program, placeOf }) =>
    new DroppedFinder(program).found.map(({ isWait, name, start }) => ({
      ...(isWait ? found.waitNotAwaited(name) : found.decisionDropped(name)),
      ...{ where: placeOf(start), at: 0, count: 1 },
    })),
  );
