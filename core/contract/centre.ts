import type { Statistic } from './statistic.ts';
import type { Strategy } from './strategy.ts';
import type { Rule } from './script.ts';
import type { Work } from './traffic.ts';

/** Media that are blocked while another is in hand: with `{ voice: ['chat'] }` whoever is on a call gets no chat. */
export type BlockedMedia = Readonly<Record<string, readonly string[] | undefined>>;

/** How many of each medium at once. */
export type MediaCapacity = Readonly<Record<string, number | undefined>>;

/** An agent of the contact centre, as the configuration has it. */
export interface Agent {
  /** The configured name: in targets (`ann.A`), scripts, findings, and as AgentId on the wire. */
  readonly name: string;
  /** Where the agent logs in. Default: `<name>-place`. */
  readonly place?: string;
  /**
   * Levels of skills by name, which targets ask for: `{ English: 7 }`. Default: none. The type takes `undefined`, for that is what the
   * compiler gives an agent of a list whose others have more skills.
   */
  readonly skills?: Readonly<Record<string, number | undefined>>;
  /** Media that the agent logs in for. Default: `['email']`. */
  readonly media?: readonly string[];
  /**
   * How many interactions at once. `{ chat: 3 }`: each medium by itself, and one of each that is not named. A list has alternatives,
   * `[{ chat: 3 }, { chat: 1, email: 2 }]`: all that the agent has at once is within one of them, in which a medium that is not named
   * has no room. Default: one of each medium.
   */
  readonly capacity?: MediaCapacity | readonly MediaCapacity[];
  /**
   * Capacity rules beside that: which media the agent takes nothing of while one is in hand, `{ voice: ['chat', 'email'], chat: ['voice'] }`. What the
   * agent has already stays. Default: no medium blocks another.
   */
  readonly blocks?: BlockedMedia;
  /** What an interaction with this agent costs, to select by: `by: 'RStatCost'`. No part of what a simulation adds up. Default: 0. */
  readonly cost?: number;
  /** What the agent does whenever something happens. Default: accepts after a second, and stops the interaction a minute later. */
  readonly does?: readonly Rule[];
  /** How the agent works in traffic by chance. Default: always there, answers at once. */
  readonly work?: Work;
}

/** Agents under one name, as targets name them. */
export interface Group {
  /** What a target calls it: `Support.GA`. */
  readonly name: string;
  /** Names of agents of the centre. */
  readonly agents: readonly string[];
}

/** A queue feeds the strategy of the scenario, one of its own, or none (`strategy: null`): a place to wait. */
export interface Queue {
  /** What interactions are submitted to and placed in: `Inbound`. */
  readonly name: string;
  /** Absent: the scenario's strategy. `null`: none. */
  readonly strategy?: Strategy | null;
  /** How many of its interactions may be with URS at once. Default: the server's `max-submitted-interactions`. */
  readonly limit?: number;
}

/** A type of workbin, of which each owner has one, and the queue behind them. Default queue: one of the type's own name, which feeds no strategy. */
export interface WorkbinPlace {
  /** The WorkbinType on the wire. */
  readonly name: string;
  /** The queue behind it. Default: one of the type's own name. */
  readonly queue?: string;
  /** Of what kind its owners are. Default: whichever is named. */
  readonly owner?: 'agent' | 'place' | 'group';
}

/** A medium, where it differs from what the server does otherwise. */
export interface Medium {
  /** As media are called in `media` of an agent and in MediaType: `chat`. */
  readonly name: string;
  /** In minutes; comes before the server's `handling-timeout`. */
  readonly handlingTimeout?: number;
}

/** The contact centre, as the Configuration Server knows it. */
export interface Centre {
  /** Those who can log in. Default: none. */
  readonly agents?: readonly Agent[];
  /** What targets such as `Support.GA` name. Default: none. */
  readonly groups?: readonly Group[];
  /** Places beside those of the agents, where one may log in or has a workbin. */
  readonly places?: readonly string[];
  /** Where interactions wait. Default: none. */
  readonly queues?: readonly Queue[];
  /** Types of workbins. Default: none. */
  readonly workbins?: readonly WorkbinPlace[];
  /** Only media whose handling-timeout differs from the server's. Default: none. */
  readonly media?: readonly Medium[];
  /** Statistics of your own, which the reporting engine works out and URS opens at the start. Default: none. */
  readonly statistics?: readonly Statistic[];
  /** Queues, workbins, agents, places and groups that are not listed come into being when they are first named. Default: false. */
  readonly open?: boolean;
}
