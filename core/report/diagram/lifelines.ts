import type { Role } from '../../protocol/values.ts';
import type { TraceLine } from '../trace-line.ts';

/** An actor of a diagram. */
export interface Lifeline {
  readonly name: string;
  readonly role: Role;
}

/** From left to right: everybody talks to the server, so it stands in the middle, and those with the most to say beside it. */
const places: Readonly<Record<Role, number>> = {
  'media-server': 0,
  service: 1,
  urs: 2,
  'interaction-server': 3,
  agent: 4,
  'reporting-engine': 5,
};

/** Who appears in the messages, from left to right; those of one role in the order of their first message. */
export const lifelines = (messages: Iterable<TraceLine>): readonly Lifeline[] => {
  const roles = new Map<string, Role>();
  for (const { from, fromRole, to, toRole } of messages) {
    if (!roles.has(from)) roles.set(from, fromRole);
    if (!roles.has(to)) roles.set(to, toRole);
  }
  return Array.from(roles, ([name, role]) => ({ name, role })).toSorted(
    (one, other) => places[one.role] - places[other.role],
  );
};
