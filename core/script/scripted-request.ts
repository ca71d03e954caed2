import type { Received } from '../bus/crossing.ts';
import { errors } from '../kernel/errors.ts';
import { assign } from '../kernel/assign.ts';
import {
  catalogue,
  externalService,
  interactionManagement,
  reporting,
  statistics,
  tLibrary,
  type Message,
  type RequestType,
} from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import type { Protocol } from '../protocol/values.ts';
import type { Act } from '../contract/script.ts';

/** A line whose time has come, and what brought it about. */
export interface Occasion {
  readonly on: string;
  readonly cause: Received | undefined;
  /** The actor's own request that the cause answers. */
  readonly asked: Message | undefined;
  /** Without a cause: the latest event that tells what the request is about. */
  readonly known?: Received | undefined;
  /** The connection that brought the cause: what the actor was about to do ends with it. */
  readonly connection?: number;
}

/** The request that a line sends on an occasion. */
export function scriptedRequest({ request, attributes }: Sending, occasion: Occasion): Message {
  const { protocol } = catalogue[request][0]!;
  const given: unknown = typeof attributes === 'function' ? attributes(occasion.cause) : attributes;
  if (typeof given !== 'object' || given === null || given instanceof Promise)
    throw errors.optionOutOfRange(`send('${request}')`, 'attributes', valueInWords(given), 'attributes, given at once');
  return factories[protocol].create(request, assign(taken(request, occasion), given));
}

/** Whether something that is done because it is time needs to know what was told last. */
export function looksBack(act: Act): boolean {
  if (act.do === 'oneOf') return act.acts.some(looksBack);
  if (act.do !== 'send') return act.do === 'follow';
  const { attributes } = catalogue[act.request][0]!.row;
  return takenOver.some(
    (name) => attributes[name]?.optional === false && !(typeof act.attributes === 'object' && name in act.attributes),
  );
}

/** Which attributes a request has is known to its row alone: here it is any, and `create` checks it. */
interface AnyFactory {
  create(request: RequestType, attributes: object): Message;
}

const factories = {
  InteractionManagement: interactionManagement as unknown as AnyFactory,
  Reporting: reporting as unknown as AnyFactory,
  TLibrary: tLibrary as unknown as AnyFactory,
  ExternalService: externalService as unknown as AnyFactory,
  Statistics: statistics as unknown as AnyFactory,
} as const satisfies Readonly<Record<Protocol, AnyFactory>>;

type Sending = Extract<Act, { do: 'send' }>;

/** Attributes that a line need not give. */
const takenOver = ['InteractionId', 'TicketId', 'ThisDN', 'ConnID'];

/** What a request must say about the interaction, the invitation or the call, as the occasion has it. */
function taken(request: RequestType, { cause, asked, known: latest }: Occasion): Readonly<Record<string, unknown>> {
  const { attributes } = catalogue[request][0]!.row;
  const known: Record<string, unknown> = {};
  for (const name of takenOver) {
    // RequestSubmit, for one, may name an interaction, and means another one.
    if (attributes[name]?.optional !== false) continue;
    const value = valueIn(cause, name) ?? valueIn(asked, name) ?? valueIn(latest, name);
    if (value !== undefined) known[name] = value;
  }
  return known;
}

/** What a message says of itself under this name. */
export const valueIn = (
  message: (Message & { readonly wire?: Message | undefined }) | undefined,
  name: string,
): unknown =>
  name === 'InteractionId' ? interactionIn(message) : (attributeOf(message, name) ?? attributeOf(message?.wire, name));

/** The message with the interaction that it is about: who reads an answer knows what was asked. */
export function withInteraction(message: Received, asked: Message | undefined): Received {
  const interaction = interactionIn(message) ?? asked?.interaction;
  return interaction === message.interaction ? message : ({ ...message, interaction } as Received);
}

/** An acknowledgement of RequestSubmit names the interaction in its Extension, EventRouteRequest as CallUUID. */
function interactionIn(message: Message | undefined): string | undefined {
  if (message === undefined || message.interaction !== undefined) return message?.interaction;
  const { Extension, CallUUID } = message.body as {
    readonly Extension?: { readonly InteractionId?: string };
    readonly CallUUID?: string;
  };
  return message.protocol === 'TLibrary' ? CallUUID : Extension?.InteractionId;
}

const attributeOf = (message: Message | undefined, name: string): unknown =>
  (message?.body as Record<string, unknown> | undefined)?.[name];
