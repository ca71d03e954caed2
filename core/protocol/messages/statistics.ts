import { flag, integer, keyValues, number, optional, text, texts, timestamp, timestamps } from './attributes.ts';
import { defineMessages } from './define-messages.ts';

const protocols = ['Statistics'] as const;

/** The statistics that URS knows of targets, by which it also selects among agents who fit, and which of their values it takes then. */
export const selectionStatistics = {
  /** How long the agent has been ready for the medium. */
  StatTimeInReadyState: 'max',
  /** How much of its capacity the agent uses, over all media. */
  StatAgentLoading: 'min',
  /** The share of the time since its login in which the agent had something to do. */
  StatAgentOccupancy: 'min',
  /** What an interaction with the agent costs, as the configuration has it. */
  RStatCost: 'min',
  /** How many agents of the target are ready and have room, for any medium; with the name of a medium at its end, for that one. */
  RStatAgentsReady: 'max',
  /** How many agents of the target are logged in. */
  RStatAgentsTotal: 'max',
  /** How many agents the target has in the configuration, logged in or not. */
  AgentsConfigured: 'max',
  /** How many interactions wait for the target, over all media, or in a virtual queue. */
  RStatCallsInQueue: 'min',
  /** For how long whoever waits longest for the target has waited there. */
  CurrMaxCallWaitingTime: 'min',
  /** How long who joins the line now has to wait: calls waiting by AverageHandlingTime, divided by the agents logged in; 0 while one is ready, Infinity while nobody is logged in. */
  StatExpectedWaitingTime: 'min',
} as const;

/** What is said of agents one by one; every other statistic is of a target as a whole. */
export const agentStatistics: readonly string[] = [
  'StatTimeInReadyState',
  'StatAgentLoading',
  'StatAgentOccupancy',
  'RStatCost',
];

/** Whether the agent with most of a statistic is selected, or the one with least. */
export type SelectionOrder = 'max' | 'min';

/** A statistic by which URS selects among agents. */
export type SelectionStatistic = keyof typeof selectionStatistics;

/** A statistic that a strategy can read: times are in seconds, loading and occupancy from 0 to 1. */
export type TargetStatistic = SelectionStatistic | `RStatAgentsReady${string}`;

/** How URS learns about agents: over its own link to the reporting engine, so what it knows can be stale. */
export const statisticsMessages = defineMessages({
  RequestOpenStatistic: {
    protocols,
    from: ['urs'],
    to: ['reporting-engine'],
    attributes: {
      ReferenceId: integer,
      ProxyClientId: optional(integer),
      StatisticType: text,
      ObjectId: optional(text),
    },
    doc: 'Asks for a statistic of one object, or of all agents, and for its changes.',
  },
  EventStatisticOpened: {
    protocols,
    from: ['reporting-engine'],
    to: ['urs'],
    attributes: { ReferenceId: integer, StatisticType: optional(text), ObjectId: optional(text) },
    doc: 'Answers RequestOpenStatistic; what the statistic says follows as EventInfo, or as EventStatisticValue where the centre defines it.',
  },
  EventStatisticValue: {
    protocols,
    from: ['reporting-engine'],
    to: ['urs'],
    attributes: { StatisticType: text, ObjectId: text, Value: number },
    doc: 'Tells what a statistic that the centre defines is now for one target.',
  },
  EventInfo: {
    protocols,
    from: ['reporting-engine'],
    to: ['urs'],
    attributes: {
      AgentId: text,
      PlaceId: text,
      LoggedIn: flag,
      MediaStateList: keyValues,
      MediaCapacityList: keyValues,
      Interactions: texts,
      ReadySince: timestamps,
      MediaInHandList: optional(keyValues),
      LoginTime: optional(timestamp),
      BusyTime: optional(timestamp),
      EventTime: timestamp,
    },
    doc: 'Tells how an agent stands: 1 or 0 for each medium that is ready or not, its free capacity, since when it is ready, how many of each medium it has, where its capacity has alternatives, and for how long since its login it has been busy up to EventTime.',
  },
});
