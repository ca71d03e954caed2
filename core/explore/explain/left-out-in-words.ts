import type { Failure } from '../explored.ts';
import type { Part } from '../../replay/parts-of.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What a counterexample was found not to need, in a sentence; nothing where nobody tried. */
export function leftOutInWords({ leftOut, shrunk }: Pick<Failure, 'leftOut' | 'shrunk'>): string | undefined {
  if (shrunk === undefined) return undefined;
  const without = leftOut.length === 0 ? undefined : `Still fails without ${listed(named(leftOut))}`;
  if (!shrunk.isMinimal)
    return `${without === undefined ? '' : `${without}. `}Shrinking reached a bound (${shrunk.runs} runs in all): it may fail with less.`;
  return without === undefined ? 'It needs everything that the scenario has.' : `${without}; it needs all the rest.`;
}

function named(parts: readonly Part[]): readonly string[] {
  const lines = parts.filter(({ kind }) => kind === 'script line').length;
  const others = parts.filter(({ kind }) => kind !== 'script line').map(({ kind, name }) => `${kind} ${name}`);
  if (lines === 0) return others;
  return [...others, `${numbers[lines] ?? lines} line${lines === 1 ? '' : 's'} of the script`];
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
