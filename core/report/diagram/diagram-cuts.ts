import { isFailure, type Finding } from '../../contract/finding.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { openingMessages } from '../../protocol/opening-messages.ts';
import type { Note, TraceLine } from '../trace-line.ts';

/** What of a run a picture shows. Where something is left out a line says how much. */
export interface DiagramCuts {
  /** InteractionIds: only messages about these. Default: all. */
  readonly only?: readonly string[] | undefined;
  /** Names of actors: only messages that one of them sends or gets. Default: all. */
  readonly actors?: readonly string[] | undefined;
  /** Only what is delivered from this time on. Default: the beginning of the run. */
  readonly from?: Milliseconds | undefined;
  /** Only what is delivered until this time. Default: the end of the run. */
  readonly to?: Milliseconds | undefined;
  /** Leaves out how clients register and log in, as far as nothing else comes before. Default: false. */
  readonly foldsSetUp?: boolean | undefined;
  /** Leaves out what comes after the last failure. Default: false. */
  readonly foldsAfterFailure?: boolean | undefined;
  /** What was found: a failure is marked where it was found. Default: nothing. */
  readonly findings?: readonly Finding[] | undefined;
}

/** Why something is left out. */
export type CutReason = 'set-up' | 'earlier' | 'later' | 'others' | 'after the failure';

/** Less than this is shown: a line would say no more in its place. */
const [leastSetUp, leastAfterFailure] = [4, 2];

/** Says of each message of a trace, and of notes, why it is left out; nothing where it is shown. */
export class Cuts {
  readonly #cuts: DiagramCuts;
  readonly #trace: readonly TraceLine[];
  readonly #only: ReadonlySet<string> | undefined;
  readonly #actors: ReadonlySet<string> | undefined;
  /** How many messages are set-up, and how many there are up to the last failure. */
  readonly #setUp: number;
  readonly #untilFailure: number;

  constructor(trace: readonly TraceLine[], cuts: DiagramCuts) {
    const { only, actors, foldsSetUp = false, foldsAfterFailure = false } = cuts;
    this.#cuts = cuts;
    this.#trace = trace;
    this.#only = only && new Set(only);
    this.#actors = actors && new Set(actors);
    const failures = this.failures.map(({ after }) => after);
    const last = failures.length === 0 ? Infinity : Math.max(...failures);
    this.#setUp = foldsSetUp ? setUpFolded(trace, cuts.findings ?? []) : 0;
    this.#untilFailure = foldsAfterFailure && trace.length - last >= leastAfterFailure ? last : Infinity;
  }

  /** Failures of which it is known where they were found, the first one first. */
  get failures(): readonly (Finding & { readonly after: number })[] {
    return failuresIn(this.#cuts.findings ?? []).toSorted((one, other) => one.after - other.after);
  }

  /** Why the message at that place is left out. */
  of(index: number): CutReason | undefined {
    const message = this.#trace[index]!;
    if (index < this.#setUp) return 'set-up';
    const byTime = this.#byTime(message.at);
    if (byTime !== undefined) return byTime;
    if (index >= this.#untilFailure) return 'after the failure';
    return this.#isAsked(message) ? undefined : 'others';
  }

  /** Why a note is left out. */
  ofNote({ at, actor, after }: Note): CutReason | undefined {
    const byTime = this.#byTime(at);
    if (byTime !== undefined) return byTime;
    if (after > this.#untilFailure) return 'after the failure';
    return this.#actors === undefined || actor === undefined || this.#actors.has(actor) ? undefined : 'others';
  }

  #byTime(at: Milliseconds): CutReason | undefined {
    const { from = 0, to = Infinity } = this.#cuts;
    if (at < from) return 'earlier';
    return at > to ? 'later' : undefined;
  }

  #isAsked({ from, to, interaction, body }: TraceLine): boolean {
    const [only, actors] = [this.#only, this.#actors];
    if (actors !== undefined && !actors.has(from) && !actors.has(to)) return false;
    if (only === undefined) return true;
    return interaction === undefined
      ? namedIn(body).some((id) => id !== undefined && only.has(id))
      : only.has(interaction);
  }
}

/** How many messages at the beginning are left out as set-up, where it is folded; what failed is not. */
export const setUpFolded = (trace: readonly TraceLine[], findings: readonly Finding[]): number => {
  const setUp = Math.min(setUpOf(trace), ...failuresIn(findings).map(({ after }) => after - 1));
  return setUp >= leastSetUp && setUp < trace.length ? setUp : 0;
};

/** Failures of which it is known where they were found. */
const failuresIn = (findings: readonly Finding[]): readonly (Finding & { readonly after: number })[] =>
  findings.flatMap((finding) =>
    isFailure(finding) && finding.after !== undefined ? [{ ...finding, after: finding.after }] : [],
  );

/** How many messages at the beginning are about nothing but that clients are there. */
const setUpOf = (trace: readonly TraceLine[]): number => {
  const end = trace.findIndex(({ type, interaction }) => interaction !== undefined || !openingMessages.has(type));
  return end < 0 ? trace.length : end;
};

interface WithInteractions {
  readonly InteractionIds?: readonly string[];
  readonly Interactions?: readonly { readonly InteractionId?: string }[];
}

/** Interactions that a message about several of them names. */
const namedIn = (body: object): readonly (string | undefined)[] => {
  const { InteractionIds = [], Interactions = [] } = body as WithInteractions;
  return [...listIn(InteractionIds), ...listIn(Interactions).map(({ InteractionId }) => InteractionId)];
};

/** Whoever speaks words of his own may have anything there. */
const listIn = <T>(value: readonly T[]): readonly T[] => (Array.isArray(value) ? value : []);
