import { csvRows } from 'routeproof';
import { errors } from 'routeproof/kit';
import { placeOf, type RawRule, type RuleText } from './raw-rules.ts';

/** Reads rules from CSV: the first line names the conditions and the results, `#` begins a line of comment. */
export function rulesFromCsv({ name: file, text }: RuleText): readonly RawRule[] {
  const [header = [], ...rows] = csvRows(
    text,
    { comment: '#', comment_no_infix: true, relax_column_count: true },
    ({ message, cell }) => errors.badRuleTable(placeOf(file, cell), message.toLowerCase()),
  );
  return rows.map((row) => {
    const surplus = row[header.length];
    if (surplus !== undefined)
      throw errors.badRuleTable(placeOf(file, surplus), `'${surplus.text}' stands under no column`);
    const place = row[0]!;
    if (row.length < header.length)
      throw errors.badRuleTable(placeOf(file, place), `the line ends before column '${header[row.length]!.text}'`);
    return { place: header[0]!, cells: header.map((name, index) => ({ name, value: row[index]! })) };
  });
}
