import type { Finding } from '../../contract/finding.ts';
import type { Choices, Question } from '../../kernel/choices.ts';
import { errors, type BenchError } from '../../kernel/errors.ts';
import type { Pending } from '../../kernel/clock/pending.ts';
import { NextEvent } from '../../kernel/clock/racing-agenda.ts';
import type { ScheduleFollower } from '../../kernel/clock/schedule-follower.ts';
import type { SleepSet, ChoicePoint, EventPoint } from './choice-point.ts';
import { isOpening } from '../steps/opening.ts';
import { SleepSetBlocked } from './sleep-set-blocked.ts';
import type { Answered } from '../../replay/answered.ts';
import type { SearchRules } from './search-rules.ts';
import { stepOf } from '../steps/step-of.ts';
import type { StepTaken } from '../steps/step-taken.ts';
import { takenEvent } from '../steps/taken-event.ts';

/** One run of a search: answers as the choice points say, makes new ones where they end, and keeps what each step did. */
export class SearchedRun implements Choices, ScheduleFollower {
  readonly answers: number[] = [];
  readonly steps: StepTaken[] = [];
  /** Steps, and answers, before these were the opening, and did not race. */
  racesFrom = 0;
  answersFrom = 0;
  /** After how many steps each finding was known, in the order of the findings. */
  readonly foundAt: number[] = [];
  /** What actors were asked, and what they chose. */
  readonly answered: Answered[] = [];
  /** Grows while the run goes on; set when there is a bench. */
  findings: readonly Finding[] = [];
  /** Whether anything could have happened in another order. */
  raced = false;
  /** Choice points that the run came to. */
  passed = 0;
  readonly #rules: SearchRules;
  readonly #points: ChoicePoint[];
  /** Which step scheduled each event, by the events' order of scheduling. */
  readonly #createdBy: number[] = [];
  readonly #known: number;
  #opening: boolean;
  #ended = 0;
  #sleepSet: SleepSet = new Map();
  #point: EventPoint | undefined;
  #broke: BenchError | undefined;

  constructor(points: ChoicePoint[], rules: SearchRules) {
    this.#points = points;
    this.#known = points.length;
    this.#rules = rules;
    this.#opening = !rules.openingRaces;
    rules.numbers.begin();
  }

  /** The step in hand; nothing during set-up. */
  get step(): StepTaken | undefined {
    return this.steps.at(-1);
  }

  pick(count: number, question?: Question): number {
    if (count < 2) return 0;
    const answer = question instanceof NextEvent ? this.#nextEvent(question.candidates) : this.#answer(count, question);
    this.answers.push(answer);
    return answer;
  }

  added(event: Pending, first: Pending | undefined): void {
    this.#createdBy[event.order] = this.steps.length - 1;
    const queue = this.#queueOf(event);
    const { step } = this;
    if (step === undefined) return;
    step.wrote.add(queue);
    if (first !== undefined && event.queue.heap!.first() === event) this.#overtake(first, false);
  }

  cancelled(event: Pending): void {
    this.step?.wrote.add(this.#queueOf(event));
    this.#overtake(event, true);
  }

  taken(event: Pending): void {
    this.#endStep();
    this.#rules.deadline?.checkAt(this.steps.length);
    const queue = this.#queueOf(event);
    if (this.#sleepSet.has(queue)) throw new SleepSetBlocked();
    if (this.#opening && !isOpening(event)) this.#endOpening();
    this.steps.push(stepOf(event, queue, this.#createdBy[event.order] ?? -1));
  }

  ignored(): void {
    if (this.step !== undefined) this.step.ignored = true;
  }

  reads(place: string): void {
    this.step?.footprint.reads.add(place);
  }

  writes(place: string): void {
    this.step?.footprint.writes.add(place);
  }

  /** To be called when the run is over; complains when it did not come to a point where earlier runs came. */
  end(): void {
    this.#endStep();
    if (this.#broke !== undefined) throw this.#broke;
    if (this.passed < this.#known) this.#notAsBefore('not asked any more', this.#points.length, 0);
  }

  #nextEvent(candidates: readonly Pending[]): number {
    this.#endStep();
    if (this.#opening) {
      const opening = candidates.findIndex(isOpening);
      if (opening >= 0) return opening;
      this.#endOpening();
    }
    const queues = candidates.map((event) => this.#queueOf(event));
    this.raced = true;
    const point = this.#points[this.passed] ?? this.#newPoint(queues, candidates);
    const answer = point.kind === 'event' ? queues.indexOf(point.chosen) : -1;
    if (point.kind !== 'event' || answer < 0 || point.queues.length !== queues.length)
      this.#notAsBefore('next event', 'queues' in point ? point.queues.length : 0, queues.length);
    this.passed++;
    this.#point = point;
    this.#sleepSet =
      this.#rules.depends === undefined ? point.sleepSet : new Map([...point.sleepSet, ...point.explored]);
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
    const sets = { backtrackSet, sleepSet: this.#sleepSet, explored: new Map(), exploring: [] };
    const point: EventPoint = { kind: 'event', step: this.steps.length, queues, chosen, ...sets };
    this.#points.push(point);
    return point;
  }

  #answer(count: number, question: Question | undefined): number {
    const about = question?.about ?? 'unnamed';
    let point = this.#points[this.passed];
    const scheduled = () => this.#rules.scheduler?.(this, count, about) ?? 0;
    if (point === undefined) this.#points.push((point = { kind: 'answer', about, count, chosen: scheduled() }));
    if (point.kind !== 'answer' || point.count !== count)
      this.#notAsBefore(about, point.kind === 'answer' ? point.count : 0, count);
    this.passed++;
    const { chosen } = point;
    const options = chosen > 0 ? (question?.options ?? []) : [];
    this.answered.push({ about, chosen, options, position: this.answers.length });
    return chosen;
  }

  /** What depends on the step wakes. */
  #endStep(): void {
    const { step } = this;
    if (step === undefined || this.#ended === this.steps.length) return;
    this.#ended = this.steps.length;
    const found = this.foundAt.length;
    while (this.foundAt.length < this.findings.length) this.foundAt.push(this.steps.length);
    if (this.foundAt.length > found || step.wrote.size > 0 || step.disabled.length > 0) step.ignored = false;
    // Where the run has only come to points that it knows, the same step was taken in the run before.
    if (this.passed >= this.#known) this.#point?.exploring.push(step);
    this.#point = undefined;
    const { depends } = this.#rules;
    if (this.#sleepSet.size === 0 || depends === undefined) return;
    this.#sleepSet = new Map([...this.#sleepSet].filter(([, played]) => !played.some((each) => depends(each, step))));
  }

  /** Kept as well as thrown: an actor that asked may catch it. */
  #notAsBefore(about: string, before: number, now: number): never {
    this.#broke ??= errors.notDeterministic(this.passed + 1, about, before, now);
    throw this.#broke;
  }

  #endOpening(): void {
    this.#opening = false;
    [this.racesFrom, this.answersFrom] = [this.steps.length, this.answers.length];
  }

  #overtake(event: Pending, gone: boolean): void {
    this.step?.disabled.push({
      queue: this.#queueOf(event),
      due: event.due,
      createdBy: this.#createdBy[event.order] ?? -1,
      gone,
      event: takenEvent(event),
    });
  }

  #queueOf({ queue }: Pending): number {
    if (queue.number < 0) queue.number = this.#rules.numbers.of(queue);
    return queue.number;
  }
}
