import { createHash } from 'node:crypto';
import type { Bench } from '../../../bench/create-bench.ts';
import { stepName, type Round } from '../../../bench/rounds/rounds.ts';
import { messageIn } from '../../../bus/message-in.ts';
import type { Pending } from '../../../kernel/clock/event-queue.ts';
import { serverName } from '../../../server/server-name.ts';
import type { SearchedRun } from '../searched-run.ts';
import type { Answered } from '../../steps/run-record.ts';
import { StandingNow } from './standing-now.ts';
import type { StepFollower } from './step-follower.ts';

/** Nobody looks at a run before it is so long: what goes round for ever gets there. */
const looksAfter = 200;
/** So many earlier steps of the same event are looked at: a round is the shortest of them. */
const mostEarlier = 16;

/** A round that a run has come to, and how it came there. */
export interface SuspectedRound extends Round {
  /** All that was answered until it had come round. */
  readonly answers: readonly number[];
  /** So many of them before it began. */
  readonly answersFrom: number;
  /** Tells it from other rounds, wherever in it one begins. */
  readonly signature: string;
}

/** What is known of the rounds of a scenario. */
export interface KnownRounds {
  /** Those that go on for ever. */
  readonly forEver: ReadonlySet<string>;
  /** Those that end after all. */
  readonly ending: ReadonlySet<string>;
}

/** Ends a run that may go round for ever. */
export class MayGoRound extends Error {
  readonly round: SuspectedRound;
  /** It is known to. */
  readonly isKnown: boolean;

  constructor(round: SuspectedRound, isKnown: boolean) {
    super();
    this.round = round;
    this.isKnown = isKnown;
  }
}

/**
 * Ends a run where the same steps with the same answers have come twice in a row and have left things as they were, or once where
 * such a round is known to go on for ever. Rounds that are known to end are let pass.
 */
export class Suspicion implements StepFollower {
  readonly #known: KnownRounds;
  readonly #answers: readonly number[];
  readonly #chosen: readonly Answered[];
  /** What is kept begins with that step. */
  #from: number;
  /** So often it came to a round that is known to end. */
  #ending = 0;
  #bench: Bench | undefined;
  /** Names of the steps, how many answers there were when each began, and how things stood then. */
  readonly #names: string[] = [];
  readonly #answered: number[] = [];
  #standing: StandingNow | undefined;
  #stood: Map<number, number> | undefined;
  #seen: Map<string, number[]> | undefined;

  readonly #seeks: boolean;

  /** What is answered in the run grows with it. Where it seeks nothing, it looks for rounds that are known. */
  constructor(known: KnownRounds, { answers, answered }: Pick<SearchedRun, 'answers' | 'answered'>, seeks = true) {
    this.#known = known;
    this.#seeks = seeks;
    this.#answers = answers;
    this.#chosen = answered;
    this.#from = known.forEver.size > 0 ? 0 : looksAfter;
  }

  watch(bench: Bench): void {
    this.#bench = bench;
  }

  begins(event: Pending, step: number): void {
    if (step < this.#from) return;
    const name = stepName(event);
    const at = this.#names.push(name) - 1;
    this.#answered.push(this.#answers.length);
    // Whatever goes round passes the server or a timer.
    if (event.queue.actor.name !== serverName && messageIn(event.subject) !== undefined) return;
    const stands = (this.#standing ??= new StandingNow(this.#bench!.store)).sum;
    // Most runs do not get here, and are to cost nothing.
    const stood = (this.#stood ??= new Map<number, number>());
    const seen = (this.#seen ??= new Map<string, number[]>());
    const earlier = seen.get(name);
    stood.set(at, stands);
    if (earlier === undefined) return void seen.set(name, [at]);
    const same = earlier.slice(-mostEarlier).filter((before) => stood.get(before) === stands);
    earlier.push(at);
    for (const before of same.reverse()) if (this.#isEnding(before, at)) return this.#pause(step, at - before);
  }

  /** It may take long until such a round ends: nothing is kept for a while, and each time for longer. */
  #pause(step: number, length: number): void {
    this.#from = step + length * 2 ** Math.min(this.#ending++, 16);
    this.#names.length = this.#answered.length = 0;
    this.#stood = this.#seen = undefined;
  }

  /** Things stand as they did before that step: whether that is known to come to an end. */
  #isEnding(before: number, at: number): boolean {
    const [from, to] = [this.#answered[before]!, this.#answered[at]!];
    const { forEver, ending } = this.#known;
    const isTwice = this.#seeks && this.#isTwice(before, at);
    if (!isTwice && forEver.size === 0) return false;
    const signature = signatureOf([...this.#names.slice(before, at), ...this.#chosenIn(from, to)]);
    const isKnown = forEver.has(signature);
    if (!isKnown && !isTwice) return false;
    if (!isKnown && ending.has(signature)) return true;
    const answers = this.#answers.slice(0, to);
    const round = { from: this.#from + before, length: at - before, answers, answersFrom: from, signature };
    throw new MayGoRound(round, isKnown);
  }

  /** What actors chose in so many of the answers: two rounds with the same steps may differ in that alone. */
  #chosenIn(from: number, to: number): readonly string[] {
    const chosen: string[] = [];
    for (let index = this.#chosen.length - 1; index >= 0; index--) {
      const { position, about, chosen: answer } = this.#chosen[index]!;
      if (position < from) break;
      if (position < to) chosen.push(`${about}: ${answer}`);
    }
    return chosen;
  }

  /** Whether the steps between them came just before as well, with the same answers. */
  #isTwice(before: number, at: number): boolean {
    const length = at - before;
    const first = before - length;
    if (first < 0) return false;
    const [names, answered] = [this.#names, this.#answered];
    const many = answered[at]! - answered[before]!;
    if (answered[before]! - answered[first]! !== many) return false;
    for (let step = first; step < before; step++) if (names[step] !== names[step + length]) return false;
    for (let answer = answered[first]!; answer < answered[before]!; answer++)
      if (this.#answers[answer] !== this.#answers[answer + many]) return false;
    return true;
  }
}

/** The same wherever in the round it begins, and in whatever order what does not matter comes in it. */
const signatureOf = (names: readonly string[]): string =>
  createHash('sha256').update(names.toSorted().join('\n')).digest('hex').slice(0, 16);
