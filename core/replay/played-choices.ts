import type { Bench } from '../bench/create-bench.ts';
import { Rounds, type Round } from '../bench/rounds/rounds.ts';
import { replay, type Choices, type Question } from '../kernel/choices.ts';
import type { Pending } from '../kernel/clock/event-queue.ts';
import type { ScheduleFollower } from '../kernel/clock/schedule-follower.ts';

/** Choices of a token, and what has to be given its bench before that runs. */
export interface PlayedChoices {
  readonly choices: Choices;
  readonly watch?: (bench: Bench) => void;
}

/** The choices of a run that is played again: where it goes round for ever, it ends with that as soon as it is shown. */
export function playedChoices(answers: readonly number[], round: Round | undefined): PlayedChoices {
  if (round === undefined) return { choices: replay(answers) };
  const choices = new RoundChoices(replay(answers), new Rounds(round));
  return { choices, watch: (bench) => choices.rounds.watch(bench) };
}

/** The same choices, for a run that is followed until it has gone round. */
class RoundChoices implements Choices, ScheduleFollower {
  readonly rounds: Rounds;
  readonly #choices: Choices;
  #steps = 0;

  constructor(choices: Choices, rounds: Rounds) {
    this.#choices = choices;
    this.rounds = rounds;
  }

  get answers(): readonly number[] {
    return this.#choices.answers;
  }

  pick(count: number, question?: Question): number {
    const answer = this.#choices.pick(count, question);
    if (count > 1) this.rounds.asked(question, answer);
    return answer;
  }

  taken(event: Pending): void {
    this.rounds.begins(event, this.#steps++);
  }

  added(): void {}
  cancelled(): void {}
  ignored(): void {}
  asksTime(): void {}
  found(): void {}
  reads(): void {}
  writes(): void {}
}
