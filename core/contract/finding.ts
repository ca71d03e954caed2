import type { BenchError } from '../kernel/errors.ts';
import type { Milliseconds } from '../kernel/time.ts';

/** A failure kept something from happening that the author asked for; a warning is what the author may have meant. */
export type Severity = 'failure' | 'warning';

/** Something wrong that a run brought to light. */
export interface Finding {
  /** A word to grep for: `strategy-threw`, `refusal-unheard`, `request-answered-once`, ... */
  readonly kind: string;
  /** Only a failure makes the run fail. */
  readonly severity: Severity;
  /** The code of its kind in `docs/errors.md`; a kind of an author's own has none. */
  readonly code?: string | undefined;
  /** What happened and what to do, in a sentence; of several times, what happened first. */
  readonly sentence: string;
  /** When it happened first. */
  readonly at: Milliseconds;
  /** How many messages the trace had then: the last of these is what led to it. Absent where nothing keeps a trace. */
  readonly after?: number | undefined;
  /** InteractionId of the one it is about, where it is about one. */
  readonly interaction?: string | undefined;
  /** The author's line: `strategy.ts:12:5`. */
  readonly where?: string | undefined;
  /** How often it happened in the run, from the same cause. */
  readonly count: number;
}

/** What a plugin or a probe reports: a failure, unless it asks for a warning. Without `where` it is the line that reports it. */
export type Reported = Pick<Finding, 'kind' | 'sentence' | 'interaction' | 'where'> &
  Partial<Pick<Finding, 'severity' | 'code'>> & {
    /** Its severity where orders race, if that is another: what one order keeps from happening, another may let happen. */
    readonly whereOrdersRace?: Severity | undefined;
    /** What it is counted by in place of its sentence, where one cause is told in several ways. */
    readonly cause?: string | undefined;
  };

/** Whether two findings have one cause: the same thing on the same line, said in the same words but for numbers and the interaction. */
export const isSameCause = (one: Reported, other: Reported): boolean =>
  one.kind === other.kind &&
  severityOf(one) === severityOf(other) &&
  one.where === other.where &&
  causeIn(one) === causeIn(other);

const severityOf = ({ severity = 'failure' }: Reported): Severity => severity;

const causeIn = (reported: Reported): string => reported.cause ?? masked(reported);

const masked = ({ sentence, interaction }: Reported): string =>
  (interaction === undefined ? sentence : sentence.replaceAll(interaction, '#')).replaceAll(/\b\d+(\.\d+)?\b/g, '#');

/** Whether a finding makes its run fail. */
export const isFailure = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'failure';

/** An error of the bench as a finding: `RP_REAL_TIME` is of the kind `real-time`, a word to grep for. */
export const findingOf = ({
  code,
  message: sentence,
}: BenchError): Pick<Reported, 'kind' | 'sentence'> & { readonly code: string } => ({
  kind: code.slice(3).toLowerCase().replaceAll('_', '-'),
  code,
  sentence,
});
