import { checkedKeyValues } from './checked-key-values.ts';
import { MadeAt } from '../kernel/author/made-at.ts';
import type { TargetText } from './targets/target-text.ts';
import type { KeyValues, Workbin } from '../protocol/values.ts';

/** An agent that the desk handed out: reserved for one interaction until the server has answered. */
export interface Target {
  /** Name of the agent, as in the configuration. */
  readonly agent: string;
  /** Where the agent is logged in; `undefined` while nothing is known of it. */
  readonly place: string | undefined;
  /** The expression that was asked for. */
  readonly requested: string;
}

/** A queue that the desk handed out for `Back office.Q`: routing to it places the interaction there. */
export interface QueueTarget {
  /** Name of the queue, without `.Q`. */
  readonly queue: string;
  /** The expression that was asked for. */
  readonly requested: string;
}

/** What a strategy can decide about an interaction. All but `attach` end the path. */
export type Decision =
  | {
      /** Offers the interaction to an agent. */
      readonly do: 'routeTo';
      /** What the desk handed out, or an agent or place by its text: `ann.A`, `desk 7.AP`. */
      readonly target: Target | string;
    }
  | {
      /** Moves it to a queue. */
      readonly do: 'placeInQueue';
      /** Name of a queue of the centre, without `.Q`. */
      readonly queue: string;
    }
  | {
      /** Puts it into a workbin. */
      readonly do: 'placeInWorkbin';
      /** The type of workbin, and its owner. */
      readonly workbin: Workbin;
    }
  | {
      /** Ends it. */
      readonly do: 'stop';
      /** The ReasonSystemName: `Normal`, `Terminated`. */
      readonly reason: string;
    }
  | {
      /** Attaches user data, and goes on. */
      readonly do: 'attach';
      /** What is added to the attached data, or changed in it. */
      readonly userData: KeyValues;
    };

/** Every kind of decision by its name. */
export const decisionNames: ReadonlySet<unknown> = new Set(
  Object.keys({
    routeTo: true,
    placeInQueue: true,
    placeInWorkbin: true,
    stop: true,
    attach: true,
  } satisfies Readonly<Record<Decision['do'], true>>),
);

const made = new MadeAt();

/** The author's line on which a decision was made. */
export const decidedAt = (decision: Decision): string | undefined => made.lineOf(decision);

/** Routes to a target that the desk handed out, or to one given as text: `routeTo('ann.A')`; for a queue it is `placeInQueue`. */
export const routeTo = <const T extends string>(target: Target | QueueTarget | TargetText<T>): Decision =>
  isQueue(target) ? placeInQueue(target.queue) : made.note({ do: 'routeTo', target });

// What is no target at all is told where the decision is carried out.
const isQueue = (target: Target | QueueTarget | string | null): target is QueueTarget =>
  typeof target === 'object' && target !== null && 'queue' in target;

/** Moves the interaction to a queue; what that queue feeds is up to the server. */
export const placeInQueue = (queue: string): Decision => made.note({ do: 'placeInQueue', queue });

/** Puts the interaction in a workbin, for example `placeInWorkbin({ WorkbinType: 'Drafts', AgentId: 'ann' })`. */
export const placeInWorkbin = (workbin: Workbin | string): Decision =>
  made.note({ do: 'placeInWorkbin', workbin: typeof workbin === 'string' ? { WorkbinType: workbin } : workbin });

/** Ends the interaction. The reason is a system name: Normal, Terminated, AutoResponded, ... */
export const stop = (reason = 'Normal'): Decision => made.note({ do: 'stop', reason });

/** Attaches user data and goes on: the only memory that survives a refused invitation. */
export const attach = (userData: KeyValues): Decision =>
  made.note({ do: 'attach', userData: checkedKeyValues('`attach`', userData) });
