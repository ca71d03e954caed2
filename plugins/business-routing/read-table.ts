import { dirname, relative, resolve } from 'node:path';
import { authorFile, checkedOptions, errors, nearestName, optionKinds, type TableCell } from 'routeproof/kit';
import { placeOf, readRules, type RawRule, type RuleText } from './read-rules.ts';
import { isAnything, readCondition, type Condition } from './read-condition.ts';

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

/** A rule as it was read. */
export interface ReadRule {
  /** Where it begins. */
  readonly place: TableCell;
  /** One for each column of conditions. */
  readonly conditions: readonly Condition[];
  /** Whether all of them let everything through. */
  readonly always: boolean;
  readonly results: Readonly<Record<string, string>>;
}

/** A table as it was read. */
export interface ReadTable {
  readonly name: string;
  /** The path of its file as findings name it; its name where it has none. */
  readonly path: string;
  /** The columns that are asked about. */
  readonly conditions: readonly string[];
  readonly raw: readonly RawRule[];
  readonly rules: readonly ReadRule[];
}

/**
 * Reads a table of at least one rule; where no conditions are given, all columns that are no results are. Errors name file, line and
 * column. `asker` is the author's line that asks for it.
 */
export function readTable(
  asking: string,
  source: string | RuleText,
  columns: Partial<RuleColumns<string, string>> & Pick<RuleColumns<string, string>, 'results'>,
  asker: string | undefined,
): ReadTable {
  const { results, conditions: given } = checkedOptions<typeof columns>(asking, columns, {
    conditions: optionKinds.texts,
    results: optionKinds.texts,
  });
  const file: TableFile = typeof source === 'string' ? fileBeside(source, asker) : source;
  const raw = readRules(file);
  const conditions = given ?? othersThan(results, raw);
  const rules = raw.map((each) => readRule(each, file.name, { conditions, results }));
  if (rules.length === 0) throw errors.badRuleTable(placeOf(file.name, { line: 1, column: 1 }), 'there is no rule');
  return { name: file.name, path: file.path ?? file.name, conditions, raw, rules };
}

const othersThan = (results: readonly string[], rules: readonly RawRule[]): readonly string[] => {
  const names = new Set(rules.flatMap(({ cells }) => cells.map(({ name }) => name.text)));
  return [...names].filter((name) => !results.includes(name));
};

/** A table, and the path of its file as findings name it. */
interface TableFile extends RuleText {
  readonly path?: string;
}

function readRule(
  { place, cells }: RawRule,
  file: string,
  { conditions, results }: RuleColumns<string, string>,
): ReadRule {
  const fail = (cell: TableCell, problem: string) => errors.badRuleTable(placeOf(file, cell), problem);
  const values = new Map<string, TableCell>();
  for (const { name, value } of cells) {
    const known = [...conditions, ...results];
    if (!known.includes(name.text)) throw fail(name, unknownName(name.text, known));
    if (values.has(name.text)) throw fail(name, `'${name.text}' stands there twice`);
    values.set(name.text, value);
  }
  const asked = conditions.map((name) => {
    const cell = values.get(name);
    const condition = readCondition(cell?.text ?? '*');
    if ('kind' in condition) return condition;
    throw fail(cell!, condition.problem);
  });
  const found = results.map((name) => {
    const cell = values.get(name);
    if (cell === undefined) throw fail(place, `the result '${name}' is missing`);
    if (cell.text === '') throw fail(cell, `the result '${name}' is empty`);
    return [name, cell.text] as const;
  });
  return {
    place: cells[0]?.value ?? place,
    conditions: asked,
    always: conditions.every((name) => isAnything(values.get(name)?.text ?? '*')),
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
