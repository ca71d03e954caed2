import type { ActorKit } from 'routeproof';
import type { Afterwards } from './afterwards.ts';
import type { AgentBoard } from './agent-board.ts';
import type { TargetReader } from './target-reader.ts';
import type { TargetDoubts } from './target-doubts.ts';
import type { Outbox } from './outbox.ts';
import type { Tally } from './tally.ts';
import type { VirtualQueues } from './virtual-queues.ts';
import type { WaitingLines } from './waiting-lines.ts';

/** What all routing attempts of one URS share. */
export interface Office {
  readonly kit: Pick<ActorKit, 'authored' | 'clock' | 'finding' | 'atStepEnd'>;
  readonly targets: TargetReader;
  readonly doubts: TargetDoubts;
  readonly afterwards: Afterwards;
  readonly board: AgentBoard;
  readonly lines: WaitingLines;
  readonly virtualQueues: VirtualQueues;
  /** How many interactions of each queue are with a strategy that has not done with them. */
  readonly inHand: Tally;
  readonly outbox: Outbox;
  /** Whether URS attaches what it knows of a target before it delivers. */
  readonly attachesTargets: boolean;
}
