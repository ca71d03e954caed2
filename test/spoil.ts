import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text of a source as it stands in the built bench, and what a fault puts in its place. */
export type Change = readonly [from: string, to: string];

/** Plants a fault in a copy of the built bench. */
export function spoil(folder: string, source: string, changes: readonly Change[]): void {
  const { file, text } = spoilt(folder, source, changes);
  writeFileSync(file, text);
}

/** The file of the built bench in which a source stands, with the fault in it. Throws where there is nothing to be spoilt any more. */
export function spoilt(folder: string, source: string, changes: readonly Change[]) {
  const { file, before, own, behind } = built(folder, source);
  const changed = changes.reduce((text, [from, to]) => {
    if (!text.includes(from))
      throw new Error(`${source} has no "${from}" to be spoilt: say what a mutant of it is now.`);
    return text.replace(from, () => to);
  }, own);
  return { file, text: `${before}${changed}${behind}` };
}

/** Where a source stands in the bundle: below its name, as far as the name of the next one. */
function built(folder: string, source: string) {
  const chunks = join(folder, 'build/core/chunks');
  for (const file of readdirSync(chunks).map((name) => join(chunks, name))) {
    const text = readFileSync(file, 'utf8');
    const begin = text.indexOf(`\n// ${source}\n`);
    if (begin < 0) continue;
    const length = text.slice(begin + 1).search(/\n\/\/ \S+\.(?:ts|m?js)\n|\nexport \{/);
    const end = length < 0 ? text.length : begin + 1 + length;
    return { file, before: text.slice(0, begin), own: text.slice(begin, end), behind: text.slice(end) };
  }
  throw new Error(`The built bench has no ${source}.`);
}
