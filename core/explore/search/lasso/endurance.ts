import type { Bench } from '../../../bench/create-bench.ts';
import { messageIn } from '../../../bus/message-in.ts';
import { stepName } from '../../../bench/rounds/rounds.ts';
import { standing } from '../../../bench/rounds/standing.ts';
import type { Choices, Question } from '../../../kernel/choices.ts';
import type { Pending } from '../../../kernel/clock/event-queue.ts';
import { NextEvent } from '../../../kernel/clock/racing-agenda.ts';
import type { ScheduleFollower } from '../../../kernel/clock/schedule-follower.ts';
import { hours, type Milliseconds } from '../../../kernel/time.ts';
import type { Deadline } from '../../deadline.ts';
import type { SuspectedRound } from './suspicion.ts';

/** What counts, or waits for a day of the week, ends within so many rounds and so much time. */
const [enoughRounds, enoughTime] = [1000, hours(8 * 24)];
/** More takes too long; a timer costs little. */
const [mostSteps, mostMessages] = [800_000, 30_000];
/** A run that has not come round for so many rounds, and so many steps, has left it. */
const [leftRounds, leftSteps] = [50, 5000];

/** Ends a run that has gone round for long enough. */
export class Endured extends Error {}

/** Ends a run that has left its round. */
export class LeftRound extends Error {}

/**
 * Plays on where a run has gone round, with the same answers to the same questions, for so long that nothing which counts or waits
 * goes unnoticed: all that was under way when the round began has to have come by then.
 */
export class Endurance implements Choices, ScheduleFollower {
  readonly answers: number[] = [];
  readonly #round: SuspectedRound;
  readonly #deadline: Deadline;
  #bench: Bench | undefined;
  /** What was answered in the round, by the question; the same question may have been asked several times. */
  readonly #said = new Map<string, string[]>();
  readonly #underWay = new Set<Pending>();
  /** Of what was under way when the round began, all that has not come yet. */
  #stillToCome = new Set<Pending>();
  #name = '';
  #stands = '';
  #began: Milliseconds = 0;
  #steps = 0;
  #messages = 0;
  #rounds = 0;
  /** Whether anything but the ordinary was answered in the round. */
  readonly #isUnusual: boolean;
  #cameRoundAt = 0;

  constructor(round: SuspectedRound, deadline: Deadline) {
    this.#round = round;
    this.#deadline = deadline;
    this.#isUnusual = round.answers.slice(round.answersFrom).some((answer) => answer > 0);
  }

  /** To be called before the bench runs. */
  watch(bench: Bench): void {
    this.#bench = bench;
  }

  pick(count: number, question?: Question): number {
    if (count < 2) return 0;
    const answer = this.#answer(count, question);
    this.answers.push(answer);
    return answer;
  }

  added(event: Pending): void {
    if (!event.upkeep) this.#underWay.add(event);
  }

  cancelled(event: Pending): void {
    this.#underWay.delete(event);
    this.#stillToCome.delete(event);
  }

  taken(event: Pending): void {
    this.cancelled(event);
    const step = this.#steps++;
    const { from, length } = this.#round;
    if (step < from) return;
    if (messageIn(event.subject) !== undefined) this.#messages++;
    this.#deadline.checkAt(step);
    if (step === from) this.#begin(event);
    else if (stepName(event) === this.#name && standing(this.#bench!.store) === this.#stands) this.#comesRound(step);
    else if (step - this.#cameRoundAt > leftRounds * length + leftSteps) throw new LeftRound();
  }

  ignored(): void {}
  asksTime(): void {}
  found(): void {}
  reads(): void {}
  writes(): void {}

  #begin(event: Pending): void {
    const bench = this.#bench!;
    [this.#name, this.#stands, this.#began] = [stepName(event), standing(bench.store), bench.clock.now()];
    this.#stillToCome = new Set(this.#underWay);
    this.#cameRoundAt = this.#round.from;
  }

  #comesRound(step: number): void {
    this.#cameRoundAt = step;
    this.#rounds++;
    const isLong = this.#rounds >= enoughRounds && this.#bench!.clock.now() - this.#began >= enoughTime;
    const isMost = step - this.#round.from >= mostSteps || this.#messages >= mostMessages;
    if (!isLong && !isMost) return;
    if (this.#stillToCome.size === 0) throw new Endured();
    if (isMost) throw new LeftRound();
  }

  #answer(count: number, question: Question | undefined): number {
    const { answers, answersFrom } = this.#round;
    const number = this.answers.length;
    const known = answers[number];
    if (!this.#isUnusual || number < answersFrom) return known ?? 0;
    const names = question instanceof NextEvent ? question.candidates.map(stepName) : undefined;
    const asked = names?.toSorted().join('\n') ?? question?.about ?? '';
    if (known !== undefined) {
      this.#said.set(asked, [...(this.#said.get(asked) ?? []), names?.[known] ?? `${known}`]);
      return known;
    }
    const said = this.#said.get(asked);
    if (said === undefined) return 0;
    // What was answered first is answered again after all the others.
    const next = said.shift()!;
    said.push(next);
    return names === undefined ? Math.min(Number(next), count - 1) : names.indexOf(next);
  }
}
