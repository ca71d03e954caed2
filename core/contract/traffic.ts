import type { Milliseconds } from '../kernel/time.ts';
import type { KeyValueRow } from '../protocol/values.ts';
import type { Arrivals } from './arrivals.ts';
import type { Distribution } from './distribution.ts';

/** A row of a table of user data; `weight` says how often it is drawn beside the others. Default: 1. */
export interface AttachedRow {
  /** In proportion to the other rows. Default: 1. */
  readonly weight?: number;
  /** What is attached when the interaction is submitted. */
  readonly userData: KeyValueRow;
}

/** A handling time of its own: whatever is named here must fit, and the first row that fits counts. */
export interface HandlingBy {
  /** The name of the agent who works on it. */
  readonly agent?: string;
  /** A skill that the agent has, at whatever level. */
  readonly skill?: string;
  /** What the interaction came with: each of these values. */
  readonly userData?: KeyValueRow;
  /** How long an agent works on it then. */
  readonly handling: Distribution;
}

/** Whether customers who have left call again, as the same customers with the same concern and another patience. */
export interface Retrial {
  /** From 0 to 1, each time that a customer has left. */
  readonly chance: number;
  /** How long after leaving. */
  readonly after: Distribution;
  /** How often at most a customer calls again. Default: without end. */
  readonly most?: number;
}

/** Whether customers who wait long ask to be called back: what waits is stopped, and what nobody leaves comes in its place. */
export interface Callback {
  /** After how long a wait it is offered. */
  readonly after: Distribution;
  /** That a customer who still waits then takes it; from 0 to 1. */
  readonly chance: number;
  /** How long after that the interaction of the callback is submitted. Default: 0. */
  readonly later?: Distribution;
  /** Where it is submitted to. Default: the queue of the stream. */
  readonly queue?: string;
  /** Its medium. Default: that of the stream. */
  readonly media?: string;
  /** What is attached to it, beside what the customer's call came with. */
  readonly userData?: KeyValueRow;
}

/** Interactions of one kind that come by chance. */
export interface TrafficStream {
  /** Names its chance and appears in reports; of several streams each needs its own. Default: the medium. */
  readonly name?: string;
  /** The medium of its interactions. Default: `email`. */
  readonly media?: string;
  /** Where they are submitted to. Default: `Inbound`. */
  readonly queue?: string;
  /** When its interactions come, in virtual time. */
  readonly arrivals: Arrivals;
  /** How long an agent works on it. */
  readonly handling: Distribution;
  /** What takes some agents, or takes for some customers, another time. */
  readonly handlingBy?: readonly HandlingBy[];
  /** How long the agent is not ready afterwards. Default: 0. */
  readonly afterWork?: Distribution;
  /** How long a customer waits for an agent before the media server stops the interaction. Default: without end. */
  readonly patience?: Distribution;
  /** Whether a customer who has left calls again. Default: nobody does. */
  readonly retrial?: Retrial;
  /** Whether a customer who waits long asks to be called back. Default: nobody does. */
  readonly callback?: Callback;
  /** What comes attached: one row of the table for each interaction. */
  readonly userData?: readonly AttachedRow[];
}

/** Several kinds of interactions. It has no arrivals of its own, by which the compiler tells it from one stream that is not complete. */
export interface TrafficStreams extends ReadonlyArray<TrafficStream> {
  /** Each stream has its own. */
  readonly arrivals?: undefined;
}

/** What comes to the contact centre by chance: one kind of interactions, or several. */
export type Traffic = TrafficStream | TrafficStreams;

/** The streams of a scenario's traffic. */
export const streamsOf = (traffic: Traffic | undefined): readonly TrafficStream[] =>
  traffic === undefined
    ? []
    : Array.isArray(traffic)
      ? (traffic as readonly TrafficStream[])
      : [traffic as TrafficStream];

/** Where a stream stands in its scenario; one alone has no number. */
export const placeOfStream = (traffic: Traffic | undefined, index: number): string =>
  Array.isArray(traffic) ? `load.traffic.${index}` : 'load.traffic';

/** The name of a stream, by which its interactions and their chance are known. */
export const streamName = ({ name, media = 'email' }: TrafficStream): string => name ?? media;

/** The name of the stream that an interaction came with; of one that came otherwise, its whole name. */
export const streamOfInteraction = (interaction: string): string => {
  const end = interaction.lastIndexOf('.');
  return end < 0 ? interaction : interaction.slice(0, end);
};

/** Whether it is the same customer once more, who has left before: `voice.1Q-2`. */
export const isRepeat = (interaction: string): boolean => /\.[0-9A-V]+-\d+$/.test(interaction);

/** A part of the day: a shift, a break. */
export interface Span {
  /** From the start of the run. */
  readonly from: Milliseconds;
  /** From the start of the run; later than `from`. */
  readonly to: Milliseconds;
}

/** How an agent works in simulated traffic. */
export interface Work {
  /** When the agent is logged in; of an empty list, never. Default: always. */
  readonly shifts?: readonly Span[];
  /** When the agent takes nothing new. */
  readonly breaks?: readonly Span[];
  /** The chance that the agent does not come to a shift, drawn for each; without shifts, that it never comes. Default: 0. */
  readonly absent?: number;
  /** How long after the beginning of a shift the agent comes, drawn for each. Default: 0. */
  readonly late?: Distribution;
  /** How long an invitation waits for the answer. Default: 0. */
  readonly answersAfter?: Distribution;
  /** The chance that an invitation is not answered. Default: 0. */
  readonly missing?: number;
  /** The chance that an invitation is refused. Default: 0. */
  readonly refusing?: number;
  /** Whom the agent asks for help, how often, after how long, for how long, and the chance that the agent leaves it to them. */
  readonly conference?: {
    /** From 0 to 1, for each interaction. */
    readonly chance: number;
    /** Names of other agents; one of them is drawn. */
    readonly with: readonly string[];
    /** From the beginning of the handling. */
    readonly after: Distribution;
    /** How long both work on it. */
    readonly lasts: Distribution;
    /** From 0 to 1. Default: 0, whoever helps leaves. */
    readonly leaving?: number;
  };
}

/** Prices of a contact centre, all in one currency. */
export interface Prices {
  /** Of an hour in which an agent is logged in. Default: 0. */
  readonly agentHour?: number;
  /** Of a customer who leaves without an answer. Default: 0. */
  readonly abandoned?: number;
  /** Of an hour that a customer waits (a toll-free line, say). Default: 0. */
  readonly waitingHour?: number;
  /** Of an interaction that is answered, beside the agent's time. Default: 0. */
  readonly answered?: number;
}
