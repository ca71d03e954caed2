import type { Subscription } from 'rxjs';
import type { Bench } from '../../bench/create-bench.ts';
import type { Choices, Question } from '../../kernel/choices.ts';
import type { Pending } from '../../kernel/clock/event-queue.ts';
import { NextEvent } from '../../kernel/clock/racing-agenda.ts';
import type { ScheduleFollower } from '../../kernel/clock/schedule-follower.ts';
import { QueueNumbers } from '../steps/queue-numbers.ts';
import { isOpening } from '../steps/opening.ts';
import { RunRecord } from '../steps/run-record.ts';
import { RowCoverage } from './row-coverage.ts';

/** An answer that was given in a run. */
export interface AnswerTold {
  readonly question: string;
  readonly options: readonly string[];
  readonly answer: string;
}

/** One run as coverage needs it: its choices go to whoever answers them, its events to whoever follows them, and both are kept. */
export class WatchedRun implements Choices, ScheduleFollower {
  /** What each step did. */
  readonly run: RunRecord;
  /** The event of each step. */
  readonly events: Pending[] = [];
  /** Events that a step kept from being next: it took them back, or put a timer before them. With the number of that step. */
  readonly disabled: { readonly by: number; readonly event: Pending; readonly createdBy: number }[] = [];
  /** Upkeep that was under way and never came, with the step that scheduled it. */
  readonly upkeep = new Map<Pending, number>();
  readonly told: AnswerTold[] = [];
  /** Steps that a search would have handled in order before anything raced. */
  readonly opening = new Set<number>();
  rows: RowCoverage | undefined;
  bench: Bench | undefined;
  readonly #choices: Choices;
  /** A search follows its run itself, and handles the opening in order. */
  readonly #isOfSearch: boolean;

  private constructor(run: RunRecord, choices: Choices, isOfSearch: boolean) {
    this.run = run;
    this.#choices = choices;
    this.#isOfSearch = isOfSearch;
  }

  /** A run of a search, which answers and follows it itself. */
  static ofSearch(run: RunRecord & Choices): WatchedRun {
    return new WatchedRun(run, run, true);
  }

  /** Any other run. */
  static of(choices: Choices): WatchedRun {
    return new WatchedRun(new RunRecord(new QueueNumbers(), false), choices, false);
  }

  get answers(): readonly number[] {
    return this.#choices.answers;
  }

  /** To be called when there is a bench, before it runs; gives what ends the watching. */
  watch(bench: Bench): Subscription {
    this.bench = bench;
    this.rows = new RowCoverage(bench);
    if (!this.#isOfSearch) this.rows.subscription.add(this.run.watch(bench));
    return this.rows.subscription;
  }

  pick(count: number, question?: Question): number {
    const answer = this.#choices.pick(count, question);
    if (count > 1 && question !== undefined && !(question instanceof NextEvent)) {
      const options = Array.from({ length: count }, (_, each) => question.options?.[each] ?? `${each + 1} of ${count}`);
      this.told.push({ question: question.about, options, answer: options[answer]! });
    }
    return answer;
  }

  added(event: Pending, first: Pending | undefined): void {
    const { step } = this.run;
    const known = step?.disabled.length;
    this.run.added(event, first);
    if (first !== undefined && step?.disabled.length !== known) this.#overtook(first);
    if (event.upkeep) this.upkeep.set(event, this.run.steps.length - 1);
  }

  cancelled(event: Pending): void {
    this.run.cancelled(event);
    this.upkeep.delete(event);
    this.#overtook(event);
  }

  taken(event: Pending): void {
    this.rows?.stepBegins();
    this.run.taken(event);
    this.upkeep.delete(event);
    if (!this.#isOfSearch && this.#belongsToOpening(event)) this.opening.add(this.events.length);
    this.events.push(event);
  }

  ignored(): void {
    this.run.ignored();
  }

  asksTime(): void {
    this.run.asksTime();
  }

  found(): void {
    this.run.found();
  }

  reads(place: string): void {
    this.run.reads(place);
  }

  writes(place: string): void {
    this.run.writes(place);
  }

  /** Whether it brings an opening message, and nothing but the opening came before it that led to it. */
  #belongsToOpening(event: Pending): boolean {
    const isIn = (step: number) => step < 0 || this.opening.has(step);
    const before = () => this.events.findLastIndex(({ queue }) => queue === event.queue);
    return isOpening(event) && isIn(this.run.step!.createdBy) && isIn(before());
  }

  #overtook(event: Pending): void {
    const { steps, step } = this.run;
    const latest = step?.disabled.at(-1);
    if (latest !== undefined) this.disabled.push({ by: steps.length - 1, event, createdBy: latest.createdBy });
  }
}
