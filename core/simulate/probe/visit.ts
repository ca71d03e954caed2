import { isRepeat } from '../../contract/traffic.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { InteractionView } from '../../store/store-view.ts';
import type { OpenCell } from './split.ts';

/** An interaction, from when it came until it is over, as it is counted. */
export interface Visit {
  /** The record of the server, which goes on changing. */
  readonly interaction: InteractionView;
  /** When it came. */
  readonly since: Milliseconds;
  /** Its customer has left before. */
  readonly isRepeat: boolean;
  /** It came after the warm-up. */
  readonly counts: boolean;
  readonly stream: string;
  readonly queue: string;
  readonly medium: string;
  /** What kind of work it is, by stream and row of user data. */
  readonly work: string;
  /** Each virtual queue that it has been in. */
  virtualQueues: readonly string[];
  isWaiting: boolean;
  attempts: number;
  /** Who answered it. */
  agent: string | undefined;
  /** Who has it in hand. */
  agents: readonly string[];
  /** How long it was in the hands of those who have it no longer. */
  handling: Milliseconds;
  conferenceSince: Milliseconds | undefined;
  /** Its parts of the traffic, from when its wait is over. */
  cells: readonly OpenCell[] | undefined;
  /** Its parts of the traffic in the hands of the agent below. */
  cellsByAgent: readonly OpenCell[];
  cellsAreOf: string | undefined;
}

const none: readonly never[] = [];

/** What is known of an interaction when it comes. */
type Arrived = Pick<Visit, 'interaction' | 'since' | 'counts' | 'stream' | 'work'>;

/** An interaction that has just come, and waits. */
export function newVisit({ interaction, since, counts, stream, work }: Arrived): Visit {
  const { Queue: queue = '', MediaType: medium } = interaction.properties;
  // Field by field: one is made for every interaction, and spreads are slow.
  return {
    interaction,
    since,
    isRepeat: isRepeat(interaction.id),
    counts,
    stream,
    work,
    queue,
    medium,
    virtualQueues: none,
    isWaiting: true,
    attempts: 0,
    agent: undefined,
    agents: none,
    handling: 0,
    conferenceSince: undefined,
    cells: undefined,
    cellsByAgent: none,
    cellsAreOf: undefined,
  };
}
