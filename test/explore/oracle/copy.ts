import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Checks from './checks.ts';
import type { Mutant } from './mutants.ts';

/** What is needed to search and to check, without types and the maps of sources. */
const needed = ['build/core', 'build/plugins', 'build/test', 'package.json'] as const;

const isCode = (path: string): boolean => !path.endsWith('.ts') && !path.endsWith('.map') && !path.endsWith('.test.js');

/** A copy of the built bench and of the checks, to be spoilt; what it imports as `routeproof` is the copy. */
export class SpoiltCopy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'routeproof-mutant-'));

  constructor(mutant: Pick<Mutant, 'file' | 'from' | 'to'>) {
    for (const part of needed) cpSync(part, join(this.#folder, part), { recursive: true, filter: isCode });
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.#folder, 'node_modules'));
    writeFileSync(join(this.#folder, 'build/core', mutant.file), spoilt(mutant));
  }

  /** The checks as they are when they search with the copy. */
  async checks(): Promise<typeof Checks.checks> {
    const file = pathToFileURL(join(this.#folder, 'build/test/explore/oracle/checks.js'));
    const module = (await import(file.href)) as typeof Checks;
    return module.checks;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** The text of a built file with the fault in it. Throws where there is nothing to be spoilt any more. */
export function spoilt({ file, from, to }: Pick<Mutant, 'file' | 'from' | 'to'>): string {
  const source = readFileSync(join('build/core', file), 'utf8');
  return from.reduce((text, before, place) => {
    if (!text.includes(before))
      throw new Error(`${file} has no "${before}" to be spoilt: say what a mutant of it is now.`);
    return text.replace(before, () => to[place]!);
  }, source);
}
