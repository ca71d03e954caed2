import type { LinkDelay } from '../bus/delays.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { PageDocument } from './page-document.ts';
import type { ChoicePoints } from '../run/choice-points.ts';

/** What can go wrong in a run on purpose, as the plugin `faults` has it. */
export type FaultKind = 'disconnect' | 'restart' | 'slow' | 'twice' | 'late';

/** A fault that may happen in a run, each time as somebody chooses. */
export interface FaultAsked {
  readonly kind: FaultKind;
  /** A program, or a message. */
  readonly of: string;
  /** How long it is away, or by how much a message takes longer; 0 where that is not asked. */
  readonly time: Milliseconds;
}

/** What the address of a live page asks for. */
export interface LiveAsked {
  /** The token of a path; without one, the ordinary run. */
  readonly path?: string | undefined;
  /** Delays of links, by the client's name. */
  readonly links?: Readonly<Record<string, Milliseconds>> | undefined;
  /** Parameters of the function that the file exports. */
  readonly set?: Readonly<Record<string, number>> | undefined;
  readonly faults?: readonly FaultAsked[] | undefined;
  /** Another answer to a question of that path; what comes after is answered in order. */
  readonly choose?: { readonly point: number; readonly answer: number } | undefined;
}

/** What can be changed about a run. */
export interface LiveOffers {
  /** Clients with the delay of their link as the scenario has it. */
  readonly links: readonly { readonly name: string; readonly to: string; readonly delay: LinkDelay }[];
  /** Parameters with what stands for them in the file. */
  readonly parameters: readonly { readonly name: string; readonly usual: string }[];
  /** Faults with whom or what they can happen to; `time` is what is usual, where one is asked. */
  readonly faults: readonly {
    readonly kind: FaultKind;
    readonly of: readonly string[];
    readonly time?: Milliseconds;
  }[];
}

/** A run of a live page. */
export interface LiveShown {
  readonly page: PageDocument;
  readonly points: ChoicePoints;
  /** Why nothing can be chosen, where that is so. */
  readonly unchoosable?: string;
  /** The path that was played; nothing for the ordinary run. */
  readonly path?: string;
  /** Plays the same in a terminal, where a command can. */
  readonly command?: string;
  /** What was kept of a path that was made for another version, in a sentence. */
  readonly kept?: string;
  readonly offers: LiveOffers;
}

/** Why there is no run to show. */
export interface LiveProblem {
  readonly code: string;
  readonly sentence: string;
  /** What a bundler shows of the author's code. */
  readonly shown?: string;
}

/** What a live page is answered. `stale`: the file was saved meanwhile. */
export type LiveAnswer = { readonly shown: LiveShown } | { readonly problem: LiveProblem } | { readonly stale: true };
