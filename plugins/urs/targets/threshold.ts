import type { TargetCursor } from './target-cursor.ts';
import { parseTarget, type ParsedTarget } from './parse-target.ts';

type Operator = '>' | '>=' | '<' | '<=' | '=' | '!=';

/** One side of a comparison in a threshold. */
export type ThresholdOperand =
  | { readonly kind: 'number'; readonly value: number }
  /** For how many seconds the interaction has been there: `callage()`. */
  | { readonly kind: 'callage' }
  /** A statistic of a target: `sdata(Support.GA, RStatAgentsReady)`. */
  | { readonly kind: 'sdata'; readonly target: ParsedTarget; readonly text: string; readonly statistic: string };

/** What must hold for a target to be considered: `{sdata(Support.GA, RStatAgentsReady) > 2 & callage() < 60}`. */
export type Threshold =
  | {
      readonly kind: 'comparison';
      readonly left: ThresholdOperand;
      readonly operator: Operator;
      readonly right: ThresholdOperand;
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Threshold[] };

/** Parentheses inside each other; more is no threshold of a person's. */
const deepest = 100;

/** Reads a threshold up to the brace at its end; `&` binds more closely than `|`. */
export function readThreshold(cursor: TargetCursor): Threshold {
  const threshold = disjunction(cursor, 0);
  cursor.need(/ *\}/y, 'one of & | or `}`');
  return threshold;
}

/** Whether a threshold holds, by what its operands are now. */
export function isMet(threshold: Threshold, valueOf: (operand: ThresholdOperand) => number): boolean {
  switch (threshold.kind) {
    case 'all':
      return threshold.of.every((each) => isMet(each, valueOf));
    case 'any':
      return threshold.of.some((each) => isMet(each, valueOf));
    case 'comparison':
      return met(threshold.operator, valueOf(threshold.left), valueOf(threshold.right));
  }
}

/** All comparisons of a threshold. */
export function* comparisonsIn(threshold: Threshold): Generator<Extract<Threshold, { kind: 'comparison' }>> {
  if (threshold.kind === 'comparison') yield threshold;
  else for (const each of threshold.of) yield* comparisonsIn(each);
}

/** Nothing can be said of a statistic that was not told yet. */
const met = (operator: Operator, left: number, right: number): boolean =>
  !Number.isNaN(left) && !Number.isNaN(right) && compare[operator](left, right);

const compare: Readonly<Record<Operator, (left: number, right: number) => boolean>> = {
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

function disjunction(cursor: TargetCursor, depth: number): Threshold {
  const any = [conjunction(cursor, depth)];
  while (cursor.take(/ *\| */y) !== undefined) any.push(conjunction(cursor, depth));
  return any.length === 1 ? any[0]! : { kind: 'any', of: any };
}

function conjunction(cursor: TargetCursor, depth: number): Threshold {
  const all = [comparison(cursor, depth)];
  while (cursor.take(/ *& */y) !== undefined) all.push(comparison(cursor, depth));
  return all.length === 1 ? all[0]! : { kind: 'all', of: all };
}

function comparison(cursor: TargetCursor, depth: number): Threshold {
  cursor.take(/ +/y);
  if (depth < deepest && cursor.take(/\( */y) !== undefined) {
    const inside = disjunction(cursor, depth + 1);
    cursor.need(/ *\)/y, 'one of & | )');
    return inside;
  }
  const left = operand(cursor);
  cursor.take(/ +/y);
  const operator = cursor.need(/[><]=?|!=|==?/y, 'one of > >= < <= = !=').replace('==', '=') as Operator;
  cursor.take(/ +/y);
  return { kind: 'comparison', left, operator, right: operand(cursor) };
}

function operand(cursor: TargetCursor): ThresholdOperand {
  const number = cursor.take(/-?\d+(?:\.\d+)?/y);
  if (number !== undefined) return { kind: 'number', value: Number(number) };
  if (cursor.take(/callage *\( *\)/iy) !== undefined) return { kind: 'callage' };
  cursor.need(/sdata *\(/iy, 'a number, `callage()` or `sdata(target, statistic)`');
  const text = beforeComma(cursor);
  cursor.need(/, */y, '`,` and the name of a statistic');
  const statistic = cursor.need(/[\p{L}_][\p{L}\p{N}_ -]*/uy, 'the name of a statistic').trim();
  cursor.need(/\)/y, '`)`');
  return { kind: 'sdata', target: parseTarget(text), text, statistic };
}

/** The text of a target inside a threshold; a comma in it stands between quotes. */
function beforeComma(cursor: TargetCursor): string {
  return cursor.need(/(?:"[^"]*"|[^",{}])+/y, 'a target, such as Support.GA').trim();
}
