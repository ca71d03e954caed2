import type { Finding } from '../contract/finding.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Branch } from './coverage-table.ts';
import { setUpFolded } from './diagram/diagram-cuts.ts';
import type { Outcome } from './outcomes.ts';
import type { RulesFired } from './rules-fired.ts';
import type { StoreHistory } from './store-history.ts';
import { traceDocument, type TraceDocument } from './trace-document.ts';
import type { Note, TraceLine } from './trace-line.ts';

/** A run as a page shows it. */
export interface RunShown {
  readonly verdict: Verdict;
  readonly scenario: string;
  readonly strategy: string | null;
  readonly findings: readonly Finding[];
  /** What became of each interaction; absent where nobody looked. */
  readonly outcomes?: readonly Outcome[];
  /** Which rows of rule tables fired; absent where none was asked. */
  readonly rules?: readonly RulesFired[];
  /** So many messages at the beginning only set up. */
  readonly setUp: number;
  readonly messages: readonly TraceDocument[];
  readonly notes: readonly Note[];
  readonly duration: Milliseconds;
  /** How the store changed, step by step. */
  readonly history: StoreHistory;
  /** How often this run took each branch of the author's code, where a search shows several runs. */
  readonly branches?: readonly Branch[];
}

/** A run that was played, with what a page shows of it. */
interface PlayedRun extends Pick<RunShown, 'verdict' | 'scenario' | 'findings' | 'rules' | 'notes' | 'duration'> {
  readonly outcomes: readonly Outcome[];
  readonly strategy: string | undefined;
  readonly messages: readonly TraceLine[];
  readonly history?: StoreHistory;
}

/** A run as a page shows it. */
export const runShown = ({
  verdict,
  scenario,
  strategy,
  findings,
  outcomes,
  rules,
  messages,
  notes,
  duration,
  history = [],
}: PlayedRun): RunShown => ({
  ...{ verdict, scenario, strategy: strategy ?? null, findings, outcomes },
  ...(rules && { rules }),
  setUp: setUpFolded(messages, findings),
  messages: messages.map(traceDocument),
  ...{ notes, duration, history },
});
