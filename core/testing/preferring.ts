import type { Choices, Question } from '../kernel/choices.ts';

/**
 * First come, first served, but where an option whose text has this in it can be taken, it is: `preferring('bob -> interaction-server')`
 * has what bob sends handled before what is due in the same instant.
 */
export function preferring(text: string): Choices {
  const answers: number[] = [];
  return {
    answers,
    pick(count: number, question?: Question): number {
      if (count < 2) return 0;
      const wanted = question?.options?.findIndex((option) => option.includes(text)) ?? -1;
      const answer = Math.max(0, wanted);
      answers.push(answer);
      return answer;
    },
  };
}
