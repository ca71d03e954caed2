import type { Strategy } from 'routeproof';
import type { ActorKit } from 'routeproof/kit';
import type { Afterwards } from './doubts/afterwards.ts';
import type { AgentBoard } from './queues/agent-board.ts';
import type { TargetReader } from './targets/target-reader.ts';
import type { TargetDoubts } from './doubts/target-doubts.ts';
import type { Sessions } from './sessions.ts';
import type { Outbox } from './routing/outbox.ts';
import type { Tally } from './queues/tally.ts';
import type { VirtualQueues } from './routing/virtual-queues.ts';
import type { TargetQueues } from './queues/target-queues.ts';
import type { TargetStatistics } from './statistics/target-statistics.ts';
import type { UrsMemory } from './urs-memory.ts';

/** What all routing attempts of one URS share. */
export interface UrsContext {
  readonly kit: Pick<ActorKit, 'authored' | 'finding' | 'atStepEnd'>;
  /** The clock that strategies go by. */
  readonly clock: Pick<ActorKit['clock'], 'now' | 'schedule' | 'after' | 'at'>;
  /** Is told what each step looks at and changes, where somebody asks. */
  readonly memory: UrsMemory | undefined;
  readonly targets: TargetReader;
  readonly doubts: TargetDoubts;
  readonly afterwards: Afterwards;
  readonly board: AgentBoard;
  readonly targetQueues: TargetQueues;
  readonly statistics: TargetStatistics;
  readonly virtualQueues: VirtualQueues;
  /** How many interactions of each queue are with a strategy that has not done with them. */
  readonly inHand: Tally;
  readonly outbox: Outbox;
  /** Paths that go on when their interaction does not. */
  readonly sessions: Sessions;
  /** Whether URS attaches what it knows of a target before it delivers. */
  readonly attachesTargets: boolean;
}

/** What a routing attempt needs beside its interaction. */
export interface AttemptOptions {
  /** As URS counts attempts. */
  readonly number: number;
  readonly strategy: Strategy;
  readonly context: UrsContext;
  /** Its name in the T-Library. */
  readonly connId: string;
  /** Called when the server has taken a decision that ends the attempt. */
  readonly onDone: () => void;
}
