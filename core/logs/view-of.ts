import type { Milliseconds } from '../kernel/time.ts';
import type { TraceLine } from '../report/trace-line.ts';

/** A message as one of its two ends sees it. */
export interface SeenMessage {
  readonly message: TraceLine;
  /** When it was sent, or received. */
  readonly at: Milliseconds;
  readonly isSent: boolean;
}

/**
 * The messages of one actor in the order of its own times. Statistics, which no public log shows, are left out.
 * A trace has what was delivered: what was lost with a connection stands in no log that is made of it.
 */
export const viewOf = (messages: readonly TraceLine[], actor: string): readonly SeenMessage[] =>
  messages
    .filter(({ from, to, protocol }) => protocol !== 'Statistics' && (from === actor || to === actor))
    .map((message) => {
      const isSent = message.from === actor;
      return { message, isSent, at: isSent ? message.sentAt : message.at };
    })
    .toSorted((one, other) => one.at - other.at);
