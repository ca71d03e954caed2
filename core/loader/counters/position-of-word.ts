import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Where a name stands first in an author's files, as `strategy.ts:1:10`; the first file where it is not found. */
export const positionOfWord = (word: string, files: readonly string[]): string => {
  const literally = word.replaceAll(/[^\w]/g, String.raw`\$&`);
  const wholeWord = new RegExp(String.raw`(?<![\w$])${literally}(?![\w$])`);
  for (const file of files)
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const column = line.search(wholeWord);
      if (column >= 0) return `${relative(process.cwd(), file)}:${index + 1}:${column + 1}`;
    }
  return relative(process.cwd(), files[0] ?? '');
};
