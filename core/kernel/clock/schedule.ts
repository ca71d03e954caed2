import { FirstDueAgenda, type Agenda } from './agenda.ts';
import type { Choices } from '../choices.ts';
import type { PendingEvent } from './clock-options.ts';
import { nowhere, type EventQueue, type Pending } from './event-queue.ts';
import { RacingAgenda } from './racing-agenda.ts';
import { followerIn, type ScheduleFollower } from './schedule-follower.ts';
import type { Milliseconds } from '../time.ts';

/** Keeps the books of what is under way: how much, in which order it was scheduled, and who waits for something earlier. */
export class Schedule {
  /** Events under way. */
  pending = 0;
  /** Those of them that keep no run from ending. */
  upkeep = 0;
  readonly #agenda: Agenda;
  /** Whoever answers the choices may also follow the schedule. */
  readonly follower: ScheduleFollower | undefined;
  #order = 0;
  #alarmBefore: Milliseconds = -Infinity;
  #alarm: (() => void) | undefined;

  constructor(choices: Choices, raceWindow: Milliseconds | undefined) {
    this.#agenda = raceWindow === undefined ? new FirstDueAgenda() : new RacingAgenda(choices, raceWindow);
    this.follower = followerIn(choices);
  }

  add(event: Pending, due: Milliseconds, now: Milliseconds): void {
    event.due = due;
    event.order = this.#order++;
    event.queue.count++;
    this.pending++;
    if (event.upkeep) this.upkeep++;
    const first = this.follower && event.queue.heap?.first;
    this.#agenda.add(event, now);
    this.follower?.added(event, first);
    if (due < this.#alarmBefore) this.#soundAlarm();
  }

  take(until: Milliseconds): Pending | undefined {
    const event = this.#agenda.take(until);
    if (event === undefined) return undefined;
    this.#strike(event);
    this.follower?.taken(event);
    return event;
  }

  cancel(event: Pending): boolean {
    if (event.index === nowhere) return false;
    this.#agenda.remove(event);
    this.#strike(event);
    this.follower?.cancelled(event);
    return true;
  }

  drop(queue: EventQueue): number {
    const dropped = queue.count === 0 ? [] : this.#agenda.list().filter((event) => event.queue === queue);
    for (const event of dropped) this.cancel(event);
    return dropped.length;
  }

  firstDue(): Milliseconds {
    return this.#agenda.firstDue();
  }

  /** What is under way, by due time and order of scheduling. */
  list(): readonly PendingEvent[] {
    return [...this.#agenda.list()]
      .sort((one, other) => one.due - other.due || one.order - other.order)
      .map(({ queue, due, upkeep }) => ({ actor: queue.actor.name, queue: queue.name, due, upkeep }));
  }

  onEarlier(time: Milliseconds, call: () => void): void {
    this.#alarmBefore = time;
    this.#alarm = call;
  }

  #strike(event: Pending): void {
    event.queue.count--;
    this.pending--;
    if (event.upkeep) this.upkeep--;
  }

  #soundAlarm(): void {
    const alarm = this.#alarm;
    this.#alarmBefore = -Infinity;
    this.#alarm = undefined;
    alarm?.();
  }
}
