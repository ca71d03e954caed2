import { readdir, readFile } from 'node:fs/promises';
import { explore, type Explored, type Scenario } from 'routeproof';

/** A race that is planted, and the twin in which it is mended. */
export interface Twins {
  readonly planted: () => Scenario;
  readonly mended: () => Scenario;
  /** Lines in which their sources differ: those taken out or those put in, whichever is more. */
  readonly changed: number;
}

const sources = new URL(import.meta.url.replace('/build/test/', '/test/'));

/** The twins of a race, by the name of their files. */
export async function twins(name: string): Promise<Twins> {
  const [planted, mended] = await Promise.all([scenarioIn('planted', name), scenarioIn('mended', name)]);
  const [before, after] = await Promise.all([linesOf('planted', name), linesOf('mended', name)]);
  const same = longestCommon(before, after);
  return { planted, mended, changed: Math.max(before.length, after.length) - same };
}

const found = new Map<string, Promise<Explored>>();

/** What exploring finds in the planted scenario of a race: searched once for all that is asked of it. */
export async function foundIn(name: string): Promise<Explored> {
  const { planted } = await twins(name);
  if (!found.has(name)) found.set(name, Promise.resolve(explore(planted)));
  return found.get(name)!;
}

/** The names of all races. */
export async function raceNames(): Promise<readonly string[]> {
  const files = await readdir(new URL('planted', sources));
  return files.map((file) => file.replace(/\.ts$/, '')).toSorted();
}

async function scenarioIn(kind: string, name: string): Promise<() => Scenario> {
  const { default: scenario } = (await import(`./${kind}/${name}.js`)) as { readonly default: () => Scenario };
  return scenario;
}

const linesOf = async (kind: string, name: string): Promise<readonly string[]> =>
  (await readFile(new URL(`${kind}/${name}.ts`, sources), 'utf8')).split('\n');

/** How many lines two texts have in common, in the same order. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const line of one) {
    const next = [0];
    other.forEach((each, index) =>
      next.push(line === each ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!)),
    );
    row = next;
  }
  return row.at(-1)!;
}

/** Races through routing attempts of two agents or two strategies, which have the most orders. */
export const takesLong: ReadonlySet<string> = new Set([
  'two-strategies-send-it-round-in-a-circle',
  'gives-one-agent-two-at-a-time',
  // Others that are quicker have the same property, and nearly the same race.
  'attaches-to-a-stopped-interaction',
  'accepts-what-was-revoked',
  'accepts-and-rejects',
  'invites-again-too-soon',
  'puts-back-what-is-stopped',
  'leaves-twice',
]);
