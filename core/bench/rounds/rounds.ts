import type { Subscription } from 'rxjs';
import type { Question } from '../../kernel/choices.ts';
import type { Pending } from '../../kernel/clock/event-queue.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { Bench } from '../create-bench.ts';
import type { ComposedBench } from '../composed-bench.ts';
import { messageIn } from '../../bus/message-in.ts';
import { RoundInWords } from './round-in-words.ts';
import { standing } from './standing.ts';

/** Steps of a run after which the same comes again: how many come before them, and how many they are. */
export interface Round {
  readonly from: number;
  readonly length: number;
}

/** After its first time a round comes so many times more before it is told. */
export const roundsMore = 3;

/** Ends a run that has gone round, and would for ever. */
export class WentRound extends Error {}

/** What happens in each step, so that rounds can be compared: whose event it is and what it brings, without numbers that are new each time. */
export function stepName({ queue, subject, called, of }: Pending): string {
  const message = messageIn(subject);
  return `${queue.actor.name} ${queue.name} ${message === undefined ? `${called} ${of}` : `${message.type} ${message.interaction}`}`;
}

/**
 * Holds a run that is said to go round against itself: where the same steps come again three times, and each time things stand
 * as before, the run ends with that as a finding, and with each `eventually` that never held in the meantime. Else it goes on.
 */
export class Rounds {
  readonly #round: Round;
  readonly #names: string[] = [];
  readonly #inWords = new RoundInWords();
  #bench: ComposedBench | undefined;
  #first = '';
  #began: Milliseconds = 0;
  #lastBegan: Milliseconds = 0;
  #heard: Subscription | undefined;
  #isOver = false;

  constructor(round: Round) {
    this.#round = round;
  }

  /** To be called before the bench runs. */
  watch(bench: Bench): void {
    // Benches are made in one place, and are all of this class.
    this.#bench = bench as ComposedBench;
  }

  /** The step of an event begins, and has that number, counted from 0. */
  begins(event: Pending, step: number): void {
    const { from, length } = this.#round;
    if (this.#isOver || step < from) return;
    const bench = this.#bench!;
    const place = (step - from) % length;
    const round = (step - from) / length;
    const name = stepName(event);
    if (round >= 1 && this.#names[place] !== name) return this.#end();
    this.#names[place] = name;
    if (place === 0) {
      const stands = standing(bench.store);
      if (round === 0) [this.#first, this.#began] = [stands, bench.clock.now()];
      else if (stands !== this.#first) return this.#end();
      if (round === roundsMore) this.#lastRound(bench);
      if (round === roundsMore + 1) this.#tell(bench);
    }
    if (round >= roundsMore) this.#inWords.begins(event, messageIn(event.subject));
  }

  /** A question was answered: in a round the same comes of it each time. */
  asked(question: Question | undefined, answer: number): void {
    if (this.#heard !== undefined) this.#inWords.asked(question, answer);
  }

  #lastRound(bench: ComposedBench): void {
    this.#lastBegan = bench.clock.now();
    this.#heard = bench.store.changes.subscribe((change) => this.#inWords.changed(change));
    bench.roundBegins();
  }

  #tell(bench: ComposedBench): never {
    this.#end();
    const span = bench.clock.now() - this.#lastBegan;
    bench.goesRound(this.#inWords.told(bench, this.#began, span));
    throw new WentRound();
  }

  #end(): void {
    this.#isOver = true;
    this.#heard?.unsubscribe();
    this.#heard = undefined;
  }
}
