import type { Explored } from '../../explore/explored.ts';
import type { SavedExport } from '../../explore/explain/saved-scenario.ts';
import type { SearchShard } from '../../explore/subtrees/search-shard.ts';
import type { CounterexampleShown } from '../../page/page-document.ts';
import type { Branch } from '../../report/coverage-table.ts';
import type { Shard } from '../options/bounds.ts';
import type { SearchShardDocument } from '../output/search-document.ts';
import type { Pictured } from '../text/failure-lanes.ts';

/** How a search was asked for, as plain values. */
export interface SearchAsked {
  readonly runs?: number;
  readonly steps?: number;
  readonly time?: number;
  readonly window?: number;
  readonly seed?: number;
  readonly failures?: number;
  readonly random?: number;
  readonly reduction: boolean;
  readonly chance: boolean;
  readonly opening?: boolean;
  readonly shrink?: number;
  readonly coverage?: boolean;
  readonly workers?: number;
  /** Whether counterexamples are wanted as a page shows them. */
  readonly isForPage?: boolean;
  readonly shard?: Shard;
  /** How long an author's code may show no sign of life, in milliseconds. */
  readonly patience: number;
}

/** A search for a thread of its own. */
export interface SearchTask {
  readonly file: string;
  readonly asked: SearchAsked;
  /** The word to stop, and how far it is: as `figure` says. */
  readonly figures: Float64Array;
}

/** The file that is searched. */
export interface SearchedFile {
  readonly hash: string;
  readonly exported: SavedExport;
  /** The author's files. */
  readonly loaded: readonly string[];
}

/** What a search and its check have found out, as plain values. */
export interface FoundOut extends Pick<SearchShardDocument, 'search' | 'unrepeatable' | 'checked'> {
  readonly found: Explored;
  readonly shown: Pictured;
  /** Counterexamples as a page shows them, where they were asked for. */
  readonly counterexamples?: readonly CounterexampleShown[];
  /** What the ordinary run takes of the author's code, where that was asked for. */
  readonly branches?: readonly Branch[];
}

/** The answer to a search. */
export type Searched = SearchedFile & FoundOut;

/** What the thread of a search tells while it searches, each part when it is known, and again when there is more. */
export interface SoFar {
  readonly begun?: true;
  readonly file?: SearchedFile;
  readonly search?: SearchShard;
  readonly foundOut?: FoundOut;
}

/** Where each figure stands in the memory that a search shares. */
export const figure = {
  ...{ stop: 0, phase: 1, count: 2, of: 3 },
  ...{ runs: 4, steps: 5, depth: 6, failures: 7, byChance: 8, runsLeft: 9 },
} as const;

/** What a search is doing. */
export const phases = ['searching', 'checking', 'shrinking', 'drawing'] as const;
