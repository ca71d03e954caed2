import type { TargetCursor } from './target-cursor.ts';

type Operator = '>' | '>=' | '<' | '<=' | '=' | '!=';

/** What is asked of an agent's levels of skills. */
export type SkillCondition =
  | { readonly kind: 'comparison'; readonly skill: string; readonly operator: Operator; readonly level: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly SkillCondition[] };

/** Levels of skills by name; a skill that is not there has level 0. */
export type Skills = Readonly<Record<string, number | undefined>>;

/** Parentheses inside each other; more is no expression of a person's. */
const deepest = 100;

/** Reads `English > 5 & (Email >= 3 | Chat = 1)`: `&` binds more closely than `|`. Stops before what can be no part of it. */
export function readCondition(cursor: TargetCursor, depth = 0): SkillCondition {
  const any = [conjunction(cursor, depth)];
  while (cursor.take(/ *\| */y) !== undefined) any.push(conjunction(cursor, depth));
  return any.length === 1 ? any[0]! : { kind: 'any', of: any };
}

/** Whether an agent's skills are as the condition asks. */
export function holds(condition: SkillCondition, skills: Skills): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((each) => holds(each, skills));
    case 'any':
      return condition.of.some((each) => holds(each, skills));
    case 'comparison': {
      const { skill, operator, level } = condition;
      return compare[operator](Object.hasOwn(skills, skill) ? skills[skill]! : 0, level);
    }
  }
}

/** The condition in few letters: the same for texts that differ in nothing but spaces and needless quotes. */
export function conditionText(condition: SkillCondition): string {
  if (condition.kind === 'comparison') {
    const { skill, operator, level } = condition;
    return `${bareName.test(skill) ? skill : `"${skill}"`}${operator}${level}`;
  }
  const [sign, inner] = condition.kind === 'all' ? ['&', 'any'] : ['|', undefined];
  return condition.of
    .map((each) =>
      each.kind === inner || each.kind === condition.kind ? `(${conditionText(each)})` : conditionText(each),
    )
    .join(sign);
}

const compare: Readonly<Record<Operator, (level: number, wanted: number) => boolean>> = {
  '>': (level, wanted) => level > wanted,
  '>=': (level, wanted) => level >= wanted,
  '<': (level, wanted) => level < wanted,
  '<=': (level, wanted) => level <= wanted,
  '=': (level, wanted) => level === wanted,
  '!=': (level, wanted) => level !== wanted,
};

const bareName = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ '-]*[\p{L}\p{N}_'-])?$/u;

function conjunction(cursor: TargetCursor, depth: number): SkillCondition {
  const all = [operand(cursor, depth)];
  while (cursor.take(/ *& */y) !== undefined) all.push(operand(cursor, depth));
  return all.length === 1 ? all[0]! : { kind: 'all', of: all };
}

function operand(cursor: TargetCursor, depth: number): SkillCondition {
  if (depth < deepest && cursor.take(/\( */y) !== undefined) {
    const inside = readCondition(cursor, depth + 1);
    cursor.take(/ +/y);
    cursor.need(/\)/y, 'one of & | )');
    return inside;
  }
  const skill = skillName(cursor);
  const operator = operatorHere(cursor);
  cursor.take(/ +/y);
  const level = Number(cursor.need(/\d+/y, 'a whole number'));
  return { kind: 'comparison', skill, operator, level };
}

/** Letters, digits, `_`, spaces, `'` and `-`, or anything between double quotes. */
function skillName(cursor: TargetCursor): string {
  if (cursor.take(/"/y) === undefined)
    return cursor.need(/[\p{L}\p{N}_][\p{L}\p{N}_ '-]*/uy, "a skill's name or `(`").trimEnd();
  const name = cursor.need(/[^"]+/y, "a skill's name");
  cursor.need(/" */y, 'the closing `"`');
  return name;
}

function operatorHere(cursor: TargetCursor): Operator {
  const operator = cursor.take(/[><]=?|=/y);
  if (operator !== undefined) return operator as Operator;
  cursor.spell('!=', 'one of > >= < <= = !=');
  return '!=';
}
