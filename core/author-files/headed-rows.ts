import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { csvRows, type TableCell } from './csv-rows.ts';

/** A CSV file whose first row names its columns. */
export interface HeadedRows {
  readonly columns: readonly string[];
  /** What stands below the heading. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Where a column stands. Throws for one that there is not, and for one that there is twice. */
  readonly index: (column: string) => number;
}

/** Reads a CSV file with a heading; `name` is for errors. */
export function headedRows(name: string, text: string): HeadedRows {
  refuseSeparator(name, text);
  const [heading = [], ...rows] = csvRows(text, {}, ({ message, stoppedAt }) =>
    errors.badCsv(`${name}:${stoppedAt}`, message.replace(/\.$/, '')),
  );
  const columns = heading.map((cell) => cell.text);
  const index = (column: string): number => {
    const found = columns.indexOf(column);
    if (found < 0) {
      const problem = `there is no column '${column}', but ${columns.join(', ') || 'nothing'}`;
      throw errors.badCsv(`${name}:1`, problem, nearestName(column, columns));
    }
    if (columns.lastIndexOf(column) !== found)
      throw errors.badCsv(`${name}:1`, `two columns are called '${column}', and nobody knows which is meant`);
    return found;
  };
  return { columns, rows, index };
}

const separators = { ';': 'semicolons', '\t': 'tabs' };

/** A comma may be in numbers of such a file, so it is not guessed what separates them. */
function refuseSeparator(name: string, text: string): void {
  const [heading = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [separator, words] of Object.entries(separators))
    if (heading.includes(separator) && !heading.includes(','))
      throw errors.badCsv(`${name}:1`, `its columns are separated by ${words}; save it with commas between them`);
}
