import type { Choices, Question } from '../../kernel/choices.ts';
import { errors, type BenchError } from '../../kernel/errors.ts';
import type { Pending } from '../../kernel/clock/event-queue.ts';
import { NextEvent } from '../../kernel/clock/racing-agenda.ts';
import type { Deadline } from '../deadline.ts';
import type { StepFollower } from './lasso/step-follower.ts';
import { isOpening } from '../steps/opening.ts';
import type { QueueNumbers } from '../steps/queue-numbers.ts';
import { RunRecord } from '../steps/run-record.ts';
import type { Dependence, StepTaken } from '../steps/step-taken.ts';
import type { ChoicePoint, EventPoint, SleepSet } from './choice-point.ts';
import type { Scheduler } from './schedulers.ts';

/** What all runs of a search have in common. */
export interface SearchRules {
  /** Without one, every order is played. */
  readonly depends: Dependence | undefined;
  /** Whether registration and login race, too. */
  readonly openingRaces: boolean;
  readonly numbers: QueueNumbers;
  /** Answers where not every run is played. */
  readonly scheduler?: Scheduler | undefined;
  /** Ends a run in its midst. */
  readonly deadline?: Deadline | undefined;
}

/** Ends a run that would only repeat, in another order that nobody can tell apart, what has been played. */
export class SleepSetBlocked extends Error {}

/** One run of a search: answers as the choice points say, and makes new ones where they end. */
export class SearchedRun extends RunRecord implements Choices {
  /** Whether anything could have happened in another order. */
  raced = false;
  /** Choice points that the run came to. */
  passed = 0;
  readonly #rules: SearchRules;
  readonly #points: ChoicePoint[];
  /** So many points have been passed by a run before it, and so many when it came past the last event. */
  readonly #passedBefore: number;
  readonly #eventsBefore: number;
  #sleepSet: SleepSet = new Map();
  #point: EventPoint | undefined;
  #broke: BenchError | undefined;
  /** Whether its follower has ended it, wherever that was. */
  #isLeft = false;
  /** Looks at it before each step, and may end it. */
  follower: StepFollower | undefined;

  constructor(points: ChoicePoint[], rules: SearchRules, known: readonly StepTaken[] = []) {
    super(rules.numbers, rules.openingRaces, known);
    this.#points = points;
    this.#passedBefore = points.length;
    this.#eventsBefore = points.findLastIndex(({ kind }) => kind === 'event') + 1;
    this.#rules = rules;
  }

  pick(count: number, question?: Question): number {
    if (count < 2) return 0;
    const answer = question instanceof NextEvent ? this.#nextEvent(question.candidates) : this.#answer(count, question);
    this.answers.push(answer);
    this.follower?.asked?.(question, answer);
    return answer;
  }

  override taken(event: Pending): void {
    this.endStep();
    this.#rules.deadline?.checkAt(this.steps.length);
    if (this.#sleepSet.has(this.queueOf(event))) throw new SleepSetBlocked();
    if (this.follower !== undefined) this.#follow(this.follower, event);
    super.taken(event);
  }

  /** To be called when the run is over; complains when it did not come to a point where earlier runs came. */
  end(): void {
    this.endStep();
    if (this.#broke !== undefined) throw this.#broke;
    if (this.#isLeft) return;
    if (this.passed < this.#passedBefore) this.#notAsBefore('not asked any more', this.#points.length, 0);
  }

  /** What it throws is the end of the run. */
  #follow(follower: StepFollower, event: Pending): void {
    this.#isLeft = true;
    follower.begins(event, this.steps.length);
    this.#isLeft = false;
  }

  #nextEvent(candidates: readonly Pending[]): number {
    this.endStep();
    if (this.isOpening) {
      const opening = candidates.findIndex(isOpening);
      if (opening >= 0) return opening;
      this.endOpening();
    }
    const queues = candidates.map((event) => this.queueOf(event));
    this.raced = true;
    const point = this.#points[this.passed] ?? this.#newPoint(queues, candidates);
    const answer = point.kind === 'event' ? queues.indexOf(point.chosen) : -1;
    if (point.kind !== 'event' || answer < 0 || point.queues.length !== queues.length)
      this.#notAsBefore('next event', 'queues' in point ? point.queues.length : 0, queues.length);
    this.passed++;
    this.#point = point;
    // What was explored at this point in earlier runs falls asleep. On the way to where this run parts from them nothing is slept through.
    if (this.#rules.depends !== undefined && this.passed >= this.#eventsBefore)
      this.#sleepSet = new Map([...point.sleepSet, ...point.explored]);
    return answer;
  }

  #newPoint(queues: readonly number[], candidates: readonly Pending[]): EventPoint {
    const { scheduler, depends } = this.#rules;
    const chosen = scheduler
      ? queues[scheduler(this, queues.length, candidates)]
      : queues.find((queue) => !this.#sleepSet.has(queue));
    if (chosen === undefined) throw new SleepSetBlocked();
    const all = depends === undefined || candidates.some(({ upkeep }) => upkeep);
    const backtrackSet = new Set(all ? queues : [chosen]);
    const point: EventPoint = {
      kind: 'event',
      step: this.steps.length,
      queues,
      chosen,
      backtrackSet,
      explored: new Map(),
      sleepSet: this.#sleepSet,
      exploring: [],
    };
    this.#points.push(point);
    return point;
  }

  #answer(count: number, question: Question | undefined): number {
    const about = question?.about ?? 'unnamed';
    let point = this.#points[this.passed];
    const scheduled = () => this.#rules.scheduler?.(this, count, about) ?? 0;
    if (point === undefined) {
      const step = Math.max(0, this.steps.length - 1);
      this.#points.push((point = { kind: 'answer', about, step, count, chosen: scheduled() }));
    }
    if (point.kind !== 'answer' || point.count !== count)
      this.#notAsBefore(about, point.kind === 'answer' ? point.count : 0, count);
    this.passed++;
    const { chosen } = point;
    const options = chosen > 0 ? (question?.options ?? []) : [];
    this.answered.push({ about, asks: question?.asks, chosen, options, position: this.answers.length });
    return chosen;
  }

  /** What depends on the step wakes. */
  protected override endStep(): StepTaken | undefined {
    const step = super.endStep();
    if (step === undefined) return undefined;
    // Where the run has only come to points that it knows, the same step was taken in the run before.
    if (this.passed >= this.#passedBefore) this.#point?.exploring.push(step);
    this.#point = undefined;
    const { depends } = this.#rules;
    if (this.#sleepSet.size > 0 && depends !== undefined)
      this.#sleepSet = new Map([...this.#sleepSet].filter(([, played]) => !played.some((each) => depends(each, step))));
    return step;
  }

  /** Kept as well as thrown: an actor that asked may catch it. */
  #notAsBefore(about: string, before: number, now: number): never {
    this.#broke ??= errors.notDeterministic(this.passed + 1, about, before, now);
    throw this.#broke;
  }
}
