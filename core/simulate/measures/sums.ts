/**
 * What is counted of a part of the traffic in one replication: all of it adds up over replications, and what is longest is the longest.
 * Times are in milliseconds. What a part cannot have stays 0.
 */
export class Sums {
  /** Came. */
  offered = 0;
  /** Of these, customers who had left before and came again. */
  repeats = 0;
  /** Were answered by an agent, or pulled by one. */
  answered = 0;
  /** Were stopped by the media server before an answer: the customer left. */
  abandoned = 0;
  /** Were stopped by somebody else before an answer. */
  stopped = 0;
  /** Still wait at the end. */
  waiting = 0;
  /** Are with an agent at the end. */
  inHand = 0;
  /** Answered within the threshold. */
  inTime = 0;
  /** Abandoned within the threshold. */
  abandonedInTime = 0;
  /** Still wait at the end, and have waited longer than the threshold. */
  overdue = 0;
  /** Did not get an agent at once. */
  waited = 0;
  /** Waits of all, up to the end where they still wait. */
  waits = 0;
  /** Waits of those who were answered. */
  answers = 0;
  /** Waits of those who left. */
  leaving = 0;
  /** The longest wait, of whoever came before the end of the warm-up, too. */
  longestWait = 0;
  /** How many waited, times how long, in the measured time. */
  queue = 0;
  /** The most who waited at once. */
  longestQueue = 0;
  /** How long this part was measured. */
  time = 0;
  /** Were taken in hand: by an agent, in the part of that agent. */
  handled = 0;
  /** Were taken in hand and are over. */
  completed = 0;
  /** How long those that are over were in the hands of agents, each agent counted. */
  handling = 0;
  /** How long agents worked on them afterwards. */
  afterWork = 0;
  /** Agents' time logged in. */
  loggedIn = 0;
  /** Agents' time with something in hand, or working afterwards. */
  busy = 0;
  /** Agents' time in which they are ready, and have nothing to do. */
  available = 0;
  /** Interactions in the hands of agents, times how long. */
  held = 0;
  /** The same while they work afterwards on another. */
  heldInAfterWork = 0;
  /** Agents' time on a shift, breaks too. */
  scheduled = 0;
  /** How much of that they did what the shift says: were there, or had their break. */
  adherent = 0;
  /** What it cost, by the prices of the scenario. */
  cost = 0;
  /** Invitations that were refused. */
  refused = 0;
  /** Invitations that nobody answered. */
  expired = 0;
  /** Routing attempts beyond the first of each. */
  reRouted = 0;
  /** Conferences that are over. */
  conferences = 0;
  /** How long those lasted. */
  conferred = 0;
}

/** The name of something that is counted. */
export type SumName = keyof Sums;

const longest: readonly SumName[] = ['longestWait', 'longestQueue'];

/** Adds what another part, or another replication, has counted. */
export function addSums(to: Sums, more: Readonly<Partial<Sums>>): void {
  for (const [name, value] of Object.entries(more) as [SumName, number][])
    to[name] = longest.includes(name) ? Math.max(to[name], value) : to[name] + value;
}

/** What is not 0, for a file or another thread. */
export const sumsThere = (sums: Sums): Readonly<Partial<Sums>> =>
  Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
