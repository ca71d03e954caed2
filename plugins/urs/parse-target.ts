import { errors } from 'routeproof';

type Operator = '>' | '>=' | '<' | '<=' | '=' | '!=';

/** One comparison of an agent's level of a skill; an agent without the skill has level 0. */
interface Comparison {
  readonly skill: string;
  readonly operator: Operator;
  readonly level: number;
}

/** What an expression asks for. `object` is its name without the statistics server and the type. */
export type ParsedTarget =
  | { readonly kind: 'agent'; readonly object: string }
  | { readonly kind: 'group'; readonly object: string }
  | { readonly kind: 'skill'; readonly object: string; readonly condition: Comparison };

/** What the configuration says about an agent, as far as targets ask for it. */
export interface Candidate {
  readonly name: string;
  readonly skills: Readonly<Record<string, number>>;
  readonly groups: ReadonlySet<string>;
}

/** Reads `ann.A`, `Support.GA` or `?:English > 5.GA`, each also with `@StatServer`; throws a sentence that names the column. */
export function parseTarget(expression: string): ParsedTarget {
  if (typeof expression !== 'string') throw errors.badTarget(String(expression), 1, 'text');
  const cursor = new Cursor(expression);
  return cursor.take(/\s*\?/y) === undefined ? named(cursor) : bySkill(cursor);
}

/** Whether an agent is one of those that a target asks for. */
export function matches(target: ParsedTarget, { name, skills, groups }: Candidate): boolean {
  switch (target.kind) {
    case 'agent':
      return name === target.object;
    case 'group':
      return groups.has(target.object);
    case 'skill':
      return holds(target.condition, skills);
  }
}

const compare: Readonly<Record<Operator, (level: number, wanted: number) => boolean>> = {
  '>': (level, wanted) => level > wanted,
  '>=': (level, wanted) => level >= wanted,
  '<': (level, wanted) => level < wanted,
  '<=': (level, wanted) => level <= wanted,
  '=': (level, wanted) => level === wanted,
  '!=': (level, wanted) => level !== wanted,
};

const holds = ({ skill, operator, level }: Comparison, skills: Candidate['skills']): boolean =>
  compare[operator](Object.hasOwn(skills, skill) ? skills[skill]! : 0, level);

const types = { A: 'agent', GA: 'group' } as const;

/** `ann.A`, `ann@StatServer.A`, `Support.GA`: the last dot stands before the type, so a name may have dots itself. */
function named(cursor: Cursor): ParsedTarget {
  const { text } = cursor;
  const dot = text.lastIndexOf('.');
  if (dot < 0) throw cursor.fail('`.A` or `.GA`', text.length);
  const operator = text.search(/[<>=]/);
  if (operator >= 0) throw cursor.fail('`?:` before a comparison of skills', 0);
  const type = text.slice(dot + 1);
  if (type !== 'A' && type !== 'GA') throw cursor.fail('A (an agent) or GA (a group)', dot + 1);
  const at = text.lastIndexOf('@', dot);
  if (at >= 0 && text.slice(at + 1, dot).trim() === '') throw cursor.fail('the name of a statistics server', at + 1);
  const object = text.slice(0, at < 0 ? dot : at).trim();
  if (object === '') throw cursor.fail('a name', 0);
  return { kind: types[type], object };
}

/** What follows the question mark of `?:English > 5@StatServer.GA`. */
function bySkill(cursor: Cursor): ParsedTarget {
  cursor.need(/:\s*/y, '`:`');
  const condition = comparison(cursor);
  cursor.take(/\s*@[^.@]+/y);
  cursor.need(/\.GA/y, '`.GA` (or `@` and a statistics server, then `.GA`)');
  cursor.need(/\s*$/y, 'the end');
  const { skill, operator, level } = condition;
  return { kind: 'skill', object: `?:${skill}${operator}${level}`, condition };
}

function comparison(cursor: Cursor): Comparison {
  const quoted = cursor.take(/"[^"]+"\s*/y);
  const skill = quoted?.trim().slice(1, -1) ?? cursor.need(/[\p{L}\p{N}_ '-]+/uy, "a skill's name").trim();
  const operator = cursor.need(/(?:>=|<=|!=|>|<|=)\s*/y, 'one of > >= < <= = !=').trim() as Operator;
  const level = Number(cursor.need(/\d+/y, 'a whole number'));
  return { skill, operator, level };
}

/** A place in the text of an expression. */
class Cursor {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Takes what fits here, if anything does. The pattern is sticky. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  need(pattern: RegExp, expected: string): string {
    const found = this.take(pattern);
    if (found === undefined) throw this.fail(expected, this.#at);
    return found;
  }

  fail(expected: string, at: number): Error {
    return errors.badTarget(this.text, at + 1, expected);
  }
}
