import type { ActorKit, Client, Kit, Link } from 'routeproof/kit';
import { Attempts } from './attempts.ts';
import { TargetDoubts } from './doubts/target-doubts.ts';
import { AgentBoard } from './queues/agent-board.ts';
import { Tally } from './queues/tally.ts';
import { TargetQueues } from './queues/target-queues.ts';
import { Sessions } from './sessions.ts';
import { Outbox } from './routing/outbox.ts';
import { ToldStatistics } from './statistics/told-statistics.ts';
import { TargetStatistics } from './statistics/target-statistics.ts';
import type { Configuration } from './targets/configuration.ts';
import type { UrsContext } from './urs-context.ts';

/** What stays when URS is started again, and what it works with. */
export interface UrsParts extends Pick<
  UrsContext,
  'clock' | 'memory' | 'targets' | 'afterwards' | 'virtualQueues' | 'attachesTargets'
> {
  readonly kit: Kit;
  readonly actor: ActorKit;
  readonly link: Link;
  readonly server: Client;
  readonly configuration: Configuration;
}

/** What a URS knows that has been started: nothing at first. */
export interface StartedUrs {
  readonly board: AgentBoard;
  readonly outbox: Outbox;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
  /** Takes news of a statistic. */
  readonly learn: ToldStatistics['learn'];
}

/** Starts the program, at first and after each restart. */
export function startUrs({ kit, actor, link, server, configuration, ...kept }: UrsParts): StartedUrs {
  const { memory } = kept;
  const board = new AgentBoard((agent) => targetQueues.settle(agent), configuration, memory);
  const outbox = new Outbox(actor, { link, client: server, onGone: () => attempts.loseAll() });
  const sources = { board, configuration, memory, statistics: () => statistics };
  const targetQueues = new TargetQueues(sources, actor);
  const told = new ToldStatistics(memory);
  const inHand = new Tally();
  const lines = targetQueues.members;
  const statistics = new TargetStatistics({ board, configuration, lines, told, inHand, clock: actor.clock });
  const doubts = new TargetDoubts(actor, configuration, board);
  const made = { board, outbox, targetQueues, statistics, doubts, inHand, sessions: new Sessions() };
  const attempts = new Attempts(kit, { kit: actor, ...kept, ...made });
  const learn: StartedUrs['learn'] = (value) => {
    told.learn(value);
    targetQueues.gates.changed();
  };
  return { board, outbox, attempts, sessions: made.sessions, learn };
}
