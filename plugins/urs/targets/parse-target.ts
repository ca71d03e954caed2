import { conditionText, holds, readCondition, type SkillCondition, type Skills } from './skill-condition.ts';
import { TargetCursor } from './target-cursor.ts';

const named = { A: 'agent', AP: 'place', GA: 'group', GP: 'place group', Q: 'queue' } as const;

/** What an expression asks for. `object` is its name without the statistics server and the type. */
export type ParsedTarget =
  | {
      /** As the type at its end says: `.A`, `.AP`, `.GA`, `.GP` or `.Q`. */
      readonly kind: 'agent' | 'place' | 'group' | 'place group' | 'queue';
      /** Name of the agent, place, group or queue. */
      readonly object: string;
    }
  | {
      /** Agents with skills: `?:English > 5.GA`. */
      readonly kind: 'skill';
      /** The expression in one spelling, whatever its spaces: `?:English > 5`. */
      readonly object: string;
      /** Only agents of this group. */
      readonly group: string | undefined;
      /** Which levels the skills must have. */
      readonly condition: SkillCondition;
    };

/** What URS knows of an agent, as far as targets ask for it. */
export interface Candidate {
  /** The agent's name. */
  readonly name: string;
  /** Levels by the names of skills. */
  readonly skills: Skills;
  /** Groups that have the agent. */
  readonly groups: ReadonlySet<string>;
  /** Where the agent is. */
  readonly place?: string | undefined;
  /** Groups that have the place. */
  readonly placeGroups?: ReadonlySet<string>;
}

/**
 * Reads a target in URS's own syntax: `ann.A`, `desk 7.AP`, `Support.GA`, `Desks.GP`, `Back office.Q`, each also as
 * `ann@StatServer.A`; `?:English > 5 & (Email >= 3 | Chat = 1).GA`, also within a group, `?Support:English > 5@StatServer.GA`.
 * Throws a sentence that names the column where it goes wrong. A text is read once.
 */
export function parseTarget(expression: string): ParsedTarget {
  const known = read.get(expression);
  if (known !== undefined) return known;
  const cursor = new TargetCursor(String(expression));
  if (typeof expression !== 'string') throw cursor.fail('text');
  cursor.take(/ +/y);
  const target = cursor.take(/\?/y) === undefined ? byName(cursor) : bySkill(cursor);
  if (read.size >= readMost) read.clear();
  read.set(expression, target);
  return target;
}

/** Whether an agent is one of those that a target asks for. */
export function matches(target: ParsedTarget, candidate: Candidate): boolean {
  const { name, skills, groups, place, placeGroups } = candidate;
  switch (target.kind) {
    case 'agent':
      return name === target.object;
    case 'place':
      return place === target.object;
    case 'group':
      return groups.has(target.object);
    case 'place group':
      return placeGroups?.has(target.object) ?? false;
    case 'skill':
      return (target.group === undefined || groups.has(target.group)) && holds(target.condition, skills);
    case 'queue':
      return false;
  }
}

/** What was read before; the same for every bench, because it depends on the text alone. */
const read = new Map<string, ParsedTarget>();
const readMost = 10_000;

const types = '.A, .AP, .GA, .GP or .Q';

/** The last dot stands before the type, and the last `@` before the server, so a name may have dots itself. */
function byName(cursor: TargetCursor): ParsedTarget {
  const { text } = cursor;
  if (/[<>=]/.test(text)) throw cursor.fail('`?:` before an expression of skills');
  const dot = text.lastIndexOf('.');
  if (dot < 0) throw cursor.fail(types, text.length);
  const type = text.slice(dot + 1);
  if (!isType(type)) throw cursor.fail(types, dot + 1 + lettersOfType(type));
  const at = text.lastIndexOf('@', dot);
  if (at >= 0 && text.slice(at + 1, dot).trim() === '') throw cursor.fail('the name of a statistics server', dot);
  const end = at < 0 ? dot : at;
  const object = text.slice(0, end).trim();
  if (object === '') throw cursor.fail('a name', end);
  return { kind: named[type], object };
}

const isType = (type: string): type is keyof typeof named => Object.hasOwn(named, type);

/** How many letters of a wrong type could be those of a right one. */
function lettersOfType(type: string): number {
  let right = 0;
  while (right < type.length && Object.keys(named).some((each) => each.startsWith(type.slice(0, right + 1)))) right++;
  return right;
}

/** What follows the question mark. */
function bySkill(cursor: TargetCursor): ParsedTarget {
  const group = cursor.take(/[^:?@"&|()<>=!]+/y)?.trim();
  cursor.need(/: */y, '`:`');
  const condition = readCondition(cursor);
  cursor.take(/ +/y);
  const isServed = cursor.take(/@/y) !== undefined;
  if (isServed) {
    cursor.take(/ +/y);
    cursor.need(/[^.@ ][^.@]*/y, 'the name of a statistics server');
  }
  cursor.spell('.GA', isServed ? '`.GA`' : 'one of & | or `.GA`');
  cursor.need(/ *$/y, 'the end');
  const within = group === '' ? undefined : group;
  return { kind: 'skill', object: `?${within ?? ''}:${conditionText(condition)}`, group: within, condition };
}
