import { oneOfNumbers, oneOfWords } from './messages/attributes.ts';

/** One enumeration of the wire, as the reference page shows it. */
export interface Enumeration {
  /** Each word with its number on the wire; null where no public source names one. */
  readonly words: Readonly<Record<string, number | null>>;
  readonly doc: string;
}

/** Every enumeration of the wire by its name. */
export const enumerations = {
  VisibilityMode: {
    words: { unknown: 0, conference: 1, monitor: 2, coach: 3 },
    doc: 'How visible an invited party is to the others; absent or unknown is taken as conference.',
  },
  Operation: {
    words: {
      unknown: 0,
      transfer: 1,
      conference: 2,
      intrude: 3,
      route: 4,
      pull: 5,
      create: 6,
      reject: 7,
      timeout: 8,
      leave: 9,
      stop: 10,
      place_in_workbin: 11,
      place_in_queue: 12,
      party_disconnect: 13,
    },
    doc: 'What brought an event about: why a party was invited, added, removed or revoked.',
  },
  ActorType: {
    words: { strategy: 1, agent: 2, media_server: 3 },
    doc: 'What kind of party or actor an event names.',
  },
  WorkbinContentOperation: {
    words: { unknown: 0, taken_out: 1, placed_in: 2, properties_changed: 3 },
    doc: 'What happened to an interaction in a workbin.',
  },
  RouteType: {
    words: { queue: 1, agent: 2, place: 3, workbin: 4, stop: 5 },
    doc: 'What RequestRouteCall asks of the Interaction Server; the route types of a telephony server are others.',
  },
  CallType: {
    words: { internal: 1, inbound: 2, outbound: 3 },
    doc: 'The type of an interaction as the T-Library names it.',
  },
  AgentState: {
    words: { unknown: -1, login: 0, logout: 1, available: 2, not_available: 3 },
    doc: 'The state of an agent at one Interaction Server.',
  },
  ClientType: {
    words: {
      AgentApplication: null,
      MediaServer: null,
      ReportingEngine: null,
      Proxy: null,
      Router: null,
      EspServer: null,
    },
    doc: 'As what a client registers; Router and EspServer are names of the bench, the others are seen in client programs.',
  },
  StopReason: {
    words: {
      AutoResponded: null,
      Forwarded: null,
      Normal: null,
      Redirected: null,
      Sent: null,
      Terminated: null,
      Abandoned: null,
    },
    doc: 'The system names of reasons for which an interaction is stopped.',
  },
  RevokeReason: {
    words: { Expired: null },
    doc: 'The system name of the reason in EventRevoked, there only for an invitation that was not answered in time.',
  },
  ContactHistoryStatus: {
    words: { New: 0, Pending: 1, InProcess: 2, Stopped: 3 },
    doc: 'The status of an interaction in the contact history (UCS), which the Interaction Server does not keep.',
  },
} as const satisfies Readonly<Record<string, Enumeration>>;

/** The name of an enumeration. */
export type EnumerationName = keyof typeof enumerations;

/** The words of one enumeration. */
export type WordOf<N extends EnumerationName> = keyof (typeof enumerations)[N]['words'] & string;

const wordsOf = <T extends Readonly<Record<string, unknown>>>(words: T) =>
  Object.keys(words) as readonly (keyof T & string)[];

/** How visible a party is to the others. */
export const visibilityMode = oneOfWords('VisibilityMode', wordsOf(enumerations.VisibilityMode.words));
/** What brought an event about. */
export const operation = oneOfWords('Operation', wordsOf(enumerations.Operation.words));
/** What happened to an interaction in a workbin. */
export const workbinContentOperation = oneOfWords(
  'WorkbinContentOperation',
  wordsOf(enumerations.WorkbinContentOperation.words),
);
/** What RequestRouteCall asks for. */
export const routeType = oneOfNumbers('RouteType', enumerations.RouteType.words);
/** The type of an interaction as the T-Library names it. */
export const callType = oneOfNumbers('CallType', enumerations.CallType.words);
/** The state of an agent at one Interaction Server. */
export const agentState = oneOfWords('AgentState', wordsOf(enumerations.AgentState.words));
/** As what a client registers. */
export const clientType = oneOfWords('ClientType', wordsOf(enumerations.ClientType.words));
