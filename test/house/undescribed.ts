const cellsOf = (row: string): readonly string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.replace(/<a [^>]*><\/a>/, '').trim());

/**
 * Members of interfaces, classes and types that a page of the API reference shows without a description. A table in which nothing
 * is described has no column for it. Parameters are described by their function, constants by their own rows.
 */
export function undescribed(page: string): readonly string[] {
  const found: string[] = [];
  let [section, name] = ['', ''];
  let columns: readonly string[] | undefined;
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) section = line.slice(3);
    if (line.startsWith('### ')) name = line.slice(4);
    if (!line.startsWith('| ')) columns = undefined;
    else if (columns === undefined) columns = cellsOf(line);
    else if (section !== 'Variables' && !/Parameter$/.test(columns[0]!) && !line.startsWith('| ---')) {
      const cells = cellsOf(line);
      const description = cells[columns.indexOf('Description')] ?? '-';
      if (description === '-') found.push(`${name}: ${cells[0]}`);
    }
  }
  return found;
}
