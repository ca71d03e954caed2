import type { Plugin } from 'routeproof';
import {
  definePlugin,
  interactionManagement,
  registerClient,
  type ActorKit,
  type Crossing,
  type Message,
} from 'routeproof/plugins';
import { whatIsDone, type Case, type Deed, type Who } from './case.ts';

/** Requests by their names alone. */
const factory = interactionManagement as unknown as { create(type: string, attributes: object): Message };

/** Those who are told of it may carry what the witness remembers. */
const carriers: ReadonlySet<string> = new Set([
  'RequestChangeProperties',
  'RequestPlaceInQueue',
  'RequestPlaceInWorkbin',
]);

interface Part {
  readonly who: Who;
  readonly at: readonly (Deed & { readonly at: number })[];
  readonly answer: Pick<Case, 'answer' | 'answersAfter'>;
}

/**
 * A client that remembers all that it is told, with the times at which it was told, and says how much it knows in what it
 * attaches. Nothing is without meaning to it, so that each order of two events is another life.
 */
export const witness = (part: Part, seen: string[]): Plugin =>
  definePlugin({
    name: `witness ${part.who}`,
    synchronous: true,
    setup: (kit) => live(kit.actor(part.who), part, seen),
  });

function live(actor: ActorKit, { who, at, answer }: Part, seen: string[]): void {
  const role = who === 'web-shop' ? 'media-server' : 'agent';
  const link = actor.connect(role, who);
  const remember = (what: string) => void seen.push(`${what} at ${actor.clock.now()}`);
  const ask = (request: string, attributes: object) => {
    if (!link.connected) return;
    const heard = { AddedProperties: { ...(attributes as Told).AddedProperties, [`heard by ${who}`]: seen.length } };
    link.send(factory.create(request, carriers.has(request) ? { ...attributes, ...heard } : attributes));
  };
  link.messages.subscribe((message) => {
    remember(`${message.type} ${message.ref} ${JSON.stringify(message.body)}`);
    if (message.type === 'EventInvite') reply(actor, answer, message, ask);
  });
  link.closed.subscribe(() => remember('closed'));
  const begin = () => {
    if (role === 'agent' && who !== 'ann at home')
      ask('RequestAgentLogin', { AgentId: who, PlaceId: `${who}-place`, MediaList: { email: 1 } });
  };
  registerClient(link, role === 'agent' ? 'AgentApplication' : 'MediaServer').subscribe(begin);
  for (const deed of at)
    actor.clock.at(deed.at, () => {
      remember(deed.what);
      const done = whatIsDone[deed.what];
      if (done === undefined) link.disconnect();
      else ask(done[0], done[1]);
    });
}

interface Told {
  readonly AddedProperties?: object;
  readonly TicketId?: number;
}

function reply(
  { clock, choices }: ActorKit,
  { answer, answersAfter }: Part['answer'],
  { body, interaction, to }: Crossing,
  ask: (request: string, attributes: object) => void,
): void {
  if (answer === 'nothing') return;
  const { TicketId } = body as Told;
  const says = () => {
    const isYes =
      answer === 'yes' || (answer === 'yes or no' && choices.pick(2, { about: `the answer of ${to}` }) === 0);
    ask(isYes ? 'RequestAccept' : 'RequestReject', { InteractionId: interaction, TicketId });
  };
  if (answersAfter === 0) says();
  else clock.after(answersAfter, says, { name: 'answer' });
}
