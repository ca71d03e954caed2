import { useState } from 'preact/hooks';
import { visible, visibleLines } from '../../core/kernel/visible.ts';
import type { CounterexampleShown, SearchPart } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { CoverageView } from './coverage-view.tsx';
import { Findings } from '../parts/findings.tsx';
import { Sources } from '../parts/sources.tsx';
import { Timeline } from '../run/timeline.tsx';

interface OfSearch {
  readonly search: SearchPart;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** What a search found: its properties, and each counterexample beside the nearest run that passes. */
export function SearchView({ search, address, change }: OfSearch) {
  const { counterexamples, warnings, properties, summary, coverage, sources, scenario } = search;
  const chosen = Number(address['failure'] ?? 0);
  const shown = counterexamples[chosen];
  return (
    <>
      <p class="facts">
        <strong>{visible(scenario)}</strong>
        {summary.map((line) => (
          <span key={line}> · {visible(line)}</span>
        ))}
      </p>
      <section aria-labelledby="properties">
        <h2 id="properties">Properties</h2>
        <table>
          <tbody>
            {properties.map(({ property, kind, outcome }) => (
              <tr key={property} class={outcome === 'violated' ? 'changed' : undefined}>
                <td class={`outcome ${outcome.replace(' ', '-')}`}>{outcome}</td>
                <th scope="row">{visible(property)}</th>
                <td class="quiet">{kind}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {counterexamples.length > 0 && (
        <section aria-labelledby="counterexamples">
          <h2 id="counterexamples">Counterexamples</h2>
          <div role="group" aria-label="Counterexamples">
            {counterexamples.map(({ property }, index) => (
              <button
                key={index}
                type="button"
                aria-pressed={index === chosen}
                onClick={() => change({ failure: String(index), at: undefined, with: undefined })}
              >
                {visible(property)}
              </button>
            ))}
          </div>
          {shown !== undefined && <Counterexample of={shown} address={address} change={change} />}
        </section>
      )}
      <Findings findings={warnings.map(({ finding }) => finding)} />
      <Sources sources={sources} />
      {coverage !== undefined && <CoverageView coverage={coverage} />}
    </>
  );
}

function Counterexample({ of, address, change }: Omit<OfSearch, 'search'> & { readonly of: CounterexampleShown }) {
  const isGood = address['with'] === 'good' && of.good !== undefined;
  return (
    <article>
      <p class="sentence">{visibleLines(of.finding.sentence)}</p>
      <ul>
        {of.race.map((line) => (
          <li key={line}>{visible(line)}</li>
        ))}
        {of.leftOut !== undefined && <li class="quiet">{visible(of.leftOut)}</li>}
      </ul>
      <Token token={of.token} />
      {of.good !== undefined && (
        <div role="group" aria-label="Which run">
          <button type="button" aria-pressed={!isGood} onClick={() => change({ with: undefined })}>
            The run that fails
          </button>{' '}
          <button type="button" aria-pressed={isGood} onClick={() => change({ with: 'good' })}>
            The nearest run that passes
          </button>{' '}
          <button type="button" class="link" onClick={() => change({ at: String(of.good!.fork) })}>
            go to where they part
          </button>
        </div>
      )}
      <Timeline run={isGood ? of.good!.run : of.run} fork={of.good?.fork} address={address} change={change} />
    </article>
  );
}

/** The token of a run, and a button that copies it. */
function Token({ token }: { readonly token: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(token).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <p>
      Play it again: <code class="token">{visible(token)}</code>{' '}
      <button type="button" onClick={copy}>
        Copy
      </button>{' '}
      <span role="status">{isCopied ? 'copied' : ''}</span>
    </p>
  );
}
