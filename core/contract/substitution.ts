import type { Message, MessageOf, MessageType } from '../protocol/catalogue.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { InteractionProperties, Protocol, Role } from '../protocol/values.ts';

/** A routing attempt, as the T-Library names it: EventRouteRequest told both ends of a connection of it. */
export interface Call {
  /** Names the attempt in requests and events of the T-Library. */
  readonly connId: string;
  /** InteractionId of what is routed. */
  readonly interaction: string;
  /** The routing point. */
  readonly thisDn: string;
  /** The CallID, as EventRouteRequest brought it. */
  readonly callId: number | undefined;
}

/** A request that crossed a connection, as it was meant and as it travelled. */
export interface AskedFor {
  /** As its sender meant it. */
  readonly request: Message;
  /** As it travelled. */
  readonly wire: Message;
}

/** What one end of a connection knows: from what has crossed it, and, at the server's end alone, from what the server has. */
export interface Known {
  /** Whose connection it is. */
  readonly client: {
    /** Its name on the bench. */
    readonly name: string;
    /** What it is for the server. */
    readonly role: Role;
  };
  /** The call that a ConnID names. */
  readonly call: (connId: string) => Call | undefined;
  /** The call that an interaction had last. */
  readonly callOf: (interaction: string | undefined) => Call | undefined;
  /** The request that has this ReferenceID and was not answered before. */
  readonly asked: (ref: number | undefined) => AskedFor | undefined;
  /** The routing points that are registered on the connection. */
  readonly addresses: () => ReadonlySet<string>;
  /** The properties of an interaction; at the server's end alone. */
  readonly interaction: (id: string | undefined) => InteractionProperties | undefined;
  /** The options of the server; at the server's end alone. */
  readonly options: ServerOptions | undefined;
}

/** What `decode` reads out of a message of the wire. */
export interface Decoded<S extends MessageType = MessageType> {
  /** InteractionId of the message, where its type has one. */
  readonly interaction: string | undefined;
  /** The other attributes, by their names on the wire. */
  readonly body: MessageOf<S>['body'];
}

/** The name of an attribute that a message has, in any protocol. */
export type AttributeOf<S extends MessageType> =
  MessageOf<S> extends infer M ? (M extends { readonly body: infer Body } ? keyof Body & string : never) : never;

/**
 * A message that travels as another one: `encode` gives the body that crosses the connection, `decode` what its receiver reads
 * out of that. Each sees what its own end knows, and nothing else. `undefined` says that the pair is not meant: the next one of that
 * message is asked, and a message for which there is none travels as it is.
 */
export interface SubstitutePair<
  S extends MessageType = MessageType,
  A extends MessageType = MessageType,
  P extends Protocol = Protocol,
  Encoded extends MessageOf<A, P>['body'] = MessageOf<A, P>['body'],
  Read extends Decoded<S> = Decoded<S>,
> {
  /** What the sender says, and the receiver reads. */
  readonly standsFor: S;
  /** What crosses the connection. */
  readonly as: A;
  /** In which protocol it crosses. */
  readonly protocol: P;
  /** The body that crosses the connection in place of the message. */
  readonly encode?: (message: MessageOf<S>, known: Known) => Encoded | undefined;
  /** What the receiver reads out of it. */
  readonly decode?: (wire: MessageOf<A, P>, known: Known) => Read | undefined;
  /** Attributes of `standsFor` for which the protocol has no words. Any other that the receiver reads otherwise than it was meant is a finding. */
  readonly drops?: readonly AttributeOf<NoInfer<S>>[];
}

/** What travels as something else on the connections of one kind of client: the pairs of a plugin's `substitution`. */
export interface Substitution {
  /** Whose connections. */
  readonly of: Role;
  /** Asked in this order; the first that is meant counts. */
  readonly pairs: readonly SubstitutePair[];
  /**
   * The pairs look at nothing but what they are given. Default: false, which is always right; `explore` then takes each step of
   * the Interaction Server to depend on all before it.
   */
  readonly pure?: boolean;
}

/** Makes a pair for `substitution`, with the types of both messages checked. */
export const substitute = <
  const S extends MessageType,
  const A extends MessageType,
  const P extends Protocol,
  const Encoded extends MessageOf<A, P>['body'],
  const Read extends Decoded<S>,
>(
  pair: SubstitutePair<S, A, P, Encoded, Read>,
): SubstitutePair => pair as unknown as SubstitutePair;
