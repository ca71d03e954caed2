import type { Choices, Question } from '../kernel/choices.ts';
import { errors } from '../kernel/errors.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import type { RandomStream } from '../kernel/random.ts';
import { timeInWords, type Milliseconds } from '../kernel/time.ts';

/** One of several times: the choices of the run decide. `run` takes the first. */
export interface OneOfTimes {
  /** The times to choose from. */
  readonly oneOf: readonly Milliseconds[];
}

/** A fixed time, `[from, to]`: drawn evenly from the actor's own random stream, or one of several. */
export type Delay = Milliseconds | readonly [from: Milliseconds, to: Milliseconds] | OneOfTimes;

/** What a delay is in this run; `question` is what exploration answers in every way, or what it is about. */
export function delayFrom(
  delay: Delay,
  chance: { readonly choices: Choices; readonly random: RandomStream },
  question: string | Question,
): Milliseconds {
  if (typeof delay === 'number') return delay;
  if (!('oneOf' in delay)) return Math.round(chance.random.uniform(delay[0], delay[1]));
  const options = delay.oneOf.map(timeInWords);
  return delay.oneOf[
    chance.choices.pick(options.length, { ...(typeof question === 'string' ? { about: question } : question), options })
  ]!;
}

/** Times that exploration tries, each of them. */
export function oneOfTimes(times: readonly Milliseconds[]): OneOfTimes {
  for (const time of times)
    if (!(time >= 0 && time < Infinity))
      throw errors.optionOutOfRange('oneOf', 'a time', valueInWords(time), 'milliseconds from 0 up');
  return { oneOf: times };
}
