import type { Finding } from '../contract/finding.ts';
import type { Property } from '../contract/property.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Part } from '../replay/parts-of.ts';
import type { Coverage } from '../report/coverage.ts';
import type { RulesFired } from '../report/rules-fired.ts';
import type { TraceLine, Note } from '../report/trace-line.ts';

/** How a search ended. */
export type ExploreVerdict = 'proved' | 'violated' | 'bounded';

/** Something to fix: a property that fails, at one of the author's lines, and the shortest run that was found in which it does. */
export interface Failure {
  /** The sentence of an author's property, or the kind of a built-in one. */
  readonly property: string;
  /** What was found, with its sentence and line. */
  readonly finding: Finding;
  /** Plays the run again: `routeproof replay FILE TOKEN`. */
  readonly token: string;
  /** Steps up to the one that broke it. */
  readonly steps: number;
  /** It fails in the ordinary run already: that run is shown as it is, and nothing has to race. */
  readonly isOrdinary?: boolean;
  /** What came in another order than in the ordinary run, in sentences. */
  readonly race: readonly string[];
  /** What the scenario was played without, because it fails all the same. */
  readonly leftOut: readonly Part[];
  /** In how many runs it was made smaller, and whether nothing that remains could be left out; absent where it was not tried. */
  readonly shrunk?: {
    /** Runs that shrinking took. */
    readonly runs: number;
    /** Nothing that remains could be left out. */
    readonly isMinimal: boolean;
  };
  /** Messages of that run, in the order of delivery. */
  readonly messages: readonly TraceLine[];
  /** What stands in the picture beside messages: the faults of the run. */
  readonly notes?: readonly Note[];
}

/** Why a search ended before every run was played, or proves nothing. */
export type Bound =
  | 'runs'
  | 'steps'
  | 'time'
  | 'stopped'
  | 'failures'
  | 'nothing raced'
  | 'a limit of the bench'
  | 'a round'
  | 'chance'
  | 'shared variables';

/** What runs were warned of, and in how many. */
export interface SearchWarning {
  /** As it was in the first of them. */
  readonly finding: Finding;
  /** 0 where it is the author's files that were looked at. */
  readonly runs: number;
}

/** Who says what a property asks: the bench, or the author with one of the three words. */
export type PropertyKind = 'built-in' | Property['kind'];

/** What a search says of one property. A `sometimes` holds when it was reached. */
export interface PropertyOutcome {
  /** The sentence of an author's property, or the kind of a built-in one. */
  readonly property: string;
  /** `built-in`, or the word with which the author states it. */
  readonly kind: PropertyKind;
  /** `not decided` where it held in the runs that were played, and a bound ended the search before the others. */
  readonly outcome: 'violated' | 'held' | 'not decided';
}

/** What a search, or a share of one, has counted and found. */
export interface SearchFound {
  /** Runs that were played to their end. */
  readonly runs: number;
  /** Runs that were left where they only repeated another. */
  readonly cutOff: number;
  /** Steps of these runs. */
  readonly steps: number;
  /** Runs that were played by chance between those of the search, which they count neither as runs nor as steps of. */
  readonly byChance: number;
  /** The shortest run for each cause. */
  readonly failures: readonly Failure[];
  /** Every `sometimes`, and whether some run reached it. */
  readonly goals: readonly {
    /** Its sentence. */
    readonly property: string;
    /** Some run got there. */
    readonly reached: boolean;
  }[];
  /** What runs were warned of, each cause once; a warning violates nothing. */
  readonly warnings: readonly SearchWarning[];
  /** Why the search proves nothing; empty when it does. */
  readonly bounds: readonly Bound[];
  /** Choice points on which something was still to be tried when the search ended. */
  readonly left: number;
  /** At least about so many runs were left when the search ended; absent where it was over, and where nobody can say. */
  readonly runsLeft?: number | undefined;
  /** Which rows of rule tables fired, and in how many of the runs; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
  /** What the runs have shown, where it was asked for. */
  readonly coverage?: Coverage;
}

/** What a search found out. */
export interface Explored extends SearchFound {
  /** `proved` when everything was played and nothing failed, `bounded` when a bound ended it first. */
  readonly verdict: ExploreVerdict;
  /** What became of each property, built-in ones first. */
  readonly properties: readonly PropertyOutcome[];
  /** Name of the scenario. */
  readonly scenario: string;
  /** The race window that was used: by how much an event may be late. */
  readonly window: Milliseconds;
  /** Options of the Interaction Server that were in force. */
  readonly options: ServerOptions;
  /** How steps were told apart, in a sentence. */
  readonly reduction: string;
}
