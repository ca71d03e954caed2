import { authorLine, errors } from 'routeproof/kit';
import { placeOf, type RuleText } from '../read-rules.ts';
import { readTable } from '../read-table.ts';
import type { Fact } from '../read-condition.ts';
import { analyseRows, type NeverFires } from './analyse-rows.ts';

/** Something that is wrong with a rule table, or may be. */
export interface RuleRemark {
  /**
   * `empty`: no facts meet the conditions. `repeated`: an earlier row asks and gives the same. `contradicted`: an earlier row asks
   * the same and gives something else. `shadowed`: earlier rows take all that would come to it. `gap`: no row holds. `order`: both
   * rows hold of some facts, neither of all that the other one does, and they give different results, so that only their order
   * decides.
   */
  readonly kind: NeverFires['why'] | 'gap' | 'order';
  /** A failure where a row does not do what it says; a warning where nothing may be wrong. */
  readonly severity: 'failure' | 'warning';
  /** What there is, in a sentence, with the places of other rows. */
  readonly sentence: string;
  /** The row: `rules.csv:3:1`. A gap has none. */
  readonly place?: string;
  /** The earlier rows that cause it. */
  readonly by?: readonly string[];
  /** Of a gap: facts that fall into it, by the names of the conditions; what is not there is anything else. */
  readonly facts?: Readonly<Record<string, Fact>>;
}

/** What is known of a rule table without running anything. */
export interface RuleAnalysis {
  /** How many rows it has. */
  readonly rows: number;
  /** Rows that never fire, then gaps, then pairs of rows whose order decides; each in the order of the file. */
  readonly remarks: readonly RuleRemark[];
  /** Whether there is more than is listed. */
  readonly more: {
    /** There are more gaps than are listed (20 at most), or may be. */
    readonly gaps: boolean;
    /** There are more than 1,000 pairs whose order decides. */
    readonly order: boolean;
  };
  /** What was not found out within the bounds, in sentences: rows that may never fire, gaps that may be there. */
  readonly unknown: readonly string[];
}

/** Which columns of a table say what comes of a rule, and which are asked about. */
export interface AnalysedColumns {
  /** Columns whose cells the rule that fits gives back. */
  readonly results: readonly string[];
  /** Columns that are compared with facts. Default: all others. */
  readonly conditions?: readonly string[];
}

/**
 * Finds rows of a rule table that never fire, repeat or contradict one another, gaps between them, and pairs of rows whose order
 * decides, without running anything. Takes the source that `ruleTable` takes. Facts of a column are all
 * texts and finite numbers; a number that is a text in another spelling than the table's (`05`) is left out of account.
 */
export function analyseRules(source: string | RuleText, columns: AnalysedColumns): RuleAnalysis {
  const asker = authorLine(new Error('read here'));
  const { path, rules, conditions: names } = readTable('`analyseRules`', source, columns, asker);
  if (names.length === 0)
    throw errors.badRuleTable(placeOf(path, rules[0]!.place), 'no column is left that could be a condition');
  const placeAt = (row: number) => placeOf(path, rules[row]!.place);
  const rows = rules.map(({ conditions, results }) => ({ conditions, result: JSON.stringify(results) }));
  const { neverFire, gaps, orderDecides, unknown, areGapsKnown, more } = analyseRows(rows, names.length);
  const remarks: readonly RuleRemark[] = [
    ...neverFire.map((found): RuleRemark => {
      const by = found.why === 'empty' ? [] : found.by.map(placeAt);
      return {
        kind: found.why,
        severity: severityOf(found),
        place: placeAt(found.row),
        sentence: sentenceOf(found, by),
        by,
      };
    }),
    ...gaps.map(({ facts, texts }): RuleRemark => {
      const said = names.flatMap((name, column) =>
        texts[column] === undefined ? [] : [`${name} is ${texts[column]}`],
      );
      const known = names.flatMap((name, column) =>
        facts[column] === undefined ? [] : [[name, facts[column]] as const],
      );
      return {
        kind: 'gap',
        severity: 'warning',
        sentence: `No row holds: ${said.join('; ')}.`,
        facts: Object.fromEntries(known),
      };
    }),
    ...orderDecides.map(([first, second]): RuleRemark => {
      const by = [placeAt(first)];
      const sentence = `Both this row and ${by[0]!} hold of some facts, with other results, and only their order decides.`;
      return { kind: 'order', severity: 'warning', place: placeAt(second), sentence, by };
    }),
  ];
  return {
    rows: rules.length,
    remarks,
    more: { gaps: more.gaps, order: more.orderDecides },
    unknown: [
      ...unknown.map((row) => `The row at ${placeAt(row)} may never fire: it was not found out within the bounds.`),
      ...(areGapsKnown
        ? []
        : ['There may be more facts of which no row holds: it was not found out within the bounds.']),
    ],
  };
}

/** A row that gives what those give that take its place may be deleted, or stay. */
const severityOf = (found: NeverFires): RuleRemark['severity'] =>
  found.why === 'repeated' || (found.why === 'shadowed' && found.isAlike) ? 'warning' : 'failure';

/** So many places are written out. */
const mostPlaces = 5;

function sentenceOf(found: NeverFires, by: readonly string[]): string {
  const places = [...by.slice(0, mostPlaces), ...(by.length > mostPlaces ? [`${by.length - mostPlaces} more`] : [])];
  const who = places.length < 2 ? places.join('') : `${places.slice(0, -1).join(', ')} and ${places.at(-1)!}`;
  switch (found.why) {
    case 'empty':
      return 'This row never fires: a condition of it holds of nothing.';
    case 'repeated':
      return `This row never fires: ${who} asks the same and gives the same.`;
    case 'contradicted':
      return `This row never fires: ${who} asks the same and gives something else.`;
    case 'shadowed': {
      const takes =
        by.length === 1 ? `${who} takes all that would come to it` : `${who} together take all that would come to it`;
      return `This row never fires: ${takes}${found.isAlike ? ', with the same results' : ''}.`;
    }
  }
}
