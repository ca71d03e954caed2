import type { Crossing } from '../bus/crossing.ts';
import type { Link } from '../bus/link.ts';
import { errors } from '../kernel/errors.ts';
import { LiveMap } from '../kernel/live-map.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
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
import type { Protocol } from '../protocol/values.ts';
import type { ActorKit } from './plugin.ts';
import type { Act, Delay, Rule } from './script.ts';
import { extended } from '../kernel/extended.ts';

/** A rule, followed each time or once. */
export type FollowedRule = Rule & { readonly once?: boolean };

/** The client's end of a link, as those see it who send and listen. */
export type Client = Pick<Link, 'name' | 'messages' | 'send'>;

/**
 * Lets one actor do what its rules and script lines say. What the actor sends besides goes through the client
 * that comes back, so that a rule with `answers` knows of it.
 */
export function followScript(kit: ActorKit, link: Link, lines: readonly FollowedRule[]): Client {
  for (const { event, act } of lines) {
    if (event !== undefined) refuseUnknown(event);
    requestsOf(act).forEach(refuseUnknown);
  }
  return lines.length === 0 ? link : new Follower(kit, link, lines);
}

/** A line whose time has come, and what brought it about. */
interface Occasion {
  readonly on: string;
  readonly cause: Crossing | undefined;
  /** The actor's own request that the cause answers. */
  readonly asked: Message | undefined;
  /** Without a cause: the latest event that tells what the request is about. */
  readonly known?: Crossing | undefined;
}

class Follower implements Client {
  readonly name: string;
  readonly messages: Link['messages'];
  readonly #kit: ActorKit;
  readonly #link: Link;
  readonly #lines: readonly FollowedRule[];
  readonly #followed = new Set<FollowedRule>();
  /** The latest event that names an interaction, and the latest that names a ticket or a call as well. */
  readonly #latest: { named?: Crossing; TicketId?: Crossing; ConnID?: Crossing } = {};
  /** Own requests without an answer so far, by ReferenceId. */
  readonly #asked = new LiveMap<number, Message>();

  constructor(kit: ActorKit, link: Link, lines: readonly FollowedRule[]) {
    this.name = link.name;
    this.messages = link.messages;
    this.#kit = kit;
    this.#link = link;
    this.#lines = lines.filter(({ event }) => event !== undefined);
    link.messages.subscribe((message) => this.#take(message));
    for (const line of lines) {
      const { at } = line;
      if (at === undefined) continue;
      const occasion = { on: `at ${at} ms`, cause: undefined, asked: undefined };
      kit.clock.at(at, () => this.#begin(line, occasion), { name: timeFor(line.act) });
    }
  }

  send(message: Message): number {
    const ref = this.#link.send(message);
    if (message.type.startsWith('Request')) this.#asked.set(ref, message);
    return ref;
  }

  #take(cause: Crossing): void {
    const asked = this.#answered(cause);
    if (cause.interaction !== undefined) this.#latest.named = cause;
    for (const name of ['TicketId', 'ConnID'] as const)
      if (valueIn(cause, name) !== undefined) this.#latest[name] = cause;
    for (const line of this.#lines) {
      if (this.#followed.has(line) || !isMeant(line, cause, asked)) continue;
      if (line.once) this.#followed.add(line);
      this.#begin(line, { on: `on ${line.event}`, cause, asked });
    }
  }

  #answered({ ref }: Crossing): Message | undefined {
    if (ref === undefined) return undefined;
    const asked = this.#asked.get(ref);
    this.#asked.delete(ref);
    return asked;
  }

  #begin({ act, after = 0 }: FollowedRule, occasion: Occasion): void {
    const delay = this.#drawn(after);
    if (delay === 0) this.#do(act, occasion);
    else this.#kit.clock.after(delay, () => this.#do(act, occasion), { name: timeFor(act) });
  }

  #drawn(delay: Delay): Milliseconds {
    return typeof delay === 'number' ? delay : Math.round(this.#kit.random.uniform(delay[0], delay[1]));
  }

  #do(act: Act, occasion: Occasion): void {
    if (!this.#link.connected) return;
    if (act.do === 'disconnect') this.#link.disconnect();
    if (act.do === 'send') this.send(messageOf(act, this.#informed(occasion, act.request)));
    if (act.do === 'follow') act.acts.subscribe((each) => this.#do(each, occasion));
    if (act.do === 'oneOf') {
      const { acts } = act;
      const about = `what ${this.name} does ${occasion.on}`;
      const chosen = acts[this.#kit.choices.pick(acts.length, { about, options: acts.map(named) })];
      if (chosen !== undefined) this.#do(chosen, occasion);
    }
  }

  /** Who acts because it is time knows what it was told last. */
  #informed(occasion: Occasion, request: RequestType): Occasion {
    if (occasion.cause !== undefined) return occasion;
    const { named, TicketId, ConnID } = this.#latest;
    const { attributes } = catalogue[request][0]!.row;
    const isAbout = (name: string) => attributes[name]?.optional === false;
    return { known: isAbout('TicketId') ? TicketId : isAbout('ConnID') ? ConnID : named, ...occasion };
  }
}

function isMeant({ event, answers, where }: FollowedRule, cause: Crossing, asked: Message | undefined): boolean {
  if (cause.type !== event && cause.standsFor !== event) return false;
  if (answers !== undefined && asked?.type !== answers) return false;
  return where === undefined || where(cause);
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

function messageOf({ request, attributes }: Sending, occasion: Occasion): Message {
  const { protocol } = catalogue[request][0]!;
  const given = typeof attributes === 'function' ? attributes(occasion.cause) : attributes;
  return factories[protocol].create(request, extended(taken(request, occasion), given));
}

/** What a request must say about the interaction, the invitation or the call, as the occasion has it. */
function taken(request: RequestType, { cause, asked, known: latest }: Occasion): Readonly<Record<string, unknown>> {
  const { attributes } = catalogue[request][0]!.row;
  const known: Record<string, unknown> = {};
  for (const name of ['InteractionId', 'TicketId', 'ThisDN', 'ConnID']) {
    // RequestSubmit, for one, may name an interaction, and means another one.
    if (attributes[name]?.optional !== false) continue;
    const value = valueIn(cause, name) ?? valueIn(asked, name) ?? valueIn(latest, name);
    if (value !== undefined) known[name] = value;
  }
  return known;
}

const valueIn = (message: Message | undefined, name: string): unknown =>
  name === 'InteractionId' ? message?.interaction : (message?.body as Record<string, unknown> | undefined)?.[name];

const requestsOf = (act: Act): readonly string[] =>
  act.do === 'send' ? [act.request] : act.do === 'oneOf' ? act.acts.flatMap(requestsOf) : [];

const named = (act: Act): string => (act.do === 'send' ? act.request : act.do);

/** What reports call the timer of an act. */
const timeFor = (act: Act): string => `time for ${named(act)}`;

const refuseUnknown = (type: string): void => {
  if (type in catalogue) return;
  throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
};
