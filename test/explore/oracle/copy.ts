import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spoil, type Change } from '../../spoil.ts';
import type * as Checks from './checks.ts';
import type { Mutant } from './mutants.ts';

/** What is needed to search and to check, without types and the maps of sources. */
const needed = ['build/core', 'build/plugins', 'build/test', 'package.json'] as const;

const isCode = (path: string): boolean => !path.endsWith('.ts') && !path.endsWith('.map') && !path.endsWith('.test.js');

/** A copy of the built bench and of the checks, to be spoilt; what it imports as `routeproof` is the copy. */
export class SpoiltCopy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'routeproof-mutant-'));

  constructor(mutant: Pick<Mutant, 'source' | 'from' | 'to'>) {
    for (const part of needed) cpSync(part, join(this.#folder, part), { recursive: true, filter: isCode });
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.#folder, 'node_modules'));
    spoil(this.#folder, mutant.source, changesOf(mutant));
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

export const changesOf = ({ from, to }: Pick<Mutant, 'from' | 'to'>): readonly Change[] =>
  from.map((before, place) => [before, to[place]!]);
