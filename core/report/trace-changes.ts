import type { Milliseconds } from '../kernel/time.ts';
import { interactionNames } from './diagram/interaction-names.ts';
import { messageFacts } from './diagram/message-facts.ts';
import { timeText } from './time-text.ts';
import type { TraceLine } from './trace-line.ts';

/** A message, how it is named, and where it stood in the trace. */
interface NamedMessage {
  readonly at: Milliseconds;
  readonly name: string;
  readonly facts: string;
}

interface Change {
  readonly at: Milliseconds;
  readonly text: string;
}

const longest = 30;

/**
 * What is different in the second of two traces, in words: which messages came, went, moved in time, or say something else.
 * References are not compared: they count messages, and one more changes all that follow.
 */
export const traceChanges = (before: readonly TraceLine[], after: readonly TraceLine[]): readonly string[] => {
  const { shown } = interactionNames([...before, ...after]);
  const seen = (message: TraceLine): NamedMessage => ({
    at: message.at,
    name: nameOf(message, shown),
    facts: messageFacts({ ...message, sentAt: message.at, ref: undefined, interaction: undefined }, shown).join(' · '),
  });
  const old = before.map(seen);
  const now = after.map(seen);
  const same = paired(old, now, ({ at, name, facts }) => `${at} ${name} ${facts}`);
  const alike = paired(same.went, same.came, ({ name, facts }) => `${name} ${facts}`);
  const named = paired(alike.went, alike.came, ({ name }) => name);
  const changes = [
    ...moves(alike.pairs),
    ...named.pairs.map(([{ facts }, one]) => ({
      at: one.at,
      text: `changed ${textOf({ ...one, facts: '' })}: ${facts || 'nothing'}, now ${one.facts || 'nothing'}`,
    })),
    ...named.went.map((one) => ({ at: one.at, text: `went    ${textOf(one)}` })),
    ...named.came.map((one) => ({ at: one.at, text: `came    ${textOf(one)}` })),
  ].toSorted((one, other) => one.at - other.at);
  const lines = changes.slice(0, longest).map(({ text }) => text);
  return changes.length > longest ? [...lines, `… and ${changes.length - longest} more changes`] : lines;
};

const nameOf = (message: TraceLine, shown: (id: string) => string | undefined): string => {
  const { from, to, type, standsFor, interaction } = message;
  const behind = standsFor === undefined || standsFor === type ? '' : ` (for ${standsFor})`;
  const about = interaction === undefined ? undefined : shown(interaction);
  return `${from} → ${to}  ${type}${behind}${about === undefined ? '' : `  ${about}`}`;
};

const textOf = ({ at, name, facts }: NamedMessage): string =>
  `${timeText(at)}  ${name}${facts === '' ? '' : `  ${facts}`}`;

/** Puts those of the same key together, first to first. */
const paired = (old: readonly NamedMessage[], now: readonly NamedMessage[], keyOf: (one: NamedMessage) => string) => {
  const waiting = new Map<string, NamedMessage[]>();
  for (const one of old) {
    const key = keyOf(one);
    const others = waiting.get(key);
    if (others === undefined) waiting.set(key, [one]);
    else others.push(one);
  }
  const pairs: (readonly [NamedMessage, NamedMessage])[] = [];
  const came: NamedMessage[] = [];
  const taken = new Set<NamedMessage>();
  const positions = new Map<string, number>();
  for (const one of now) {
    const key = keyOf(one);
    const position = positions.get(key) ?? 0;
    const other = waiting.get(key)?.[position];
    if (other === undefined) came.push(one);
    else {
      positions.set(key, position + 1);
      taken.add(other);
      pairs.push([other, one]);
    }
  }
  return { pairs, came, went: old.filter((one) => !taken.has(one)) };
};

/** What moved by as much as something else is told with it. */
const moves = (pairs: readonly (readonly [NamedMessage, NamedMessage])[]): readonly Change[] => {
  const byDistance = new Map<Milliseconds, NamedMessage[]>();
  for (const [old, now] of pairs) {
    const distance = now.at - old.at;
    const others = byDistance.get(distance);
    if (others === undefined) byDistance.set(distance, [now]);
    else others.push(now);
  }
  return Array.from(byDistance, ([distance, [first, ...others]]) => {
    const how = `${timeText(Math.abs(distance))} ${distance < 0 ? 'earlier' : 'later'}`;
    const rest = others.length === 0 ? '' : `, and ${others.length} more by as much`;
    return { at: first!.at, text: `moved   ${textOf(first!)}  ${how}${rest}` };
  });
};
