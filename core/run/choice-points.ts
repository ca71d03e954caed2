import type { Bench } from '../bench/create-bench.ts';
import { Token } from '../bench/token.ts';
import { eventInWords } from '../explore/explain/event-in-words.ts';
import { takenEvent } from '../explore/steps/taken-event.ts';
import type { Choices, Question } from '../kernel/choices.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import type { Pending } from '../kernel/clock/event-queue.ts';
import { NextEvent } from '../kernel/clock/racing-agenda.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { serverName } from '../server/server-name.ts';

/** A place in a run at which something was open, and how it went on. */
export interface ChoicePoint {
  /** So many messages had been delivered. */
  readonly after: number;
  readonly at: Milliseconds;
  /** What it is about: `next event`, `fault: urs restarts after EventInvite`. */
  readonly about: string;
  /** What could be chosen, in words: their places in the list of words. */
  readonly options: readonly number[];
  /** When each is due, where it is asked which event comes next. */
  readonly due?: readonly Milliseconds[];
  /** The option that was taken. */
  readonly answer: number;
  /** What else is under way and cannot come yet: its place in the list of words. */
  readonly later?: number;
}

/** All such places of a run, in its order: the n-th is what the n-th answer of a token is given to. */
export interface ChoicePoints {
  /** Each text once: a long run asks the same again and again. */
  readonly words: readonly string[];
  readonly points: readonly ChoicePoint[];
}

/** With more under way than this, it is not told whose it is. */
const mostTold = 100;

/** Keeps what a run asked, and how it was answered. */
export class PointsKeeper {
  readonly #points: ChoicePoint[] = [];
  readonly #words = new Map<string, number>();
  #bench: Bench | undefined;
  #clock: Clock | undefined;

  /** Hears of the questions that are put to these choices; they are answered as they would be without. */
  overhear(choices: Choices): void {
    const pick = choices.pick.bind(choices);
    choices.pick = (count, question) => {
      const asked = count > 1 ? this.#asked(count, question) : undefined;
      const answer = pick(count, question);
      if (asked !== undefined) this.#points.push({ ...asked, answer });
      return answer;
    };
  }

  /** To be called when there is a bench, before it runs. */
  watch(bench: Bench): void {
    this.#bench = bench;
    this.#clock = bench.get(Token.Clock);
  }

  /** What was kept, when the run has ended. */
  get kept(): ChoicePoints {
    return { words: [...this.#words.keys()], points: this.#points };
  }

  #asked(count: number, question: Question | undefined): Omit<ChoicePoint, 'answer'> {
    const [bench, clock] = [this.#bench, this.#clock];
    const later = question instanceof NextEvent && clock !== undefined ? laterThan(question, clock) : undefined;
    return {
      after: bench?.trace.messages.length ?? 0,
      at: clock?.now() ?? 0,
      about: question?.about ?? 'unnamed',
      options: optionsOf(count, question).map((words) => this.#place(words)),
      ...(question instanceof NextEvent && { due: question.candidates.map(({ due }) => due) }),
      ...(later !== undefined && { later: this.#place(later) }),
    };
  }

  #place(words: string): number {
    const known = this.#words.get(words);
    if (known !== undefined) return known;
    this.#words.set(words, this.#words.size);
    return this.#words.size - 1;
  }
}

/** What can be answered to a question, in words; events that race by what they are. */
export const optionsOf = (count: number, question: Question | undefined): readonly string[] => {
  if (question instanceof NextEvent) return question.candidates.map(candidateInWords);
  const { options = [] } = question ?? {};
  return Array.from({ length: count }, (_, index) => options[index] ?? String(index));
};

const candidateInWords = (event: Pending): string => {
  const taken = takenEvent(event);
  const { message } = taken;
  const about = message?.interaction === undefined ? '' : ` about ${message.interaction}`;
  const to = message?.from === serverName ? ` to ${message.to}` : '';
  return `${eventInWords({ event: taken })}${to}${about}`;
};

/** What is under way beside the candidates, by who will handle it. */
function laterThan({ candidates }: NextEvent, clock: Clock): string | undefined {
  const count = clock.pending - candidates.length;
  if (count === 0) return undefined;
  if (clock.pending > mostTold) return `${count} more are under way`;
  const left = new Map<string, number>();
  for (const { actor } of clock.pendingEvents()) left.set(actor, (left.get(actor) ?? 0) + 1);
  for (const { queue } of candidates) left.set(queue.actor.name, left.get(queue.actor.name)! - 1);
  const told = [...left].filter(([, events]) => events > 0).map(([actor, events]) => `${actor} ${events}`);
  return `${count} more are under way: ${told.join(', ')}`;
}
