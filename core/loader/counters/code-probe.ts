import { relative } from 'node:path';
import type { ControlHolder } from '../../kernel/author/author-code.ts';
import { errors, type BenchError } from '../../kernel/errors.ts';
import { currentBench } from '../../kernel/guard/bench-context.ts';
import { knownPositions, type CodePosition } from '../../process/threads/known-positions.ts';
import { figure, pulse } from '../../process/threads/pulse.ts';
import { behindThisLine, stillError, stopAt } from '../../process/threads/stop-at.ts';
import type { Branch } from '../../report/coverage-table.ts';

/** Turns of loops and calls of functions that one step of the bench may take; the same on every machine. */
const turnsOfStep = 1_000_000;
/** Loading and judging may take longer: tables are made, and whole traces are read. */
const turnsBeside = 100 * turnsOfStep;
/** Of so many turns before the end it is looked at which loop they belong to. */
const turnsLookedAt = 10_000;

/** Counts what an author's code does: for the branches it takes, and to end what would never end. */
export interface CodeProbe {
  readonly positions: readonly CodePosition[];
  /** How often each position was reached. */
  readonly counts: ArrayLike<number>;
  /** Called by the author's code itself, with the number of a position. */
  readonly count: (position: number) => void;
  /** A new step, or the work between two steps, begins. */
  readonly onControl: (holder: ControlHolder) => void;
}

const opened = new Map<number, CodeProbe>();

/** Where this module can be imported from. */
export const probeAddress: string = import.meta.url;

/**
 * Makes the probe of a module that begins to run, and gives it the function to count with. The loader writes the call.
 * @public
 */
export const openProbe = (key: number, positions: readonly CodePosition[]): CodeProbe['count'] => {
  const probe = codeProbe(positions, knownPositions.add(key, positions));
  opened.set(key, probe);
  return probe.count;
};

/** What is known of one file of an author's, where each is a module of its own. */
export interface FileFacts {
  readonly address: string;
  /** Whether its own code is known never to await. */
  readonly synchronous: boolean;
  /** The files of the author's that it imports. */
  readonly imports: readonly string[];
}

const files = new Map<string, FileFacts>();
const probesOfFiles: CodeProbe[] = [];

/**
 * The same for one file of several, each of which is loaded once. Where it may await, it says so when it runs on a bench.
 * @public
 */
export const openFileProbe = (
  key: number,
  positions: readonly CodePosition[],
  facts: FileFacts,
): CodeProbe['count'] => {
  const probe = codeProbe(positions, knownPositions.add(key, positions));
  probesOfFiles.push(probe);
  files.set(facts.address, facts);
  let waits: boolean | undefined;
  return (position) => {
    probe.count(position);
    if (waits === false) return;
    const bench = currentBench();
    if (bench !== undefined && (waits ??= mayWait(facts.address))) bench.waits?.();
  };
};

/** Whether a file may await, or one that it imports. */
const mayWait = (address: string, seen: ReadonlySet<string> = new Set()): boolean => {
  const facts = files.get(address);
  if (facts === undefined || !facts.synchronous) return true;
  const above = new Set([...seen, address]);
  return facts.imports.some((each) => !above.has(each) && mayWait(each, above));
};

/** Tells the probes of all files who has the thread. */
export const controlOfFiles = (holder: ControlHolder): void => {
  for (const probe of probesOfFiles) probe.onControl(holder);
};

/** The probe of the module that was loaded last under this key. */
export const probeOf = (key: number): CodeProbe | undefined => opened.get(key);

/** `first` is the number of its first position among those of all modules. */
const codeProbe = (positions: readonly CodePosition[], first: number): CodeProbe => {
  const counts = new Float64Array(positions.length);
  const { figures } = pulse;
  const refusals = stopAt.refusalsIn(positions);
  let allowed = turnsBeside;
  let left = allowed - turnsLookedAt;
  let before: Float64Array | undefined;
  let over: BenchError | undefined;
  const end = (error: BenchError): never => {
    over = error;
    left = 0;
    // Whoever catches it goes no further: each turn from here on throws it again.
    currentBench()?.offence(over);
    throw over;
  };
  const ranOut = (): void => {
    // While a bench waits for its turn, a test beside it may do what it likes.
    if (over === undefined && allowed === turnsOfStep && currentBench() === undefined) {
      allowed = turnsBeside;
      left = allowed - turnsLookedAt;
      before = undefined;
      return;
    }
    if (over === undefined && before === undefined) {
      before = counts.slice();
      left = turnsLookedAt;
      return;
    }
    if (over !== undefined) throw over;
    end(endless(positions[busiest(positions, counts, before!)]!, allowed));
  };
  return {
    positions,
    counts,
    count: (position) => {
      counts[position]!++;
      figures[figure.position] = first + position;
      if (++figures[figure.beats]! === stopAt.next) end(atPosition(stopAt.error(), positions[position]!));
      if (--left < 0) ranOut();
      const refusal = refusals?.get(position);
      if (refusal !== undefined) end(atPosition(stillError(refusal, behindThisLine), positions[position]!));
    },
    onControl: (holder) => {
      pulse.onControl(holder);
      allowed = holder === 'actor' ? turnsOfStep : turnsBeside;
      left = allowed - turnsLookedAt;
      before = over = undefined;
    },
  };
};

/** The loop that does not end: of those that still turn the one that turns least, because others turn within it. */
const busiest = (positions: readonly CodePosition[], counts: ArrayLike<number>, before: ArrayLike<number>): number => {
  const turns = positions.map((_, position) => counts[position]! - before[position]!);
  const turning = positions.map((_, position) => position).filter((position) => turns[position]! > 1);
  const loops = turning.filter((position) => positions[position]!.kind === 'loop');
  const rest = turning.filter((position) => positions[position]!.kind === 'function');
  const [first = 0] = (loops.length > 0 ? loops : rest).toSorted((one, other) => turns[one]! - turns[other]!);
  return first;
};

const endless = (position: CodePosition, turns: number): BenchError =>
  // The author's line is that of the loop, wherever in it the count ran out.
  atPosition(errors.endlessLoop(position.kind === 'loop' ? 'This loop' : 'This function', turns), position);

const atPosition = (error: BenchError, { file, line, column }: CodePosition): BenchError => {
  error.stack = `${error.name}: ${error.message}\n    at ${file}:${line}:${column}`;
  return error;
};

/** The branches and functions of an author's files, in the order of the text, with how often each was taken. */
export const branchesOf = ({ positions, counts }: Pick<CodeProbe, 'positions' | 'counts'>): readonly Branch[] =>
  positions
    .map(({ file, ...position }, index) => ({
      ...position,
      file: relative(process.cwd(), file),
      times: counts[index]!,
    }))
    .filter(({ kind }) => kind !== 'loop')
    .toSorted((one, other) => compare(one.file, other.file) || one.line - other.line || one.column - other.column)
    .map(({ file, line, column, what, times }) => ({ file, line, column, what, times }));

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
