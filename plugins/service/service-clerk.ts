import {
  delayFrom,
  externalService,
  found,
  interactionManagement,
  type ActorKit,
  type Crossing,
  type Delay,
  type KeyValues,
  type Link,
  type MessageOf,
} from 'routeproof';
import type { Reply, SubmittedByService } from './reply.ts';

type Call = MessageOf<'Request3rdServer'>;
type Client = Pick<Link, 'name' | 'messages' | 'send'>;

/** Carries out what a service replies, over its link. */
export class ServiceClerk {
  readonly client: Client;
  readonly #kit: ActorKit;
  readonly #link: Link;
  /** Calls that are answered when the server has taken what the service submitted for them. */
  readonly #submitting = new Map<number, { readonly call: Call; readonly params: KeyValues }>();

  #connections = 0;
  /** The author's line of the service. */
  readonly #where: string | undefined;

  constructor(kit: ActorKit, link: Link, client: Client, where: string | undefined) {
    this.#kit = kit;
    this.#where = where;
    this.#link = link;
    this.client = client;
    link.messages.subscribe((message) => this.#submitted(message));
    link.closed.subscribe(() => {
      this.#connections++;
      this.#submitting.clear();
    });
  }

  after(delay: Delay, work: () => void): void {
    const time = delayFrom(delay, this.#kit, `how long service ${this.client.name} takes`);
    // Calls of a connection that is gone are nobody's: over the next one, their numbers mean others.
    const connection = this.#connections;
    const whileConnected = () => {
      if (this.#link.connected && connection === this.#connections) work();
    };
    if (time === 0) whileConnected();
    else this.#kit.clock.after(time, whileConnected, { name: 'answer' });
  }

  carryOut(reply: Reply, call: Call): void {
    switch (reply.reply) {
      case 'answer':
        if (reply.submits === undefined) return this.#respond(call, reply.params);
        return this.#submit(reply.submits, call, reply.params);
      case 'fault':
        return this.#fail(call, reply.facts.code, reply.facts.description);
      case 'either':
        return this.#choose(reply.replies, call);
      case 'silence':
    }
  }

  #choose(replies: readonly Reply[], call: Call): void {
    const about = `what service ${this.client.name} does when '${call.body.Method}' is called`;
    const chosen =
      replies[this.#kit.choices.pick(replies.length, { about, options: replies.map((each) => each.reply) })];
    if (chosen !== undefined) this.carryOut(chosen, call);
  }

  #submit(submits: SubmittedByService, call: Call, params: KeyValues): void {
    const outbound = { MediaType: 'email', InteractionType: 'Outbound', InteractionSubtype: 'OutboundNew' };
    const parent = { ParentInteractionId: call.interaction };
    const request = interactionManagement.create('RequestSubmit', { ...outbound, ...parent, ...submits });
    this.#submitting.set(this.client.send(request), { call, params });
  }

  #submitted(message: Crossing): void {
    const submitting = message.ref === undefined ? undefined : this.#submitting.get(message.ref);
    if (submitting === undefined) return;
    this.#submitting.delete(message.ref!);
    const { call, params } = submitting;
    if (message.type === 'EventError') {
      this.#tellRefused(message, call);
      return this.#fail(call, undefined, 'What it submitted for the answer was refused by the server.');
    }
    this.#respond(call, params, message.interaction);
  }

  /** The strategy may catch the fault that comes of it; its author has not asked for one. */
  #tellRefused({ body, interaction }: Crossing, call: Call): void {
    const { ErrorName = 'unknown', ErrorDescription = '' } = body as { ErrorName?: string; ErrorDescription?: string };
    const refused = found.submitRefused(this.client.name, call.body.Method, ErrorName, ErrorDescription);
    this.#kit.finding({ ...refused, interaction: call.interaction ?? interaction, where: this.#where });
  }

  #respond(call: Call, UserData: KeyValues, NewInteractionId?: string): void {
    const Envelope = NewInteractionId === undefined ? undefined : { NewInteractionId };
    this.client.send(externalService.create('Event3rdServerResponse', { ...facts(call), UserData, Envelope }));
  }

  #fail(call: Call, ErrorCode: number | undefined, ErrorDescription: string | undefined): void {
    this.client.send(externalService.create('Event3rdServerFault', { ...facts(call), ErrorCode, ErrorDescription }));
  }
}

/** What every answer says about its call. */
const facts = ({ ref, interaction, body }: Call) => ({
  ReferenceId: ref,
  InteractionId: interaction,
  Service: body.Service,
  Method: body.Method,
  EspClientRefid: body.EspClientRefid,
  EspServerRefid: body.EspServerRefid,
});
