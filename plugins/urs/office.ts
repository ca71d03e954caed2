import type { ActorKit } from 'routeproof';
import type { Afterwards } from './doubts/afterwards.ts';
import type { AgentBoard } from './lines/agent-board.ts';
import type { TargetReader } from './targets/target-reader.ts';
import type { TargetDoubts } from './doubts/target-doubts.ts';
import type { Outbox } from './routing/outbox.ts';
import type { Tally } from './lines/tally.ts';
import type { VirtualQueues } from './routing/virtual-queues.ts';
import type { WaitingLines } from './lines/waiting-lines.ts';

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
