import { dirname, relative, resolve } from 'node:path';
import {
  authorFile,
  authorLine,
  checkedOptions,
  errors,
  nearestName,
  optionKinds,
  own,
  type TableCell,
} from 'routeproof/kit';
import { placeOf, readRules, type RawRule, type RuleText } from './read-rules.ts';
import { consult } from './consulted.ts';
import { ruleNeeds } from './rule-needs.ts';
import { isAnything, ruleCondition, type Fact } from './rule-condition.ts';

/**
 * Which names of a table are asked about, and which say what comes of it. A result whose name ends in `queue`, `workbin` or `target`
 * names one of the centre: a run warns of what the centre does not have.
 */
export interface RuleColumns<C extends string, R extends string> {
  /** Columns that are compared with the facts of an interaction. */
  readonly conditions: readonly C[];
  /** Columns whose cells the rule that fits gives back. */
  readonly results: readonly R[];
}

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
  checkedOptions<RuleColumns<C, R>>('`ruleTable`', columns, {
    conditions: optionKinds.texts,
    results: optionKinds.texts,
  });
  const given: TableFile = typeof source === 'string' ? fileBeside(source, authorLine(new Error('read here'))) : source;
  const raw = readRules(given);
  const rules = raw.map((each) => compiled(each, given.name, columns));
  if (rules.length === 0) throw errors.badRuleTable(placeOf(given.name, { line: 1, column: 1 }), 'there is no rule');
  const catchAll = rules.findIndex(({ always }) => always);
  const unreached = catchAll < 0 ? undefined : rules[catchAll + 1];
  if (unreached !== undefined)
    throw errors.badRuleTable(
      placeOf(given.name, unreached.place),
      'this rule is never reached, for the one before it lets everything through',
    );
  const needs = ruleNeeds(given.name, given.path ?? given.name, raw, columns);
  return {
    length: rules.length,
    find: (facts) => {
      refuseUnknownFacts(given.name, facts, columns.conditions);
      consult(needs, facts);
      return rules.find(({ holds }) => holds(facts))?.results as Readonly<Record<R, string>> | undefined;
    },
  };
}

/** What no condition asks about is misspelt, or misses its column; what is left out is the fact that nothing is known. */
function refuseUnknownFacts(table: string, facts: object, conditions: readonly string[]): void {
  for (const name in facts)
    if (!conditions.includes(name))
      throw errors.unknownOption(`Rule table '${table}'`, name, conditions, nearestName(name, conditions));
}

/** A table, and the path of its file as findings name it. */
interface TableFile extends RuleText {
  readonly path?: string;
}

interface Rule {
  readonly place: TableCell;
  readonly always: boolean;
  readonly holds: (facts: Readonly<Record<string, Fact>>) => boolean;
  readonly results: Readonly<Record<string, string>>;
}

function compiled({ place, cells }: RawRule, file: string, { conditions, results }: RuleColumns<string, string>): Rule {
  const fail = (cell: TableCell, problem: string) => errors.badRuleTable(placeOf(file, cell), problem);
  const values = new Map<string, TableCell>();
  for (const { name, value } of cells) {
    const known = [...conditions, ...results];
    if (!known.includes(name.text)) throw fail(name, unknownName(name.text, known));
    if (values.has(name.text)) throw fail(name, `'${name.text}' stands there twice`);
    values.set(name.text, value);
  }
  const tests = conditions.map((name) => {
    const cell = values.get(name);
    const test = ruleCondition(cell?.text ?? '*');
    if (typeof test === 'function') return (facts: Readonly<Record<string, Fact>>) => test(own(facts, name));
    throw fail(cell!, test.problem);
  });
  const found = results.map((name) => {
    const cell = values.get(name);
    if (cell === undefined) throw fail(place, `the result '${name}' is missing`);
    if (cell.text === '') throw fail(cell, `the result '${name}' is empty`);
    return [name, cell.text] as const;
  });
  return {
    place: cells[0]?.value ?? place,
    always: conditions.every((name) => isAnything(values.get(name)?.text ?? '*')),
    holds: (facts) => tests.every((test) => test(facts)),
    results: Object.fromEntries(found),
  };
}

function unknownName(name: string, known: readonly string[]): string {
  const meant = nearestName(name, known);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  return `'${name}' is no condition and no result of this table${hint || `, which has ${known.join(', ')}`}`;
}

/** The author's own folder, wherever the program runs. */
function fileBeside(path: string, asker: string | undefined): TableFile {
  const folder = asker === undefined ? '.' : dirname(asker.replace(/:\d+:\d+$/, ''));
  const found = resolve(folder, path);
  try {
    return { name: path, path: relative(process.cwd(), found), text: authorFile(found) };
  } catch {
    throw errors.fileMissing(found);
  }
}
