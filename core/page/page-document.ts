import type { Finding } from '../contract/finding.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Coverage } from '../report/coverage.ts';
import type { Branch } from '../report/coverage-table.ts';
import type { RulesFired } from '../report/rules-fired.ts';
import type { RunShown } from '../report/run-shown.ts';
import type { Comparison } from '../simulate/compare-simulations.ts';
import type { SimulationDocument } from '../simulate/simulation-document.ts';

export type { RunShown };

/** An author's file as it was read, and what of it ran. */
export interface SourceShown {
  readonly file: string;
  readonly text: string;
  /** How often each branch and function was taken; of a search, in the ordinary run, in which nothing comes late. */
  readonly branches: readonly Branch[];
}

/** One run of a file, or one flow of the manual. */
export interface RunPart extends RunShown {
  readonly kind: 'run';
  /** What it is called in the list of parts: a file, or a flow with its variant. */
  readonly name: string;
  readonly sources: readonly SourceShown[];
}

/** A failing run that a search found, beside the nearest one that passes. */
export interface CounterexampleShown {
  readonly property: string;
  readonly finding: Finding;
  /** Plays the run again: `routeproof replay FILE TOKEN`. */
  readonly token: string;
  /** What came in another order than in the ordinary run, in sentences. */
  readonly race: readonly string[];
  /** What it was found not to need, in a sentence. */
  readonly leftOut?: string;
  readonly run: RunShown;
  /** The nearest run that does not fail, and where the two part: so many messages are the same in both. */
  readonly good?: { readonly run: RunShown; readonly fork: number };
}

/** What `explore` found out about a file. */
export interface SearchPart {
  readonly kind: 'search';
  readonly name: string;
  readonly verdict: string;
  readonly scenario: string;
  /** What was played and what was left, line by line, as it is printed. */
  readonly summary: readonly string[];
  readonly properties: readonly { readonly property: string; readonly kind: string; readonly outcome: string }[];
  readonly counterexamples: readonly CounterexampleShown[];
  readonly warnings: readonly { readonly finding: Finding; readonly runs: number }[];
  readonly rules?: readonly RulesFired[];
  readonly coverage?: Coverage;
  readonly sources: readonly SourceShown[];
}

/** What was covered by runs and tests together. */
export interface CoveragePart {
  readonly kind: 'coverage';
  readonly name: string;
  readonly coverage: Coverage;
}

/** Simulations of one call, as `simulate --json` prints them. */
export interface SimulationShown {
  readonly kind: 'simulation';
  readonly name: string;
  readonly verdict: Verdict;
  readonly simulations: readonly { readonly name: string; readonly document: SimulationDocument }[];
  readonly comparisons: readonly Comparison[];
}

/** A file that was not played, and why. */
export interface UnplayedPart {
  readonly kind: 'unplayed';
  readonly name: string;
  readonly verdict: string;
  /** Absent where there is nothing to tell but that it was skipped. */
  readonly sentence?: string;
}

/** What is shown under one name. */
export type PagePart = UnplayedPart | RunPart | SearchPart | CoveragePart | SimulationShown;

/** What a page is made of; it stands in the page itself. */
export interface PageDocument {
  /** Version of the package that wrote it. */
  readonly routeproof: string;
  readonly title: string;
  /** What was typed, to be typed again. */
  readonly command: string;
  /** What is to be known of all of it: what was left out, say. */
  readonly notes?: readonly string[];
  readonly parts: readonly PagePart[];
}
