import type { Strategy } from './strategy.ts';
import type { Rule } from './script.ts';
import type { Work } from './traffic.ts';

/** An agent of the contact centre, as the configuration has it. */
export interface Agent {
  readonly name: string;
  /** Default: `<name>-place`. */
  readonly place?: string;
  /** By name: `{ English: 7 }`. */
  readonly skills?: Readonly<Record<string, number>>;
  /** Media that the agent logs in for. Default: `['email']`. */
  readonly media?: readonly string[];
  /** How many interactions of a medium at once. Default: one of each. */
  readonly capacity?: Readonly<Record<string, number>>;
  /** What the agent does whenever something happens. Default: accepts after a second, and stops the interaction a minute later. */
  readonly does?: readonly Rule[];
  /** How the agent works in traffic by chance. Default: always there, answers at once. */
  readonly work?: Work;
}

/** Agents under one name, as targets name them. */
export interface Group {
  readonly name: string;
  readonly agents: readonly string[];
}

/** A queue feeds the strategy of the scenario, one of its own, or none (`strategy: null`): a place to wait. */
export interface Queue {
  readonly name: string;
  readonly strategy?: Strategy | null;
  /** How many of its interactions may be with URS at once. Default: the server's `max-submitted-interactions`. */
  readonly limit?: number;
}

/** A type of workbin, of which each owner has one, and the queue behind them. Default queue: one of the type's own name, which feeds no strategy. */
export interface WorkbinPlace {
  readonly name: string;
  readonly queue?: string;
  /** Of what kind its owners are. Default: whichever is named. */
  readonly owner?: 'agent' | 'place' | 'group';
}

/** A medium, where it differs from what the server does otherwise. */
export interface Medium {
  readonly name: string;
  /** In minutes; comes before the server's `handling-timeout`. */
  readonly handlingTimeout?: number;
}

/** The contact centre on the table: what the Configuration Server knows. */
export interface Centre {
  readonly agents?: readonly Agent[];
  readonly groups?: readonly Group[];
  /** Places beside those of the agents, where one may log in or has a workbin. */
  readonly places?: readonly string[];
  readonly queues?: readonly Queue[];
  readonly workbins?: readonly WorkbinPlace[];
  readonly media?: readonly Medium[];
  /** Queues, workbins, agents, places and groups that are not listed come into being when they are first named. Default: false. */
  readonly open?: boolean;
}
