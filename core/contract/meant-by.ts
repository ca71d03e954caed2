import type { Received } from '../bus/crossing.ts';
import type { FollowedRule } from './script-watch.ts';

/** A rule may name what is read, or what it travelled as. */
export const isEventOf = ({ event }: FollowedRule, { type, wire }: Received): boolean =>
  type === event || wire?.type === event;

/** The message that the rule names, as it names it. */
export const meantBy = ({ event }: FollowedRule, cause: Received): Received =>
  cause.type === event ? cause : (cause.wire ?? cause);
