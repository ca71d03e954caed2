import { visible } from '../../core/kernel/visible.ts';
import type { SourceShown } from '../../core/page/page-document.ts';
import type { Branch } from '../../core/report/coverage-table.ts';

/** A run, and how often it took each branch. */
export interface TakenIn {
  readonly name: string;
  readonly branches: readonly Branch[];
}

/** The author's files with how often each branch was taken, and of two runs, in which; what was never taken stands out. */
export function Sources({
  sources,
  runs,
}: {
  readonly sources: readonly SourceShown[];
  readonly runs?: readonly TakenIn[] | undefined;
}) {
  if (sources.length === 0) return null;
  const isInRuns = runs !== undefined;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">What ran of your code</h2>
      {isInRuns && (
        <p class="quiet">
          How often in {runs.map(({ name }) => name).join(', and in ')}.{' '}
          <span class="key fails-only">only in {runs[0]?.name}</span>{' '}
          <span class="key passes-only">only in {runs[1]?.name}</span> <span class="key neither">in neither</span>
        </p>
      )}
      {sources.map((source) => (
        <details key={source.file} open={sources.length === 1 || source.branches.some(({ times }) => times === 0)}>
          <summary>
            <code>{visible(source.file)}</code> {!isInRuns && <span class="quiet">{takenIn(source)}</span>}
          </summary>
          <Source source={source} runs={runs ?? [{ name: '', branches: source.branches }]} />
        </details>
      ))}
    </section>
  );
}

const takenIn = ({ branches }: SourceShown): string =>
  branches.length === 0
    ? 'no branches'
    : `${branches.filter(({ times }) => times > 0).length} of ${branches.length} branches taken`;

interface OfSource {
  readonly source: SourceShown;
  readonly runs: readonly TakenIn[];
}

function Source({ source: { file, text }, runs }: OfSource) {
  const rows = rowsOf(file, runs);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label="Source">
      <table class="source">
        <tbody>
          {text
            .trimEnd()
            .split('\n')
            .map((line, index) => {
              const own = rows.get(index + 1) ?? [];
              return (
                <tr key={index} class={lookOf(own)}>
                  <th scope="row">{index + 1}</th>
                  <td class="times">
                    {own.map(({ what, times }, place) => (
                      <span key={place} title={runs.map(({ name }, run) => `${name} ${times[run]}×`.trim()).join(', ')}>
                        {place > 0 && ', '}
                        {visible(what)} {times.map((each) => `${each}×`).join(' / ')}
                      </span>
                    ))}
                  </td>
                  <td>
                    <code>{visible(line).replaceAll('\\t', '  ')}</code>
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}

interface Row {
  readonly what: string;
  /** In each run. */
  readonly times: readonly number[];
}

/** The branches of a file by their lines. */
function rowsOf(file: string, runs: readonly TakenIn[]): ReadonlyMap<number, readonly Row[]> {
  const rows = new Map<number, Map<string, { what: string; times: number[] }>>();
  for (const [place, { branches }] of runs.entries())
    for (const { line, column, what, times } of branches.filter((branch) => branch.file === file)) {
      const ofLine = rows.get(line) ?? new Map<string, { what: string; times: number[] }>();
      const row = ofLine.get(`${column} ${what}`) ?? { what, times: runs.map(() => 0) };
      row.times[place] = times;
      rows.set(line, ofLine.set(`${column} ${what}`, row));
    }
  return new Map(Array.from(rows, ([line, ofLine]) => [line, [...ofLine.values()]]));
}

/** The most striking branch of a line gives it its look. */
function lookOf(rows: readonly Row[]): string | undefined {
  if (rows.length === 0) return undefined;
  const looks = rows.map(({ times: [first = 0, second] }): string => {
    if (second === undefined) return first > 0 ? 'taken' : 'missed';
    if (first > 0) return second > 0 ? 'both' : 'fails-only';
    return second > 0 ? 'passes-only' : 'neither';
  });
  return ['missed', 'fails-only', 'passes-only', 'neither', 'taken', 'both'].find((look) => looks.includes(look));
}
