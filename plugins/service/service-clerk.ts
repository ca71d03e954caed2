import type { Delay, KeyValues } from 'routeproof';
import { delayFrom, found, interactionManagement, refusalIn, type Crossing } from 'routeproof/kit';
import { ask } from '../ask.ts';
import type { ConnectedClient } from '../connect-client.ts';
import { answerCall, failCall, type ServiceCall } from './answer-call.ts';
import type { Reply, SubmittedByService } from './reply.ts';

/** Carries out what a service replies, over its link. */
export class ServiceClerk {
  readonly #client: ConnectedClient;
  #connections = 0;
  /** The author's line of the service. */
  readonly #where: string | undefined;

  constructor(client: ConnectedClient, where: string | undefined) {
    this.#client = client;
    this.#where = where;
    client.link.hearClosed(() => this.#connections++);
  }

  after(delay: Delay, work: () => void): void {
    const { actor, name } = this.#client;
    const time = delayFrom(delay, actor, {
      about: `how long service ${name} takes`,
      asks: { for: 'time', who: `service ${name}` },
    });
    // Calls of a connection that is gone are nobody's: over the next one, their numbers mean others.
    const connection = this.#connections;
    const whileConnected = () => {
      if (this.#client.connected && connection === this.#connections) work();
    };
    if (time === 0) whileConnected();
    else actor.clock.after(time, whileConnected, { name: 'answer' });
  }

  carryOut(reply: Reply, call: ServiceCall): void {
    switch (reply.reply) {
      case 'answer':
        if (reply.submits === undefined) return answerCall(this.#client, call, reply.params);
        return this.#submit(reply.submits, call, reply.params);
      case 'fault':
        return failCall(this.#client, call, reply.facts);
      case 'either':
        return this.#choose(reply.replies, call);
      case 'silence':
    }
  }

  #choose(replies: readonly Reply[], call: ServiceCall): void {
    const { actor, name } = this.#client;
    const about = `what service ${name} does when '${call.body.Method}' is called`;
    const chosen = replies[actor.choices.pick(replies.length, { about, options: replies.map((each) => each.reply) })];
    if (chosen !== undefined) this.carryOut(chosen, call);
  }

  /** The call is answered when the server has taken what the service submits for it. */
  #submit(submits: SubmittedByService, call: ServiceCall, params: KeyValues): void {
    const outbound = { MediaType: 'email', InteractionType: 'Outbound', InteractionSubtype: 'OutboundNew' };
    const parent = { ParentInteractionId: call.interaction };
    const request = interactionManagement.create('RequestSubmit', { ...outbound, ...parent, ...submits });
    ask(this.#client, request).subscribe((taken) => {
      if (!this.#isRefused(taken, call)) return answerCall(this.#client, call, params, submittedIn(taken));
      failCall(this.#client, call, { description: 'What it submitted for the answer was refused by the server.' });
    });
  }

  /** The strategy may catch the fault that comes of it; its author has not asked for one. */
  #isRefused(taken: Crossing, call: ServiceCall): boolean {
    const { error, description } = refusalIn(taken);
    if (error === undefined) return false;
    const { name, actor } = this.#client;
    const refused = found.submitRefused(name, call.body.Method, error, description);
    actor.finding({ ...refused, interaction: call.interaction, where: this.#where });
    return true;
  }
}

/** The interaction that was submitted: the acknowledgement says it in its Extension. */
function submittedIn({ body }: Crossing): string | undefined {
  const { Extension } = body as { readonly Extension?: { readonly InteractionId?: string } };
  return Extension?.InteractionId;
}
