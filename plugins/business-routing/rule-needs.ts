import type { TableCell } from 'routeproof/kit';
import { placeOf, type RawRule } from './read-rules.ts';
import { meets, readCondition } from './read-condition.ts';

/** A result of a rule, and where it stands: `rules.csv:3:7`. */
export interface RuleResult {
  readonly column: string;
  readonly text: string;
  readonly place: string;
}

/** What must be known for the rules of a table to be met, and what comes of them. */
export interface RuleNeeds {
  readonly table: string;
  /** Each condition that some rule does not leave open: where the first one stands, and how many rules do not. */
  readonly conditions: ReadonlyMap<string, { readonly place: string; readonly rules: number }>;
  readonly results: readonly RuleResult[];
}

interface Columns {
  readonly conditions: readonly string[];
  readonly results: readonly string[];
}

/** Reads what the rules of a table need; `file` is the path that its places have. */
export function ruleNeeds(
  table: string,
  file: string,
  rules: readonly RawRule[],
  { conditions, results }: Columns,
): RuleNeeds {
  const cells = rules.flatMap((rule) => rule.cells);
  const needed = new Map<string, { place: string; rules: number }>();
  for (const condition of conditions) {
    const asking = cells.filter(({ name, value }) => name.text === condition && needsFact(value));
    if (asking[0] !== undefined) needed.set(condition, { place: placeOf(file, asking[0].value), rules: asking.length });
  }
  const named = cells.filter(({ name }) => results.includes(name.text));
  return {
    table,
    conditions: needed,
    results: named.map(({ name, value }) => ({ column: name.text, text: value.text, place: placeOf(file, value) })),
  };
}

/** Whether a condition does not hold of what is not known. */
function needsFact({ text }: TableCell): boolean {
  const condition = readCondition(text);
  return 'kind' in condition && !meets(condition, undefined);
}
