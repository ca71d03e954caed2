import { visible } from '../../core/kernel/visible.ts';
import type { RulesFired as Fired } from '../../core/report/rules-fired.ts';
import { useState } from 'preact/hooks';

/** So many rows are shown at first. */
const few = 30;

/** Which rows of rule tables fired how often, and which never did. */
export function RulesFired({
  rules = [],
  of,
}: {
  readonly rules?: readonly Fired[] | undefined;
  readonly of?: string;
}) {
  if (rules.length === 0) return null;
  const title = of === undefined ? 'Rule tables' : `Rule tables of ${visible(of)}`;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {rules.map((each) => (
        <Table key={`${each.table} ${each.digest}`} of={each} />
      ))}
    </section>
  );
}

function Table({ of: { table, runs, asked, none, fired, never } }: { readonly of: Fired }) {
  const [isAll, setAll] = useState(false);
  const rows = fired.toSorted((one, other) => other.times - one.times || one.row - other.row);
  const lines = isAll ? never : never.slice(0, few);
  return (
    <>
      <p class="facts">
        <strong>{visible(table)}</strong> · asked {asked} times in {runs} {runs === 1 ? 'run' : 'runs'} · {fired.length}{' '}
        of {fired.length + never.length} rows fired{none.times > 0 && ` · no row held ${none.times} times`}
      </p>
      {rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label={`Rows of ${visible(table)}`}>
          <table>
            <thead>
              <tr>
                {['line', 'times', 'share', 'runs'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(isAll ? rows : rows.slice(0, few)).map((row) => (
                <tr key={row.row}>
                  <th scope="row" class="number">
                    {row.line}
                  </th>
                  <td class="number">{row.times}</td>
                  <td class="number">{((100 * row.times) / asked).toFixed(1)} %</td>
                  <td class="number">{row.runs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {never.length > 0 && (
        <p class="quiet">
          never fired: {never.length === 1 ? 'line' : 'lines'} {lines.join(', ')}
          {never.length > lines.length && ` and ${never.length - lines.length} more`}
        </p>
      )}
      {Math.max(rows.length, never.length) > few && (
        <button type="button" onClick={() => setAll(!isAll)}>
          {isAll ? `Show ${few}` : 'Show all rows'}
        </button>
      )}
    </>
  );
}
