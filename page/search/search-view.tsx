import { visible } from '../../core/kernel/visible.ts';
import type { CounterexampleShown, SearchPart } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { CoverageView } from './coverage-view.tsx';
import { Counterexample } from './counterexample.tsx';
import { Findings } from '../parts/findings.tsx';
import { RulesFired } from '../parts/rules-fired.tsx';
import { Sources, type TakenIn } from '../parts/sources.tsx';
import { SearchFacts } from './search-facts.tsx';

interface OfSearch {
  readonly search: SearchPart;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** What a search found: the verdict in a sentence, and each counterexample beside the nearest run that passes. */
export function SearchView({ search, address, change }: OfSearch) {
  const { counterexamples, warnings, rules, coverage, sources } = search;
  const chosen = Number(address['failure'] ?? 0);
  const shown = counterexamples[chosen];
  return (
    <>
      <SearchFacts search={search} />
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
      <RulesFired rules={rules} />
      <Sources sources={sources} runs={shown && runsOf(shown, search)} />
      {coverage !== undefined && <CoverageView coverage={coverage} />}
    </>
  );
}

/** The run that fails and one that does not, as far as it is known what they took of the author's code. */
function runsOf({ run, good }: CounterexampleShown, { sources }: SearchPart): readonly TakenIn[] | undefined {
  if (run.branches === undefined) return undefined;
  const other =
    good?.run.branches === undefined
      ? { name: 'the ordinary run', branches: sources.flatMap(({ branches }) => branches) }
      : { name: 'the one that passes', branches: good.run.branches };
  return [{ name: 'the run that fails', branches: run.branches }, other];
}
