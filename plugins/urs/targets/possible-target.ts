import { TargetCursor } from './target-cursor.ts';
import { parseTarget, type ParsedTarget } from './parse-target.ts';
import type { Share } from './share.ts';
import { takeWeight } from './take-weight.ts';
import { readThreshold, type Threshold } from './threshold.ts';

/** A target that a selection may come to: with what must hold for it to be considered. */
export interface PossibleTarget {
  readonly target: ParsedTarget;
  readonly threshold: Threshold | undefined;
  /** For a selection by percentage. */
  readonly weight: number | undefined;
}

/** A target, and the text in which it was asked for. */
export interface Asked {
  readonly target: ParsedTarget;
  readonly requested: string;
  /** What must hold for it to be considered. */
  readonly threshold?: Threshold | undefined;
  /** Its share of what is handed out of its list, in a selection by percentage. */
  readonly share?: Share;
}

/**
 * Reads a possible target as Orchestration Server writes it, `{threshold}[weight]name@server.type`; throws a sentence that names the column
 * where it goes wrong. A text is read once.
 */
export function parsePossibleTarget(text: string): PossibleTarget {
  if (typeof text !== 'string' || !/^ *[{[]/.test(text))
    return { target: parseTarget(text), threshold: undefined, weight: undefined };
  const known = read.get(text);
  if (known !== undefined) return known;
  const cursor = new TargetCursor(text);
  const threshold = cursor.take(/ *\{/y) === undefined ? undefined : readThreshold(cursor);
  const weight = takeWeight(cursor);
  const possible = { target: parseTarget(text.slice(cursor.at).trim()), threshold, weight };
  if (read.size >= readMost) read.clear();
  read.set(text, possible);
  return possible;
}

/** What was read before; the same for every bench, because it depends on the text alone. */
const read = new Map<string, PossibleTarget>();
const readMost = 10_000;
