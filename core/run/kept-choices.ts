import type { Bench } from '../bench/create-bench.ts';
import { Token } from '../bench/token.ts';
import type { Choices, Question } from '../kernel/choices.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { optionsOf, type ChoicePoints } from './choice-points.ts';

/** A choice that is not the ordinary one, by what it means: it can be found again in another version of a file. */
export interface ChoiceMeant {
  readonly at: Milliseconds;
  readonly about: string;
  /** What was chosen, in words. */
  readonly option: string;
  /** So many questions about the same, with the same option, came before at that time. */
  readonly nth: number;
}

/** What the choices of a run meant, those that are not the ordinary ones. */
export function choicesMeant({ points, words }: ChoicePoints): readonly ChoiceMeant[] {
  const counted = new Counted();
  return points.flatMap(({ at, about, options, answer }) => {
    const places = options.map((place) => counted.take(at, about, words[place]!));
    return answer === 0 ? [] : [{ at, about, option: words[options[answer]!]!, nth: places[answer]! }];
  });
}

/**
 * Answers as a path did that was made for another version: by what its choices meant where that is known, or by their numbers as long as
 * they fit. All else is answered in order.
 */
export class KeptChoices implements Choices {
  readonly answers: number[] = [];
  /** So many of those that are not the ordinary ones were kept. */
  kept = 0;
  readonly #given: readonly number[];
  readonly #meant: ChoiceMeant[] | undefined;
  readonly #counted = new Counted();
  #isUnfit = false;
  #now: () => Milliseconds = () => 0;

  constructor(given: readonly number[], meant: readonly ChoiceMeant[] | undefined) {
    this.#given = given;
    this.#meant = meant && [...meant];
  }

  /** To be called when there is a bench, before it runs. */
  watch(bench: Bench): void {
    const clock = bench.get(Token.Clock);
    this.#now = () => clock.now();
  }

  pick(count: number, question?: Question): number {
    if (count < 2) return 0;
    const answer = this.#meant === undefined ? this.#byNumber(count) : this.#byMeaning(count, question, this.#meant);
    if (answer > 0) this.kept++;
    this.answers.push(answer);
    return answer;
  }

  #byNumber(count: number): number {
    const answer = this.#given[this.answers.length] ?? 0;
    if (answer >= count) this.#isUnfit = true;
    return this.#isUnfit ? 0 : answer;
  }

  #byMeaning(count: number, question: Question | undefined, meant: ChoiceMeant[]): number {
    const [at, about] = [this.#now(), question?.about ?? 'unnamed'];
    const options = optionsOf(count, question);
    const places = options.map((option) => this.#counted.take(at, about, option));
    const found = meant.findIndex((each) => {
      const place = options.indexOf(each.option);
      return each.at === at && each.about === about && places[place] === each.nth;
    });
    return found < 0 ? 0 : options.indexOf(meant.splice(found, 1)[0]!.option);
  }
}

/** Counts equal things. */
class Counted {
  readonly #times = new Map<string, number>();

  /** How often it came before. */
  take(...words: readonly (string | number)[]): number {
    const key = words.join('\0');
    const times = this.#times.get(key) ?? 0;
    this.#times.set(key, times + 1);
    return times;
  }
}
