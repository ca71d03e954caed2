import { TargetCursor } from './target-cursor.ts';
import { parseTarget, type ParsedTarget } from './parse-target.ts';
import { readThreshold, type Threshold } from './threshold.ts';

/** A target that a selection may come to: with what must hold for it to be considered. */
export interface PossibleTarget {
  readonly target: ParsedTarget;
  readonly threshold: Threshold | undefined;
}

/** A target, and the text in which it was asked for. */
export interface Asked {
  readonly target: ParsedTarget;
  readonly requested: string;
  /** What must hold for it to be considered. */
  readonly threshold?: Threshold | undefined;
}

/**
 * Reads a possible target as Orchestration Server writes it, `{threshold}name@server.type`; throws a sentence that names the column
 * where it goes wrong. A text is read once.
 */
export function parsePossibleTarget(text: string): PossibleTarget {
  if (typeof text !== 'string' || !/^ *\{/.test(text)) return { target: parseTarget(text), threshold: undefined };
  const known = read.get(text);
  if (known !== undefined) return known;
  const cursor = new TargetCursor(text);
  cursor.take(/ *\{/y);
  const threshold = readThreshold(cursor);
  const possible = { target: parseTarget(text.slice(cursor.at).trim()), threshold };
  if (read.size >= readMost) read.clear();
  read.set(text, possible);
  return possible;
}

/** What was read before; the same for every bench, because it depends on the text alone. */
const read = new Map<string, PossibleTarget>();
const readMost = 10_000;
