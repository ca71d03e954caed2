import CliTable from 'cli-table3';

/** A table without lines between its rows. */
export const tableWith = (head: string[]): CliTable.Table =>
  new CliTable({
    head,
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });

const widest = 120;

/** A table with as many of its columns as a line of 120 characters takes, from the left, and a sentence that names the others, and what has them. */
export function fittedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  whole = '--csv or --json',
): string {
  for (let columns = head.length; ; columns--) {
    const table = tableWith(head.slice(0, columns));
    table.push(...rows.map((row) => row.slice(0, columns)));
    const text = table.toString();
    if (columns > 2 && text.indexOf('\n') > widest) continue;
    const left = head.slice(columns).map((title) => title.replaceAll('\n', ' '));
    return left.length === 0 ? text : `${text}\nNo room for ${left.join(', ')}: see ${whole}.`;
  }
}
