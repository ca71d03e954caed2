import type { ComponentChildren } from 'preact';
import type { PageDocument, PagePart } from '../core/page/page-document.ts';
import { visible } from '../core/kernel/visible.ts';
import { useAddress } from './address.ts';
import { CoverageView } from './search/coverage-view.tsx';
import { RunView } from './run/run-view.tsx';
import { SearchView } from './search/search-view.tsx';
import { RulesFired } from './parts/rules-fired.tsx';
import { SimulationView } from './simulation/simulation-view.tsx';
import { Summary } from './summary.tsx';
import { Verdict } from './parts/verdict.tsx';

/** The whole page: what it is about, a list of its parts where there are several, and the part that is chosen; `above` stands first. */
export function Page({ page, above }: { readonly page: PageDocument; readonly above?: ComponentChildren }) {
  const [address, change] = useAddress();
  const { parts } = page;
  const several = parts.length > 1;
  const chosen = Number(address['part'] ?? (several ? -1 : 0));
  const part = parts[chosen];
  const choose = (index: number) => {
    for (const key of Object.keys(address)) change({ [key]: undefined });
    change({ part: several ? String(index) : undefined });
    scrollTo(0, 0);
  };
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => (event.preventDefault(), document.getElementById('main')!.focus())}
      >
        To the content
      </a>
      <header class="top">
        <div>
          <h1>{visible(page.title)}</h1>
          <p class="quiet">
            <code>{visible(page.command)}</code> · Routeproof {page.routeproof}
          </p>
        </div>
        {part !== undefined && 'verdict' in part && <Verdict verdict={part.verdict} />}
      </header>
      <main id="main" tabIndex={-1}>
        {above}
        {several && part !== undefined && (
          <nav aria-label="Parts of this report">
            <button type="button" onClick={() => choose(-1)}>
              All {parts.length}
            </button>{' '}
            <button type="button" disabled={chosen === 0} onClick={() => choose(chosen - 1)}>
              Previous
            </button>{' '}
            <button type="button" disabled={chosen === parts.length - 1} onClick={() => choose(chosen + 1)}>
              Next
            </button>
          </nav>
        )}
        {several && part !== undefined && <h2>{visible(part.name)}</h2>}
        {part === undefined ? (
          <Summary page={page} choose={choose} />
        ) : (
          <Part part={part} address={address} change={change} />
        )}
      </main>
    </>
  );
}

type Change = ReturnType<typeof useAddress>[1];

const Part = ({
  part,
  address,
  change,
}: {
  part: PagePart;
  address: Readonly<Record<string, string>>;
  change: Change;
}) => {
  if (part.kind === 'run') return <RunView run={part} sources={part.sources} address={address} change={change} />;
  if (part.kind === 'search') return <SearchView search={part} address={address} change={change} />;
  if (part.kind === 'unplayed') return <p class="sentence">{visible(part.sentence ?? 'It was not played.')}</p>;
  if (part.kind === 'simulation') return <SimulationView simulation={part} />;
  return (
    <>
      <RulesFired rules={part.coverage.rules} />
      <CoverageView coverage={part.coverage} />
    </>
  );
};
