import type { Subscription } from 'rxjs';
import type { Crossing } from '../../bus/crossing.ts';
import type { Bench } from '../../bench/create-bench.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Asked } from '../../kernel/choices.ts';
import type { Pending } from '../../kernel/clock/event-queue.ts';
import type { ScheduleFollower } from '../../kernel/clock/schedule-follower.ts';
import { including, isSilent } from './footprint.ts';
import { isJudgedAfter } from './in-sight.ts';
import { isOpening } from './opening.ts';
import type { QueueNumbers } from './queue-numbers.ts';
import { stepOf, type StepTaken } from './step-taken.ts';
import { messageOf, takenEvent } from './taken-event.ts';

/** What an actor, or a fault, was asked in a run, and the answer. */
export interface Answered {
  readonly about: string;
  readonly asks: Asked | undefined;
  readonly chosen: number;
  /** What could be chosen, in words; empty where the ordinary thing was. */
  readonly options: readonly string[];
  /** Which of the run's answers it is, counted from 0. */
  readonly position: number;
}

/** What one run has done, step by step, whoever answers its choices. */
export class RunRecord implements ScheduleFollower {
  readonly answers: number[] = [];
  readonly steps: StepTaken[] = [];
  /** Steps, and answers, before these were the opening, and did not race. */
  racesFrom = 0;
  answersFrom = 0;
  /** Steps with which it begins, for another run took them: nobody looks at them a second time. */
  readonly known: readonly StepTaken[];
  /** After how many steps each finding was known, in the order of the findings. */
  readonly foundAt: number[] = [];
  /** What actors were asked, and what they chose. */
  readonly answered: Answered[] = [];
  /** Whether clients still register and log in, and nothing races. */
  protected isOpening: boolean;
  /** Grows while the run goes on; set when there is a bench. */
  #findings: readonly Finding[] = [];
  readonly #numbers: QueueNumbers;
  /** Which step scheduled each event, by the events' order of scheduling. */
  readonly #createdBy: number[] = [];
  #ended = 0;
  /** What the step in hand delivers, if it does. */
  #delivered: Crossing | undefined;
  /** Whether something was found in the step in hand. */
  #isFound = false;
  /** Whether properties have been judged so far. */
  #isJudged = false;

  constructor(numbers: QueueNumbers, openingRaces: boolean, known: readonly StepTaken[] = []) {
    this.#numbers = numbers;
    this.known = known;
    this.isOpening = !openingRaces;
    numbers.begin();
  }

  /** The step in hand; nothing during set-up. */
  get step(): StepTaken | undefined {
    return this.steps.at(-1);
  }

  /** The same, where it has to be found out what it does. */
  protected get newStep(): StepTaken | undefined {
    return this.steps.length > this.known.length ? this.step : undefined;
  }

  /** To be called before the bench runs: from now on it is known what each step broke, and what was found. */
  watch({ bus, findings }: Pick<Bench, 'bus' | 'findings'>): Subscription {
    this.#findings = findings;
    return bus.broken.subscribe(({ client, server }) => {
      const { newStep } = this;
      if (newStep !== undefined) newStep.breaks = including(including(newStep.breaks, client), server);
    });
  }

  added(event: Pending, first: Pending | undefined): void {
    this.#createdBy[event.order] = this.steps.length - 1;
    const queue = this.queueOf(event);
    const { newStep } = this;
    if (newStep === undefined) return;
    newStep.wrote = including(newStep.wrote, queue);
    if (first !== undefined && event.queue.heap!.first === event) this.#disable(first, false);
  }

  cancelled(event: Pending): void {
    const { newStep } = this;
    if (newStep !== undefined) newStep.wrote = including(newStep.wrote, this.queueOf(event));
    this.#disable(event, true);
  }

  taken(event: Pending): void {
    this.endStep();
    if (this.isOpening && !isOpening(event)) this.endOpening();
    const known = this.known[this.steps.length];
    this.#delivered = known === undefined ? messageOf(event) : undefined;
    const createdBy = this.#createdBy[event.order] ?? -1;
    this.steps.push(known ?? stepOf(event, this.queueOf(event), createdBy, !this.#isJudged));
    this.#isJudged ||= isJudgedAfter(this.step!);
  }

  ignored(): void {
    if (this.newStep !== undefined) this.newStep.ignored = true;
  }

  asksTime(): void {
    if (this.newStep !== undefined) this.newStep.asksTime = true;
  }

  found(): void {
    this.#isFound = true;
  }

  reads(place: string): void {
    const { newStep } = this;
    if (newStep !== undefined) newStep.footprint.reads = including(newStep.footprint.reads, place);
  }

  writes(place: string): void {
    const { newStep } = this;
    if (newStep !== undefined) newStep.footprint.writes = including(newStep.footprint.writes, place);
  }

  /** Gives the step that was in hand and has ended; nothing where its end is known already. */
  protected endStep(): StepTaken | undefined {
    const { step } = this;
    if (step === undefined || this.#ended === this.steps.length) return undefined;
    // In which order things are found can be seen.
    if (this.#isFound && !isSilent(step.footprint)) this.writes('found:');
    this.#isFound = false;
    this.#ended = this.steps.length;
    // Words of the wire that their sender chose himself are read, and known to be about an interaction, when they arrive.
    if (this.#delivered !== undefined && step.event.message !== undefined)
      step.event.message.interaction = this.#delivered.interaction;
    const found = this.foundAt.length;
    while (this.foundAt.length < this.#findings.length) this.foundAt.push(this.steps.length);
    if (this.foundAt.length > found || step.wrote.size > 0 || step.disabled.length > 0) step.ignored = false;
    return step;
  }

  protected endOpening(): void {
    this.isOpening = false;
    [this.racesFrom, this.answersFrom] = [this.steps.length, this.answers.length];
  }

  /** The number that the queue of an event has in every run. */
  protected queueOf({ queue }: Pending): number {
    if (queue.number < 0) queue.number = this.#numbers.of(queue);
    return queue.number;
  }

  #disable(event: Pending, gone: boolean): void {
    this.newStep?.disabled.push({
      queue: this.queueOf(event),
      due: event.due,
      createdBy: this.#createdBy[event.order] ?? -1,
      gone,
      event: takenEvent(event),
    });
  }
}
