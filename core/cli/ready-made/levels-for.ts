import type { ParsedTarget } from 'routeproof/plugins';

/** What a target with skills asks for. */
type Condition = Extract<ParsedTarget, { kind: 'skill' }>['condition'];

/** Levels by the names of skills. */
export type Skills = Readonly<Record<string, number>>;

/** So many combinations are tried; an expression that needs more is no expression of a person's. */
const most = 4096;

/** Combinations of levels, of which one is likely to fit and one not: around each threshold, and none at all. */
export const levelsFor = (condition: Condition): readonly Skills[] => {
  const levels = new Map<string, Set<number>>();
  for (const { skill, level } of comparisonsIn(condition)) {
    const around = levels.get(skill) ?? new Set([0]);
    for (const each of [level - 1, level, level + 1]) if (each >= 0) around.add(each);
    levels.set(skill, around);
  }
  let combinations: readonly Skills[] = [{}];
  for (const [skill, around] of levels)
    combinations = combinations
      .flatMap((others) => Array.from(around, (level) => (level === 0 ? others : { ...others, [skill]: level })))
      .slice(-most);
  return combinations;
};

const comparisonsIn = (condition: Condition): readonly Extract<Condition, { kind: 'comparison' }>[] =>
  condition.kind === 'comparison' ? [condition] : condition.of.flatMap(comparisonsIn);
