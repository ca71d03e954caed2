import type { PageDocument, PagePart } from '../core/page/page-document.ts';
import { visible } from '../core/kernel/visible.ts';
import { timeText } from '../core/report/time-text.ts';
import { Verdict } from './parts/verdict.tsx';

/** All parts of a report, with how each turned out; what failed stands first. */
export function Summary({
  page: { parts, notes = [] },
  choose,
}: {
  readonly page: PageDocument;
  readonly choose: (part: number) => void;
}) {
  const rows = parts
    .map((part, index) => ({ part, index }))
    .toSorted((one, other) => rank(one.part) - rank(other.part));
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">
        {parts.length} parts <span class="quiet">{countsOf(parts)}</span>
      </h2>
      {notes.map((note) => (
        <p key={note} class="sentence">
          {visible(note)}
        </p>
      ))}
      <table>
        <thead>
          <tr>
            <th scope="col">verdict</th>
            <th scope="col">what</th>
            <th scope="col">found</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, index }) => (
            <tr key={index}>
              <td>{'verdict' in part ? <Verdict verdict={part.verdict} /> : ''}</td>
              <td>
                <button type="button" class="link" onClick={() => choose(index)}>
                  {visible(part.name)}
                </button>
              </td>
              <td>{foundIn(part)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const rank = (part: PagePart): number => {
  const verdict = 'verdict' in part ? part.verdict : '';
  if (verdict === 'fail' || verdict === 'violated' || verdict === 'could not run') return 0;
  return verdict === 'pass' || verdict === 'proved' ? 2 : 1;
};

/** How many turned out how: `2 fail, 38 pass`, what failed first. */
const countsOf = (parts: readonly PagePart[]): string => {
  const counts = new Map<string, number>();
  for (const part of parts.toSorted((one, other) => rank(one) - rank(other)))
    if ('verdict' in part) counts.set(part.verdict, (counts.get(part.verdict) ?? 0) + 1);
  return Array.from(counts, ([verdict, count]) => `${count} ${verdict}`).join(', ');
};

const foundIn = (part: PagePart): string => {
  if (part.kind === 'unplayed') return visible(part.sentence ?? '');
  if (part.kind === 'run') {
    const kinds = [...new Set(part.findings.map(({ kind }) => kind))].map(visible);
    return `${part.messages.length} messages in ${timeText(part.duration)}${kinds.length === 0 ? '' : `; ${kinds.join(', ')}`}`;
  }
  if (part.kind === 'search')
    return part.counterexamples.map(({ finding }) => visible(finding.kind)).join(', ') || (part.summary[0] ?? '');
  return '';
};
