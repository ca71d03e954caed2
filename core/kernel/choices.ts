import { errors } from './errors.ts';
import { Random } from './random.ts';

/** What is asked, for who puts it into words: what an actor does, how long it takes, or whether a fault happens. */
export type Asked =
  | { readonly for: 'act' | 'time'; readonly who: string; readonly when?: string }
  | { readonly for: 'fault'; readonly fault: string };

/** What a choice is about; `options` may be costly, so it is read only when it is shown. */
export interface Question {
  /** Names the question in errors and in coverage: `fault: stop is lost`. */
  readonly about: string;
  /** What can be chosen, in words, in the order of the answers. */
  readonly options?: readonly string[];
  /** What it is about, for reports; a fault of a plugin's own says `{ for: 'fault', fault: 'stop is lost' }`. */
  readonly asks?: Asked;
}

/**
 * Every open question of a run (which event comes first, whether an agent accepts, whether a message is lost)
 * is put to one `Choices`: a run is a function of its answers and of nothing else.
 */
export interface Choices {
  /** Answers with an index below `count`; with one possible answer that is 0, and it is not recorded. */
  pick(count: number, question?: Question): number;
  /** The answers given so far. */
  readonly answers: readonly number[];
}

type Answer = (count: number, position: number, question: Question | undefined) => number;

class Answering implements Choices {
  readonly answers: number[] = [];
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  pick(count: number, question?: Question): number {
    if (count < 2) return 0;
    const answer = this.#answer(count, this.answers.length, question);
    this.answers.push(answer);
    return answer;
  }
}

const aboutOf = (question: Question | undefined) => question?.about ?? 'unnamed';

/** Answers every question with its first option: first come, first served, as in the ordinary run. */
export const inOrder = (): Choices => new Answering(() => 0);

/** Answers by chance, the same ones every time for the same seed. */
export function seeded(seed: number): Choices {
  const stream = new Random(seed).stream('choices');
  return new Answering((count) => stream.integer(count));
}

/**
 * Exactly the run that a report printed, such as `'0.2.1'`; after the last answer it answers 0.
 * Throws `replayMismatch` where an answer does not fit its question.
 */
export function replay(answers: string | readonly number[]): Choices {
  const given = typeof answers === 'string' ? parseChoices(answers) : answers;
  return new Answering((count, position, question) => {
    const answer = given[position] ?? 0;
    if (answer >= 0 && answer < count) return answer;
    throw errors.replayMismatch(position + 1, answer, count, aboutOf(question));
  });
}

/**
 * Every run there is, one after the other, depth first: an odometer whose digits have the bounds that the runs ask for.
 * Throws `notDeterministic` when the same answers lead to other questions.
 */
export function* everyChoice(): Generator<Choices, void, void> {
  const digits: { value: number; readonly count: number }[] = [];
  for (;;) {
    let abouts = '';
    const choices = new Answering((count, position, question) => {
      const digit = (digits[position] ??= { value: 0, count });
      abouts = aboutOf(question);
      if (digit.count !== count) throw errors.notDeterministic(position + 1, abouts, digit.count, count);
      return digit.value;
    });
    yield choices;
    const asked = choices.answers.length;
    if (asked < digits.length) throw errors.notDeterministic(asked + 1, 'not asked any more', digits[asked]!.count, 0);
    while (digits.length > 0 && digits.at(-1)!.value + 1 === digits.at(-1)!.count) digits.pop();
    const last = digits.at(-1);
    if (!last) return;
    last.value++;
  }
}

/** The answers as text that can be pasted into `replay`, such as `'0.2.1'`; zeros at the end say nothing and are dropped. */
export function choicesToken(answers: readonly number[]): string {
  const last = answers.findLastIndex((answer) => answer !== 0);
  return answers.slice(0, last + 1).join('.');
}

/** Reads what `choicesToken` wrote. Throws `replayUnreadable` for anything else. */
export function parseChoices(token: string): readonly number[] {
  if (token === '') return [];
  return token.split('.').map((part) => {
    if (/^\d+$/.test(part)) return Number(part);
    throw errors.replayUnreadable(token, part);
  });
}
