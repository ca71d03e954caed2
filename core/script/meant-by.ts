import type { Received } from '../bus/crossing.ts';
import type { FollowedRule } from './script-watch.ts';

/** A rule may name what is read, or what it travelled as. */
export const isEventOf = ({ event }: FollowedRule, { type, wire }: Received): boolean =>
  type === event || wire?.type === event;

/** The message that the rule names, as it names it, with the interaction that the actor knows it to be about. */
export const meantBy = ({ event }: FollowedRule, cause: Received): Received =>
  cause.type === event || cause.wire === undefined
    ? cause
    : ({ ...cause.wire, interaction: cause.interaction } as Received);
