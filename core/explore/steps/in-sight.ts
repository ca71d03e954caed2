import { isInSet, type MessageSet } from '../../bus/message-set.ts';
import { serverName } from '../../server/server-name.ts';
import { isSilent, meetsWrite, type Footprint } from './footprint.ts';
import type { Dependence, StepTaken } from './step-taken.ts';

/** What one of a scenario's properties looks at, as plain values. */
export interface Alphabet {
  /** Which of the scenario's properties. */
  readonly property: number;
  readonly messages: readonly MessageSet[];
  /** Places of the server's memory that it reads between steps, as footprints name them. */
  readonly places: readonly string[];
}

/**
 * The relation, and beside it: two steps that one property can see depend on each other, whoever their actors are (visible
 * transitions: Peled, CAV 1994). So what a property looks at comes in all its orders, and stands still while anything else comes.
 */
export function dependsInSight(depends: Dependence, alphabets: readonly Alphabet[]): Dependence {
  if (alphabets.length === 0) return depends;
  const seers = alphabets.map(({ property, messages, places }): Seer => ({
    // Properties that share a bit are taken for one.
    bit: 1 << (property % 31),
    messages,
    footprint: { reads: new Set(places), writes: new Set() },
  }));
  const seenBy = (step: StepTaken): number => (step.seenBy ??= bitsOf(step, seers));
  return (one, other) =>
    depends(one, other) ||
    (seenBy(one) & seenBy(other)) !== 0 ||
    isFirstOf(one, other) ||
    isFirstOf(other, one) ||
    (seenBy(one) !== 0 && isLaterAfter(one, other)) ||
    (seenBy(other) !== 0 && isLaterAfter(other, one));
}

interface Seer {
  readonly bit: number;
  readonly messages: readonly MessageSet[];
  readonly footprint: Footprint;
}

const bitsOf = (step: StepTaken, seers: readonly Seer[]): number =>
  seers.reduce((bits, seer) => (isSeen(step, seer) ? bits | seer.bit : bits), 0);

function isSeen({ actor, event: { message }, footprint }: StepTaken, { messages, footprint: looked }: Seer): boolean {
  if (message !== undefined && messages.some((set) => isInSet(set, message))) return true;
  if (looked.reads.size === 0 || actor !== serverName) return false;
  // A step that says nothing of what it used may have changed anything.
  return isSilent(footprint) || meetsWrite(footprint.writes, looked);
}

/** Whether one came first of all that properties are judged after: only what comes before another lets them see how things stood at the start. */
const isFirstOf = (step: StepTaken, other: StepTaken): boolean =>
  step.isFirst && isJudgedAfter(step) && isJudgedAfter(other);

/** Whether properties may be judged when the step has ended. */
export const isJudgedAfter = ({ actor, event }: Pick<StepTaken, 'actor' | 'event'>): boolean =>
  event.message !== undefined || actor === serverName;

/** Whether a message whose time is nothing to its actor would be delivered at another time after the other step: a property reads that time. */
const isLaterAfter = (step: StepTaken, other: StepTaken): boolean =>
  (step.ignored || !step.asksTime) && step.actor === other.actor && step.due < other.due;
