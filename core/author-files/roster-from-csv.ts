import type { Agent } from '../contract/centre.ts';
import type { Span } from '../contract/traffic.ts';
import { checkedOptions, optionKinds, type OptionKind } from '../contract/checked-options.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import type { TableCell } from './csv-rows.ts';
import { rosterRows, type RosterOptions, type RosterRow, type RosterRows } from './roster-rows.ts';

const { name: column } = optionKinds;
const kinds: Readonly<Record<keyof RosterOptions, OptionKind>> = {
  ...{ agent: column, day: column, activity: column, from: column, to: column, skills: column },
  firstDay: optionKinds.text,
};

/**
 * The agents of a roster in a CSV file, with their shifts and breaks: a row for each activity (agent, day, activity, from, to), or a
 * row for each agent and day with a column for each activity (`09:00-17:00`). Whatever is no `shift` is a break in one. Of `agents`, those of whom
 * the file says nothing do not come; without them, it is whoever the file names.
 */
export function rosterFromCsv(
  file: string | URL,
  agents?: readonly Agent[],
  options: RosterOptions = {},
): readonly Agent[] {
  if (agents !== undefined && !isAgents(agents))
    throw errors.optionOutOfRange(
      '`rosterFromCsv`',
      'agents',
      valueInWords(agents),
      "a list such as `[{ name: 'ann' }]`",
    );
  const roster = rosterRows(file, checkedOptions<RosterOptions>('`rosterFromCsv`', options, kinds));
  const known = agents ?? [...new Set(roster.rows.map(({ agent }) => agent.text))].map((name): Agent => ({ name }));
  refuseStrangers(roster, known, agents !== undefined);
  const skillsOf = skillsIn(roster);
  return known.map((agent) => {
    const rows = roster.rows.filter((row) => row.agent.text === agent.name);
    const skills = skillsOf.get(agent.name);
    return {
      ...agent,
      ...(skills !== undefined && { skills: { ...agent.skills, ...skills } }),
      work: { ...agent.work, ...workOf(rows) },
    };
  });
}

const isAgents = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each: unknown) => typeof each === 'object' && each !== null && 'name' in each);

const isShift = ({ activity }: RosterRow): boolean => activity.toLowerCase() === 'shift';

/** Shifts and breaks in their order, as one where one follows the other without a gap. */
function workOf(rows: readonly RosterRow[]): { readonly shifts: readonly Span[]; readonly breaks: readonly Span[] } {
  const inOrder = rows.toSorted((one, other) => one.from - other.from);
  const [shifts, others] = [inOrder.filter(isShift), inOrder.filter((row) => !isShift(row))];
  for (const [index, shift] of shifts.entries()) {
    const before = shifts[index - 1];
    if (before !== undefined && shift.from < before.to)
      throw errors.badCsv(
        shift.where,
        `the shift of '${shift.agent.text}' from ${shift.said} overlaps the one at ${before.where}, from ${before.said}`,
      );
  }
  const joined = joinedSpans(shifts);
  for (const { agent, activity, from, to, said, where } of others)
    if (!joined.some((shift) => shift.from <= from && to <= shift.to))
      throw errors.badCsv(
        where,
        `'${activity}' of '${agent.text}' from ${said} is not within a shift of that agent`,
        nearestName(activity, ['shift']),
      );
  return { shifts: joined, breaks: joinedSpans(others) };
}

/** In between, an agent would be free for nothing but a moment. */
function joinedSpans(inOrder: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const { from, to } of inOrder) {
    const before = joined.at(-1);
    if (before === undefined || from > before.to) joined.push({ from, to });
    else joined[joined.length - 1] = { from: before.from, to: Math.max(before.to, to) };
  }
  return joined;
}

function refuseStrangers({ rows, skills, name }: RosterRows, known: readonly Agent[], areGiven: boolean): void {
  const names = known.map((agent) => agent.name);
  for (const { agent } of [...rows, ...skills]) {
    if (agent.text !== '' && names.includes(agent.text)) continue;
    const problem =
      agent.text === ''
        ? 'nobody is named'
        : areGiven
          ? `there is no agent '${agent.text}'`
          : `of '${agent.text}' there are skills and no shift`;
    throw errors.badCsv(`${name}:${agent.line}:${agent.column}`, problem, nearestName(agent.text, names));
  }
  if (rows.length === 0) throw errors.badCsv(`${name}:1`, 'there is a heading and no shift below it');
}

type Skills = Record<string, number>;

/** What the column of skills says of each agent; it may say it again. */
function skillsIn({ skills, name }: RosterRows): ReadonlyMap<string, Skills> {
  const known = new Map<string, Skills>();
  for (const { agent, cell } of skills) {
    const own = known.get(agent.text) ?? {};
    known.set(agent.text, own);
    for (const [skill, level] of skillsOf(cell, name)) {
      if (Object.hasOwn(own, skill) && own[skill] !== level)
        throw errors.badCsv(
          `${name}:${cell.line}:${cell.column}`,
          `'${agent.text}' has ${skill} ${level} here, and ${own[skill]} above`,
        );
      own[skill] = level;
    }
  }
  return known;
}

const skillsOf = ({ text, line, column }: TableCell, name: string): (readonly [string, number])[] =>
  text.split(';').map((part) => {
    const [, skill, level] = /^([^=]+)=\s*(\d+(?:\.\d+)?)$/.exec(part.trim()) ?? [];
    if (skill === undefined)
      throw errors.badCsv(
        `${name}:${line}:${column}`,
        `'${part.trim()}' is no skill with its level, such as English=7`,
      );
    return [skill.trim(), Number(level)];
  });
