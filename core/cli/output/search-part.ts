import type { CounterexampleShown, SearchPart } from '../../page/page-document.ts';
import type { Branch } from '../../report/coverage-table.ts';
import type { Pictured } from '../text/failure-lanes.ts';
import { searchSummary } from '../text/explored-text.ts';
import { sourcesShown } from './html-out.ts';

/** A search, with its counterexamples as they are shown, and the author's files. */
interface Searched {
  readonly shown: Pictured;
  readonly counterexamples?: readonly CounterexampleShown[];
  /** What the ordinary run takes of these files. */
  readonly branches?: readonly Branch[];
  readonly loaded: readonly string[];
}

/** What a search of a file found out, as a part of a page. */
export const searchPart = (
  name: string,
  { shown, counterexamples = [], branches = [], loaded }: Searched,
): SearchPart => ({
  kind: 'search',
  name,
  verdict: shown.verdict,
  scenario: shown.scenario,
  summary: searchSummary(shown),
  properties: shown.properties,
  counterexamples,
  warnings: shown.warnings,
  ...(shown.rules && { rules: shown.rules }),
  ...(shown.coverage && { coverage: shown.coverage }),
  sources: sourcesShown(loaded, branches),
});
