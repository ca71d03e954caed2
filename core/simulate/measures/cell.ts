import type { WaitCounts } from '../estimates/wait-counts.ts';
import type { Sums } from './sums.ts';

/** A part of the traffic in one replication: all of it, a stream, a half-hour, a stream in a half-hour. */
export interface Cell {
  /** What the parts of its split have of their own: `['stream', 'interval']`; nothing for all of the traffic. */
  readonly by: readonly string[];
  /** What this part has: `['gold', '12:00']`. */
  readonly of: readonly string[];
  /** What was counted. */
  readonly sums: Readonly<Partial<Sums>>;
  /** Its waits, where percentiles are asked for: flat pairs, as `WaitCounts` writes them. */
  readonly waits?: ReturnType<WaitCounts['toJSON']>;
}

/** What is known of agents alone. */
export const agentDimensions: readonly string[] = ['agent', 'group', 'skill', 'crew'];

/** Whose measures a part of the traffic has. */
export function scopesOf(by: readonly string[]): readonly Scope[] {
  const ofAgents = by.some((each) => agentDimensions.includes(each));
  const ofNothingElse = by.every((each) => agentDimensions.includes(each) || each === 'interval');
  return [
    'answers',
    ...(ofAgents ? [] : (['customers'] as const)),
    // Hours that are paid belong to no customer.
    ...(ofNothingElse ? (['agents', 'prices'] as const) : []),
    ...(by.length === 0 || by.join() === 'interval' ? (['queue'] as const) : []),
    ...(by.length === 0 ? (['run'] as const) : []),
  ];
}

/** What a measure is about: customers who come, those who are answered, the time of agents, all who wait at once, what has a price, or the whole run. */
export type Scope = 'customers' | 'answers' | 'agents' | 'queue' | 'prices' | 'run';
