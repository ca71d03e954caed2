import type { RuleAnalysis } from 'routeproof/plugins';
import type { PlayedInteraction } from '../../bench/play-once.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Verdict } from '../../contract/verdict.ts';
import type { Bound, ExploreVerdict, Failure, PropertyOutcome, SearchWarning } from '../../explore/explored.ts';
import type { CoverageDocument } from '../../explore/coverage/coverage-document.ts';
import type { Branch } from '../../report/coverage-table.ts';
import type { Outcome } from '../../report/outcomes.ts';
import type { Reference } from '../../report/reference/reference-json.ts';
import type { RulesFired } from '../../report/rules-fired.ts';
import type { TraceDocument } from '../../report/trace-document.ts';
import type { Comparison } from '../../simulate/compare-simulations.ts';
import type { HeldAgainstTheory } from '../../simulate/hold-against-theory.ts';
import type { SimulationDocument } from '../../simulate/simulation-document.ts';
import type { StaffingDocument } from '../../simulate/staffing/staffing-document.ts';
import type { FileVerdict } from '../play/file-verdict.ts';

/** What `run --json` prints of one file, and `replay --json`. */
export interface RunDocument {
  /** `inconclusive` where a limit ended the run before anything failed. */
  readonly verdict: Verdict;
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of its default strategy, if it has one. */
  readonly strategy: string | null;
  /** In the order in which they were seen; each cause once, with its count. */
  readonly findings: readonly Finding[];
  /** All that were submitted, stopped ones too. */
  readonly interactions: readonly PlayedInteraction[];
  /** What became of each, in the order in which they came. */
  readonly outcomes: readonly Outcome[];
  /** Which rows of rule tables fired, and how often; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
  /** The trace, in the order of delivery. */
  readonly messages: readonly TraceDocument[];
  /** With `--coverage`: each branch of the author's files, and how often it was taken. */
  readonly branches?: readonly Branch[];
  /** With `--coverage`: what the run has shown. */
  readonly coverage?: CoverageDocument;
}

/** A counterexample of a search. */
export type FailureDocument = Omit<Failure, 'messages' | 'notes' | 'shrunk' | 'isOrdinary'> & {
  /** It fails in the ordinary run already, in which nothing comes late. */
  readonly isOrdinary: boolean;
  /** Its run as lanes, where it can be drawn. */
  readonly lanes?:
    | {
        readonly picture: string;
        /** What each letter of the picture means. */
        readonly letters: Readonly<Record<string, string>>;
        /** What plays it in a test. */
        readonly text: string;
      }
    | undefined;
  /** Its run, in the order of delivery. */
  readonly messages: readonly TraceDocument[];
};

/** What `explore --json` prints of one file. */
export interface ExploreDocument {
  /** `proved` when everything was played and nothing failed, `bounded` when a bound ended it first. */
  readonly verdict: ExploreVerdict;
  /** Runs of the search that were played to their end. */
  readonly runs: number;
  /** Runs that were played by chance between those. */
  readonly byChance: number;
  /** Steps of the runs of the search. */
  readonly steps: number;
  /** Why the search proves nothing; empty when it does. */
  readonly bounds: readonly Bound[];
  /** At least about so many runs were left; absent where nobody can say. */
  readonly runsLeft?: number | undefined;
  /** What became of each property, built-in ones first. */
  readonly properties: readonly PropertyOutcome[];
  /** The shortest run for each cause. */
  readonly failures: readonly FailureDocument[];
  /** What runs were warned of. */
  readonly warnings: readonly SearchWarning[];
  /** Every `sometimes`, and whether some run reached it. */
  readonly goals: readonly { readonly property: string; readonly reached: boolean }[];
  /** Which rows of rule tables fired, and in how many of the runs; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
  /** With `--coverage`: what the runs have shown. */
  readonly coverage?: CoverageDocument;
}

/** One flow in one variant, as `flows --json` lists it. */
export interface FlowDocument {
  /** Its id: `conference/leave`. */
  readonly flow: string;
  /** Which branch of the flow, where it has several. */
  readonly variant?: string;
  /** As the manual's chapter has it. */
  readonly title: string;
  /** Whether the run followed the flow. */
  readonly verdict: Verdict;
  /** Each says after which step of the flow it came. */
  readonly findings: readonly Finding[];
  /** Those that only brought the bench to the phase are marked `setup`. */
  readonly messages: readonly (TraceDocument & { readonly setup?: true })[];
}

/** Of several files one that could not be played, or was not. */
export interface UnplayedDocument {
  /** As it was given. */
  readonly file: string;
  readonly verdict: 'could not run' | 'not played';
  /** Why it could not be played. */
  readonly error?: {
    /** As the list of errors has it; a fault that is nobody's has none. */
    readonly code?: string;
    readonly sentence: string;
  };
}

/** What `--json` prints of several files, or of a folder. */
export interface FilesDocument<Document extends object> {
  /** The worst of them. */
  readonly verdict: FileVerdict;
  /** Each with what it has alone, after its name. */
  readonly files: readonly (({ readonly file: string } & Document) | UnplayedDocument)[];
  /** Files of a folder that export neither a strategy nor a scenario. */
  readonly skipped: readonly string[];
}

/** What `simulate --json` prints of several simulations. */
export interface SimulationsDocument {
  readonly simulations: readonly { readonly name: string; readonly document: SimulationDocument }[];
  /** Which were held against which. */
  readonly comparisons: readonly Comparison[];
  /** With `--goal`: which is the first to reach it, in words. */
  readonly goal?: string | undefined;
}

/** What `rules --json` prints. */
export interface RulesDocument extends RuleAnalysis {
  /** `fail` where a row does not do what it says, `inconclusive` where it is not known whether one does. */
  readonly verdict: Verdict;
  /** The table, as it was given. */
  readonly file: string;
}

/** What `validate --json` prints. */
export interface ValidateDocument {
  /** The worst of the models. */
  readonly verdict: Verdict;
  /** In how many runs of this command one fails where everything is right. */
  readonly falseAlarms: number;
  /** How many values were judged. */
  readonly values: number;
  readonly models: readonly HeldAgainstTheory[];
}

/** What `new --json` prints. */
export interface NewDocument {
  /** The folder that was made. */
  readonly folder: string;
  /** The example that it was made from. */
  readonly example: string;
  readonly files: readonly string[];
}

/**
 * What each command prints with `--json`: the schemas in `docs/schemas` are made of this, one for each.
 * @public
 */
export interface Documents {
  readonly run: RunDocument | FilesDocument<RunDocument>;
  readonly explore: ExploreDocument | FilesDocument<ExploreDocument>;
  readonly replay: RunDocument;
  readonly flows: readonly FlowDocument[];
  readonly simulate: SimulationDocument | SimulationsDocument | StaffingDocument;
  readonly rules: RulesDocument;
  readonly validate: ValidateDocument;
  readonly merge: SimulationDocument | SimulationsDocument | ExploreDocument;
  readonly coverage: CoverageDocument;
  readonly new: NewDocument;
  readonly reference: Reference;
}
