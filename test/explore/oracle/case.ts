import type { Milliseconds } from 'routeproof';
import type { RequestType } from 'routeproof/protocol';

/** What a case is about: one instant at which the server hands over, invites, or loses patience, and what falls on it. */
export interface Case {
  /** What happens at the instant by itself. */
  readonly around: 'hand-over' | 'invitation' | 'time-out' | 'work';
  readonly window: Milliseconds;
  /** What the strategy decides, and after how long; with 'nothing' there is no URS. */
  readonly decides:
    'to wait' | 'another queue' | 'ann' | 'whoever is free' | 'to stop' | 'a note and a workbin' | 'nothing';
  readonly thinks: Milliseconds;
  /** What agents say to an invitation, and after how long. */
  readonly answer: 'yes' | 'no' | 'yes or no' | 'nothing';
  readonly answersAfter: Milliseconds;
  /** Inbound hands over one at a time. */
  readonly limited: boolean;
  /** A second interaction comes into this queue, so long after the first. */
  readonly second: { readonly queue: 'Inbound' | 'Twin'; readonly after: Milliseconds } | undefined;
  /** What URS speaks. */
  readonly words: 'T-Library' | 'Interaction Management';
  /** Agents and media servers are those of the bench, which heed what they must, or clients that remember all. */
  readonly clients: 'of the bench' | 'who remember';
  readonly deeds: readonly Deed[];
}

/** Who does what so long after the instant. */
export interface Deed {
  readonly who: Who;
  readonly after: Milliseconds;
  readonly what: What;
}

export type Who = 'web-shop' | 'ann' | 'bob' | 'ann at home';

export const [X, Y] = ['0000RPORACLE0001', '0000RPORACLE0002'] as const;

const about = { InteractionId: X };

/** What can be done, by its words; nothing where a connection is broken. */
export const whatIsDone = {
  'notes something on it': ['RequestChangeProperties', { ...about, AddedProperties: { note: 'yes' } }],
  'asks what it is': ['RequestGetInteractionProperties', about],
  'moves it to Inbound': ['RequestPlaceInQueue', { ...about, Queue: 'Inbound' }],
  'moves it to Twin': ['RequestPlaceInQueue', { ...about, Queue: 'Twin' }],
  'moves it to Shop': ['RequestPlaceInQueue', { ...about, Queue: 'Shop' }],
  'puts it into a workbin': ['RequestPlaceInWorkbin', { ...about, WorkbinType: 'Drafts', AgentId: 'ann' }],
  'stops it': ['RequestStopProcessing', about],
  'submits it again': ['RequestSubmit', { ...about, MediaType: 'email', Queue: 'Inbound' }],
  'pulls it': ['RequestPull', { InteractionIds: [X] }],
  'pulls from Inbound': ['RequestPull', { Queue: 'Inbound' }],
  'pulls from Shop': ['RequestPull', { Queue: 'Shop', MaxInteractions: 2 }],
  'pulls from a workbin': ['RequestPull', { Workbin: { WorkbinType: 'Drafts' } }],
  'leaves it': ['RequestLeaveInteraction', about],
  'invites bob': ['RequestConference', { ...about, AgentId: 'bob' }],
  'accepts': ['RequestAccept', { ...about, TicketId: 1 }],
  'rejects': ['RequestReject', { ...about, TicketId: 1 }],
  'wants no more': ['RequestNotReadyForMedia', { MediaType: 'email' }],
  'wants more': ['RequestCancelNotReadyForMedia', { MediaType: 'email' }],
  'logs out': ['RequestAgentLogout', {}],
  'logs in': ['RequestAgentLogin', { AgentId: 'ann', PlaceId: 'home', MediaList: { email: 1 } }],
  'hangs up': undefined,
} as const satisfies Readonly<Record<string, readonly [RequestType, object] | undefined>>; // prettier-ignore

export type What = keyof typeof whatIsDone;

const ofAll = ['notes something on it', 'asks what it is', 'moves it to Inbound', 'moves it to Twin', 'moves it to Shop', 'puts it into a workbin', 'stops it'] as const; // prettier-ignore
const ofAgents = [...ofAll, 'pulls it', 'pulls from Inbound', 'pulls from Shop', 'pulls from a workbin', 'leaves it', 'invites bob', 'accepts', 'rejects', 'wants no more', 'wants more', 'logs out', 'hangs up'] as const; // prettier-ignore

const deedsOf: Readonly<Record<Who, readonly What[]>> = {
  'web-shop': [...ofAll, 'submits it again', 'hangs up'],
  ann: ofAgents,
  bob: ofAgents,
  'ann at home': ['logs in', 'logs out'],
};

/** Whole numbers by chance, the same for the same seed. */
export function chance(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 0x9e3779b9) >>> 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
  };
  for (let warm = 0; warm < 8; warm++) next();
  return (below) => {
    next();
    return (state >>> 8) % below;
  };
}

/** A case by chance. */
export function caseOf(seed: number): Case {
  const below = chance(seed + 1);
  const one = <T>(...of: readonly T[]): T => of[below(of.length)]!;
  const around = one('hand-over', 'hand-over', 'invitation', 'time-out', 'work');
  const window = one(0, 0, 100, 500);
  const offset = () => one(0, 0, 0, 1, window, window + 1);
  const who = (): Who => one('web-shop', 'web-shop', 'ann', 'ann', 'bob', 'ann at home');
  const isOffered = around === 'invitation' || around === 'time-out';
  const decisions = [
    'to wait',
    'to wait',
    'another queue',
    'ann',
    'whoever is free',
    'to stop',
    'a note and a workbin',
  ] as const;
  const decides = isOffered
    ? one('ann', 'ann', 'ann', 'whoever is free')
    : around === 'work' && below(2) === 0
      ? 'nothing'
      : one(...decisions);
  const deeds = one(1, 1, 1, 2, 2, 2, 3, 4);
  return {
    ...{ around, window, decides },
    thinks: isOffered ? one(2000, 2000, 0) : one(0, 0, 1, window + 1),
    answer: around === 'time-out' ? one('yes', 'nothing', 'yes or no') : one('yes', 'no', 'yes or no', 'nothing'),
    answersAfter: around === 'time-out' ? 1000 + one(-1, 0, 0) : one(0, 0, 1),
    limited: below(4) === 0,
    second: deeds < 3 && below(5) === 0 ? { queue: one('Inbound', 'Twin'), after: offset() } : undefined,
    words: one('T-Library', 'Interaction Management'),
    clients: one('of the bench', 'who remember'),
    deeds: Array.from({ length: deeds }, () => {
      const doer = who();
      return { who: doer, after: offset(), what: one(...deedsOf[doer]) };
    }),
  }; // prettier-ignore
}

/** A case for people to read; as it stands it can be made a fixture. */
export const inWords = (given: Case): string =>
  JSON.stringify(given, undefined, 1).replaceAll(/\n\s*/g, ' ').replaceAll('"', "'");
