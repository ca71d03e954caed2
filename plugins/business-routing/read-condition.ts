import type { KeyValue } from 'routeproof';

/** What a rule table is asked about: the value of each condition, as the strategy knows it. */
export type Fact = KeyValue | boolean | undefined;

/** What stands in the cell of a condition. */
export type Condition =
  | { readonly kind: 'anything' }
  /** One of these words, or none of them. */
  | { readonly kind: 'words'; readonly words: ReadonlySet<string>; readonly isNot: boolean }
  /** A number between these, each of which is one of them or not. */
  | {
      readonly kind: 'numbers';
      readonly from: number;
      readonly to: number;
      readonly hasFrom: boolean;
      readonly hasTo: boolean;
    };

/** The end of a sentence that says why a cell cannot be read. */
export interface CellProblem {
  readonly problem: string;
}

/**
 * Reads the condition of one cell: `*` or nothing (anything), `gold` (that), `gold|silver` (one of them), `!gold` (anything else),
 * `>5`, `>=5`, `<5`, `<=5`, `5..9` (numbers). Gives a sentence's end when it cannot be read.
 */
export function readCondition(text: string): Condition | CellProblem {
  if (isAnything(text)) return { kind: 'anything' };
  const [, operator, bound = ''] = /^(>=|<=|>|<)(.*)$/.exec(text) ?? [];
  if (operator !== undefined) return isNumber(bound) ? comparison(operator, Number(bound)) : notANumber(bound);
  const [, from, to] = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const wrong = [from, to].find((each) => !isNumber(each));
    if (wrong !== undefined) return notANumber(wrong);
    return { kind: 'numbers', from: Number(from), to: Number(to), hasFrom: true, hasTo: true };
  }
  const isNot = text.startsWith('!');
  const words = new Set((isNot ? text.slice(1) : text).split('|').map((word) => word.trim()));
  if (words.has('')) return { problem: `'${text}' names nothing on one side of \`|\` or after \`!\`` };
  return { kind: 'words', words, isNot };
}

/** Whether a condition holds of a fact. */
export function meets(condition: Condition, fact: Fact): boolean {
  if (condition.kind === 'anything') return true;
  if (condition.kind === 'words') return condition.words.has(wordOf(fact)) !== condition.isNot;
  const { from, to, hasFrom, hasTo } = condition;
  const number = numberOf(fact);
  return (hasFrom ? number >= from : number > from) && (hasTo ? number <= to : number < to);
}

/** Whether a cell lets everything through. */
export const isAnything = (text: string): boolean => text === '*' || text === '';

function comparison(operator: string, bound: number): Condition {
  const has = operator.endsWith('=');
  return operator.startsWith('>')
    ? { kind: 'numbers', from: bound, to: Infinity, hasFrom: has, hasTo: true }
    : { kind: 'numbers', from: -Infinity, to: bound, hasFrom: true, hasTo: has };
}

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const notANumber = (text: string): CellProblem => ({ problem: `'${text.trim()}' is no number` });

/** What is no number compares with none. */
const numberOf = (fact: Fact): number => (typeof fact === 'string' && fact.trim() === '' ? NaN : Number(fact));

const wordOf = (fact: Fact): string => (typeof fact === 'object' ? JSON.stringify(fact) : String(fact ?? ''));
