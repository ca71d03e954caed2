import { visible } from '../../core/kernel/visible.ts';
import type { SourceShown } from '../../core/page/page-document.ts';

/** The author's files with how often each branch was taken; what was never taken stands out. */
export function Sources({ sources }: { readonly sources: readonly SourceShown[] }) {
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">What ran of your code</h2>
      {sources.map((source) => (
        <details key={source.file} open={sources.length === 1 || source.branches.some(({ times }) => times === 0)}>
          <summary>
            <code>{visible(source.file)}</code> <span class="quiet">{takenIn(source)}</span>
          </summary>
          <Source source={source} />
        </details>
      ))}
    </section>
  );
}

const takenIn = ({ branches }: SourceShown): string =>
  branches.length === 0
    ? 'no branches'
    : `${branches.filter(({ times }) => times > 0).length} of ${branches.length} branches taken`;

const Source = ({ source: { text, branches } }: { readonly source: SourceShown }) => (
  <div class="scroll" tabIndex={0} role="group" aria-label="Source">
    <table class="source">
      <tbody>
        {text.split('\n').map((line, index) => {
          const own = branches.filter((branch) => branch.line === index + 1);
          const isMissed = own.some(({ times }) => times === 0);
          return (
            <tr key={index} class={isMissed ? 'missed' : own.length > 0 ? 'taken' : undefined}>
              <th scope="row">{index + 1}</th>
              <td class="times">{own.map(({ what, times }) => `${visible(what)} ${times}×`).join(', ')}</td>
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
