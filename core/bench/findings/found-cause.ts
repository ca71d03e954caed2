import { isSameCause, type Finding, type Reported } from '../../contract/finding.ts';
import type { Milliseconds } from '../../kernel/time.ts';

/** What the bench hears of before, or instead of, the one who catches what was thrown. */
const offences = [
  'real-time',
  'machine-setting',
  'outside-bench',
  'endless-loop',
  'stuck',
  'out-of-memory',
  'process-ended',
];

/** When something is found, how many messages had crossed, and the line for what is reported without one. */
interface FoundAt {
  readonly at: Milliseconds;
  readonly after: number | undefined;
  readonly line: string | undefined;
}

/** One cause of findings: what was found first, how often it came again, and to whom. */
export class FoundCause {
  #finding: Finding;
  readonly #reported: Reported;
  /** When it came last to each interaction. */
  readonly #cameTo = new Map<string | undefined, Milliseconds>();

  constructor(reported: Reported, { at, after, line }: FoundAt) {
    const { kind, code, severity = 'failure', sentence, interaction } = reported;
    const where = reported.where ?? line;
    this.#reported = reported;
    this.#finding = {
      kind,
      severity,
      ...(code !== undefined && { code }),
      sentence,
      at,
      ...(after !== undefined && { after }),
      ...(interaction !== undefined && { interaction }),
      ...(where !== undefined && { where }),
      count: 1,
    };
    this.#cameTo.set(interaction, at);
  }

  get finding(): Finding {
    return this.#finding;
  }

  get isOffence(): boolean {
    return offences.includes(this.#finding.kind);
  }

  /** Whether it is reported again. */
  isOf(reported: Reported): boolean {
    return isSameCause(reported, this.#reported);
  }

  /** Whether what is reported only passes on what was thrown here. */
  isOffenceIn({ kind, sentence, where }: Reported): boolean {
    if (!this.isOffence || offences.includes(kind) || !sentence.includes(this.#finding.sentence)) return false;
    const own = this.#reported.where;
    return where === undefined || own === undefined || own === where;
  }

  /** It has come again, or it becomes known to whom it came. */
  comesAgain(reported: Reported, at: Milliseconds): void {
    const { interaction, where } = reported;
    const isKnown = this.isOffenceIn(reported);
    this.#cameTo.set(interaction, at);
    const { interaction: first = isKnown ? interaction : undefined, where: line = where } = this.#finding;
    this.#finding = {
      ...this.#finding,
      ...(first !== undefined && { interaction: first }),
      ...(line !== undefined && { where: line }),
      count: this.#finding.count + (isKnown ? 0 : 1),
    };
  }

  /** Whether it came to that interaction at that time. */
  cameTo(interaction: string | undefined, at: Milliseconds): boolean {
    return this.#cameTo.get(interaction) === at;
  }

  isFailureOf(interaction: string): boolean {
    return this.#finding.severity === 'failure' && this.#cameTo.has(interaction);
  }
}
