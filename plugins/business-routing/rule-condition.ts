import type { KeyValue } from 'routeproof';

/** What a rule table is asked about: the value of each condition, as the strategy knows it. */
export type Fact = KeyValue | boolean | undefined;

/**
 * Reads the condition of one cell: `*` or nothing (anything), `gold` (that), `gold|silver` (one of them), `!gold` (anything else),
 * `>5`, `>=5`, `<5`, `<=5`, `5..9` (numbers). Gives a sentence's end when it cannot be read.
 */
export function ruleCondition(text: string): ((fact: Fact) => boolean) | { readonly problem: string } {
  if (isAnything(text)) return () => true;
  const [, operator, bound = ''] = /^(>=|<=|>|<)(.*)$/.exec(text) ?? [];
  if (operator !== undefined) return isNumber(bound) ? comparison(operator, Number(bound)) : notANumber(bound);
  const [, from, to] = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const wrong = [from, to].find((each) => !isNumber(each));
    if (wrong !== undefined) return notANumber(wrong);
    return (fact) => Number(from) <= numberOf(fact) && numberOf(fact) <= Number(to);
  }
  const isNot = text.startsWith('!');
  const words = new Set((isNot ? text.slice(1) : text).split('|').map((word) => word.trim()));
  if (words.has('')) return { problem: `'${text}' names nothing on one side of \`|\` or after \`!\`` };
  return (fact) => words.has(wordOf(fact)) !== isNot;
}

/** Whether a cell lets everything through. */
export const isAnything = (text: string): boolean => text === '*' || text === '';

const compare: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
};

const comparison = (operator: string, bound: number) => (fact: Fact) => compare[operator]!(numberOf(fact), bound);

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

const notANumber = (text: string) => ({ problem: `'${text.trim()}' is no number` });

/** What is no number compares with none. */
const numberOf = (fact: Fact): number => (typeof fact === 'string' && fact.trim() === '' ? NaN : Number(fact));

const wordOf = (fact: Fact): string => (typeof fact === 'object' ? JSON.stringify(fact) : String(fact ?? ''));
