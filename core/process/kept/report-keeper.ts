import { rmSync } from 'node:fs';
import { digestOf } from '../../kernel/digest-of.ts';
import { packageVersion } from '../../kernel/package-version.ts';
import { BoundedShelf } from './bounded-shelf.ts';
import { callingLine, environmentFolder, makeFolder, startedFile, writeNew } from './environment-folder.ts';

/** What a test has played, in short. */
export interface PlayedByTest {
  readonly scenario: string;
  readonly verdict: string;
  /** What there is to say of it, where there is no room for all. */
  readonly sentence: string;
}

/** The same as a file has it. */
export interface KeptTest extends PlayedByTest {
  /** The author's line that asked for it, the outermost. */
  readonly where: string;
  /** All of it; absent where there was no room. */
  readonly shown?: object;
}

/** What the tests of one process have played. */
export interface KeptTests {
  readonly tests: readonly KeptTest[];
  /** Others that were played, by their verdicts. */
  readonly more: Readonly<Record<string, number>>;
}

/** Keeps what a test has played; `shown` is all of it, as JSON has it. */
export type KeepForReport = (played: PlayedByTest, shown: object) => void;

/** So much is kept of each process: what failed whole, as far as anybody will look at it, and some of what passed. */
const [mostFailing, roomOfFailing] = [100, 40_000_000];
const [mostPassing, roomOfPassing] = [20, 8_000_000];
const mostInShort = 1000;

const variable = 'ROUTEPROOF_REPORT';

/** How a file ends that stands for a process from its first play until it has written: of one that is ended before, it stays. */
export const unfinished = 'unfinished';

interface Whole {
  readonly turn: number;
  readonly size: number;
  readonly text: string;
}

/** What this process has to write when it ends. */
class Keeper {
  readonly #name: string;
  readonly #failing = new BoundedShelf<Whole>(mostFailing, roomOfFailing);
  readonly #passing = new BoundedShelf<Whole>(mostPassing, roomOfPassing);
  readonly #short = new Map<number, KeptTest>();
  #turns = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** The turn of whoever begins now. */
  next(): number {
    return this.#turns++;
  }

  add(turn: number, test: KeptTest, shown: object): void {
    this.#short.set(turn, test);
    const text = JSON.stringify(shown);
    this.#shelfOf(test).add({ turn, text, size: text.length });
  }

  write(folder: string): void {
    if (this.#short.size === 0) return;
    const all = [...this.#short].toSorted(([one], [other]) => one - other);
    const more: Record<string, number> = {};
    const tests: KeptTest[] = [];
    for (const [turn, test] of all) {
      const text = this.#shelfOf(test).of(turn)?.text;
      if (text === undefined && tests.length >= mostInShort) more[test.verdict] = (more[test.verdict] ?? 0) + 1;
      else tests.push({ ...test, ...(text !== undefined && { shown: JSON.parse(text) as object }) });
    }
    const sealed = { routeproof: packageVersion(), tests, more };
    writeNew(folder, this.#name, `${JSON.stringify({ digest: digestOf(sealed), ...sealed })}\n`);
  }

  #shelfOf({ verdict }: PlayedByTest): BoundedShelf<Whole> {
    return verdict === 'pass' || verdict === 'proved' ? this.#passing : this.#failing;
  }
}

let keeper: Keeper | undefined;

/**
 * Where the environment variable ROUTEPROOF_REPORT names a folder, what to give to what a test has played: when the process ends, it
 * is written there, in a file named after the author's, for `routeproof report`. To be asked by the function that an author calls, or with the author's line.
 */
export function reportKeeper(line?: string): KeepForReport | undefined {
  const folder = environmentFolder(variable);
  if (folder === undefined) return undefined;
  const where = line ?? callingLine() ?? '';
  if (keeper === undefined) {
    makeFolder(variable, folder);
    const name = startedFile() ?? (where.replace(/:\d+:\d+$/, '') || 'played');
    const first = (keeper = new Keeper(name));
    const mark = writeNew(folder, name, `${name}\n`, unfinished);
    process.on('exit', () => {
      first.write(folder);
      if (mark !== undefined) rmSync(mark, { force: true });
    });
  }
  const [kept, turn] = [keeper, keeper.next()];
  return (played, shown) => kept.add(turn, { where, ...played }, shown);
}
