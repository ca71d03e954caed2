import { authorLine, CountedTable, errors, nearestName, own, rowFired } from 'routeproof/kit';
import { consult } from './consulted.ts';
import { placeOf, type RuleText } from './read-rules.ts';
import { readTable, type RuleColumns } from './read-table.ts';
import { meets, type Fact } from './read-condition.ts';
import { ruleNeeds } from './rule-needs.ts';

/** Rules in the order of their file; the first that fits counts. */
export interface RuleTable<C extends string, R extends string> {
  /** The results of the first rule whose conditions all hold, as text; undefined when none does. */
  find(facts: Readonly<Record<C, Fact>>): Readonly<Record<R, string>> | undefined;
  /** How many rules it has. */
  readonly length: number;
}

/**
 * Reads a rule table from a file of CSV or YAML, whose path is taken from the folder of the file that asks, or from text that is
 * given with a name. Errors name file, line and column.
 */
export function ruleTable<const C extends string, const R extends string>(
  source: string | RuleText,
  columns: RuleColumns<C, R>,
): RuleTable<C, R> {
  const {
    name: table,
    path,
    raw,
    rules,
  } = readTable('`ruleTable`', source, columns, authorLine(new Error('read here')));
  const catchAll = rules.findIndex(({ always }) => always);
  const unreached = catchAll < 0 ? undefined : rules[catchAll + 1];
  if (unreached !== undefined)
    throw errors.badRuleTable(
      placeOf(table, unreached.place),
      'this rule is never reached, for the one before it lets everything through',
    );
  const needs = ruleNeeds(table, path, raw, columns);
  const names: readonly string[] = columns.conditions;
  const lines = rules.map(({ place }) => place.line);
  const counted = new CountedTable(path, lines, () =>
    raw.map(({ cells }) => cells.map(({ name, value }) => [name.text, value.line, value.text])),
  );
  return {
    length: rules.length,
    find: (facts) => {
      refuseUnknownFacts(table, facts, names);
      consult(needs, facts);
      const given = names.map((name) => own<Fact>(facts, name));
      const row = rules.findIndex(({ conditions }) => conditions.every((each, column) => meets(each, given[column])));
      rowFired(counted, row);
      return rules[row]?.results as Readonly<Record<R, string>> | undefined;
    },
  };
}

/** What no condition asks about is misspelt, or misses its column; what is left out is the fact that nothing is known. */
function refuseUnknownFacts(table: string, facts: object, conditions: readonly string[]): void {
  for (const name in facts)
    if (!conditions.includes(name))
      throw errors.unknownOption(`Rule table '${table}'`, name, conditions, nearestName(name, conditions));
}
