import { holds, type SkillCondition } from './skill-condition.ts';

/** So many combinations are tried; an expression that needs more is no expression of a person's. */
const most = 4096;

/** Whether there are levels of skills for which a condition holds; where there are too many to try, it is taken to be so. */
export function canHold(condition: SkillCondition): boolean {
  const levels = new Map<string, Set<number>>();
  for (const { skill, level } of comparisonsIn(condition)) {
    const around = levels.get(skill) ?? new Set([0]);
    // Levels need not be whole: between 5 and 6 there is one.
    for (const each of [level - 0.5, level, level + 0.5]) if (each >= 0) around.add(each);
    levels.set(skill, around);
  }
  let combinations: readonly (readonly (readonly [string, number])[])[] = [[]];
  for (const [skill, around] of levels) {
    if (combinations.length * around.size > most) return true;
    combinations = combinations.flatMap((others) =>
      Array.from(around, (level) => [...others, [skill, level] as const]),
    );
  }
  return combinations.some((each) => holds(condition, Object.fromEntries(each)));
}

/** The skills that somebody must have for a part of a condition to hold: without one, its level is 0. */
export const neededIn = (condition: SkillCondition): readonly string[] =>
  comparisonsIn(condition)
    .filter((comparison) => !holds(comparison, {}))
    .map(({ skill }) => skill);

const comparisonsIn = (condition: SkillCondition): readonly Extract<SkillCondition, { kind: 'comparison' }>[] =>
  condition.kind === 'comparison' ? [condition] : condition.of.flatMap(comparisonsIn);
