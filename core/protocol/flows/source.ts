/** What the judge of a step knows without the server's own words, each with the words for it in a finding. */
export const facts = {
  referenceId: 'the ReferenceId of the request',
  invitingReferenceId: 'the ReferenceId of the request that invited',
  interactionId: 'the interaction that the step is about',
  propertiesBefore: 'the properties of the interaction before the step',
  propertiesAfter: 'the properties of the interaction after the step',
  receiver: "the receiver's own, from its registration",
  ticketId: 'the ticket of the invitation',
  asker: 'who sent the request',
  leaver: 'the party that sent the request',
  leaverAsActor: 'the party that sent the request',
  inviter: 'the party that invited',
  wanted: 'whom the request names, at its place and in the mode asked for',
  wantedMode: 'the mode that the request asks for; conference when it asks for none',
  invitee: 'whom the ticket invites',
  mode: 'the mode of the invitation',
  departed: 'a party that is none after the step',
  strategy: 'the strategy that worked on the interaction',
  formerQueue: 'the queue of its former location',
  formerWorkbin: 'its former location',
  placedBy: 'the kind of its former location',
  connId: 'the routing attempt',
  routingPoint: 'the strategy of the routing attempt',
  answeringPoint: 'the strategy of the routing attempt that the request names',
  callId: 'the SubmitSeq of the interaction',
  attached: 'the properties of the interaction before the step, system properties beside attached data',
  clock: 'when it was sent',
  errorName: 'the first of the checks that the request does not pass',
  errorCode: 'the table of errors, for the first of the checks that the request does not pass',
  errorText: 'the table of errors, for the first of the checks that the request does not pass',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a fact. */
export type Fact = keyof typeof facts;

/** Where the value of an attribute comes from: the flow itself, the table of errors, the request as it crossed, or a fact. */
export type Source =
  | { readonly kind: 'constant'; readonly value: unknown; readonly words: string }
  | { readonly kind: 'request'; readonly attribute: string; readonly inTLibrary: string }
  | { readonly kind: 'fact'; readonly fact: Fact };

/** An attribute that an event of a flow has. */
export interface AttributeSource {
  /** A fact of the step, an attribute of the request, or a constant. */
  readonly source: Source;
  /** `if given`: absent where its source has nothing. */
  readonly due: 'always' | 'if given';
}

/** The attributes of an event by their names on the wire. */
export type AttributeSources = Readonly<Record<string, AttributeSource>>;

/** A value that the flow itself says. */
export const constant = (value: unknown, words = 'the flow itself'): AttributeSource => ({
  source: { kind: 'constant', value, words },
  due: 'always',
});

/** A fact that is always there. */
export const from = (fact: Fact): AttributeSource => ({ source: { kind: 'fact', fact }, due: 'always' });

/** An attribute of the request, as it crossed; absent where the request has it not. T-Library may have another name for it. */
export const ifGiven = (attribute: string, inTLibrary = attribute): AttributeSource => ({
  source: { kind: 'request', attribute, inTLibrary },
  due: 'if given',
});
