import type { Observable } from 'rxjs';
import { errors } from '../kernel/errors.ts';
import { MadeAt } from '../kernel/author/made-at.ts';
import type { Milliseconds } from '../kernel/time.ts';
import type { Crossing } from '../bus/crossing.ts';
import { oneOfTimes, type Delay, type OneOfTimes } from './delay.ts';
import type { AttributesOfRequest, EventType, RequestType } from '../protocol/catalogue.ts';
import type { KeyValueRow } from '../protocol/values.ts';
import type { ServerErrorName } from '../protocol/server-errors.ts';

/** What the author knows of the answer to a request: that it is refused, or that it may be. Otherwise a refusal is a finding. */
export interface Expected {
  /** The server is to refuse it with this error; a finding when it does not. */
  readonly refused?: ServerErrorName;
  /** The server may refuse it or not. Default: false. */
  readonly mayBeRefused?: boolean;
}

/** Something an actor can do. */
export type Act =
  | ({
      /** Sends a request. */
      readonly do: 'send';
      /** Its name on the wire: `RequestAccept`. */
      readonly request: RequestType;
      /** By their names on the wire, or made from the message that caused it. */
      readonly attributes: object | ((cause: Crossing | undefined) => object);
    } & Expected)
  | { readonly do: 'disconnect' }
  | { readonly do: 'nothing' }
  | {
      /** Does one of several acts. */
      readonly do: 'oneOf';
      /** The choices of the run decide; `run` takes the first. */
      readonly acts: readonly Act[];
    }
  | {
      /** Does from then on what an Observable says. */
      readonly do: 'follow';
      /** Each is done when it is emitted. */
      readonly acts: Observable<Act>;
    };

/** When an actor does something, and what. */
export interface Rule {
  /** The event that causes it; absent when `at` says when. */
  readonly event?: EventType;
  /** At this time, counted from the start of the run; absent when `event` says what causes it. */
  readonly at?: Milliseconds;
  /** What is done then: `send(…)`, `nothing()`, `oneOf(…)`. */
  readonly act: Act;
  /** How long the actor takes. Default: 0. */
  readonly after?: Delay;
  /** Only events for which this holds. */
  readonly where?: (event: Crossing) => boolean;
  /** Only answers to a request of this type that the actor itself sent. */
  readonly answers?: RequestType;
}

/** A rule for one actor, followed once. */
export interface ScriptLine extends Rule {
  /** Who does it: the name of an agent, a media server or another plugin that follows a script. */
  readonly actor: string;
}

/** A line as the actor's plugin gets it: whoever follows it does so once. */
export interface FollowedLine extends ScriptLine {
  /** Tells a line from a habit, which is followed each time. */
  readonly once: true;
}

/** What `when` and `whenever` take beside the event and the act. */
export type Conditions = Pick<Rule, 'after' | 'where' | 'answers'>;

const lines = new MadeAt();

/** The same act, which is done on the caller's line, wherever it was written down. */
const onLine = (act: Act): Act => (typeof act === 'object' && act !== null ? lines.note({ ...act }) : act);

/** The author's line on which an act stands. */
export const actAt = (act: Act | undefined): string | undefined => lines.lineOf(act);

/** At this time the actor does this: `at(seconds(5), 'email', send('RequestStopProcessing', { InteractionId: 'X1' }))`. */
export const at = (time: Milliseconds, actor: string, act: Act): ScriptLine => ({ at: time, actor, act: onLine(act) });

/** The first time that the actor receives this event it does this: `when('ann', 'EventInvite', send('RequestAccept'))`. */
export const when = (actor: string, event: EventType, act: Act, conditions: Conditions = {}): ScriptLine => ({
  actor,
  event,
  act: onLine(act),
  ...conditions,
});

/** Each time that the event is received, the agent does this: a habit, for `does`. */
export const whenever = (event: EventType, act: Act, conditions: Conditions = {}): Rule => ({
  event,
  act: onLine(act),
  ...conditions,
});

/**
 * Sends a request by its name on the wire. InteractionId and TicketId are those of the event that caused it
 * (or of the request that the event answers), unless they are given; where a time causes it, those of the latest event
 * that has them. What the server refuses is a finding, unless it is expected: `send('RequestAccept', {}, { refused: 'no-such-ticket' })`.
 */
export const send = <T extends RequestType>(
  request: T,
  attributes: Partial<AttributesOfRequest<T>> | ((cause: Crossing | undefined) => Partial<AttributesOfRequest<T>>) = {},
  expected: Expected = {},
): Act => lines.note({ do: 'send', request, attributes, ...expected });

/** The same act, which says of what it sends that it may be refused, unless it says otherwise. */
export function mayBeRefused(act: Act): Act {
  if (act.do === 'oneOf') return lines.note({ ...act, acts: act.acts.map(mayBeRefused) }, act);
  return act.do !== 'send' || act.refused !== undefined ? act : lines.note({ ...act, mayBeRefused: true }, act);
}

/** Breaks the actor's connection. */
export const disconnect = (): Act => ({ do: 'disconnect' });

/** Does nothing: an agent who does not answer. */
export const nothing = (): Act => ({ do: 'nothing' });

/** One of these: the choices of the run decide. `run` takes the first. Of acts, or of times: `after: oneOf(seconds(1), seconds(31))`. */
export function oneOf<T extends Act | Milliseconds>(
  ...given: readonly [T, ...T[]]
): T extends Milliseconds ? OneOfTimes : Act {
  if (given.length === 0)
    throw errors.optionOutOfRange('oneOf', 'what it is given', 'nothing', 'at least one act or time');
  const isOfTimes = typeof given[0] === 'number';
  const chosen = isOfTimes
    ? oneOfTimes(given as readonly Milliseconds[])
    : { do: 'oneOf' as const, acts: given as readonly Act[] };
  return chosen as T extends Milliseconds ? OneOfTimes : Act;
}

/** Does from then on what the Observable says, when it says it: `at(0, 'ann', follow(hot('--a', words)))`. */
export const follow = (acts: Observable<Act>): Act => ({ do: 'follow', acts });

/** An interaction that a media server submits; the attributes are those of RequestSubmit. */
export type OfferedInteraction = Partial<Omit<AttributesOfRequest<'RequestSubmit'>, 'UserData'>> & {
  /** What comes attached. */
  readonly UserData?: KeyValueRow;
  /** When it is submitted, counted from the start of the run. Default: 0. */
  readonly at?: Milliseconds | OneOfTimes;
  /** Which media server submits it. Default: the first. */
  readonly by?: string;
};
