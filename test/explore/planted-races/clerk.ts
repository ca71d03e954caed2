import type { Milliseconds, Plugin } from 'routeproof';
import {
  definePlugin,
  interactionManagement,
  registerClient,
  type Crossing,
  type Link,
  type Message,
  type Role,
} from 'routeproof/plugins';
import { comesAt, X } from './bench.ts';

/** What a program of a client's is written with. */
export interface Desk {
  readonly link: Link;
  /** Sends a request by its name on the wire. */
  ask(request: string, attributes: object): void;
  after(time: Milliseconds, work: () => void): void;
  at(time: Milliseconds, work: () => void): void;
}

/** Requests by their names alone: the tests of races send nothing that the catalogue does not have. */
const factory = interactionManagement as unknown as { create(type: string, attributes: object): Message };

export type Program = (desk: Desk) => Readonly<Record<string, (message: Crossing) => void>>;

interface Told {
  readonly body: { readonly ErrorName?: string };
}

/** A client with a program of its own, which takes every refusal that the program does not expect for a fault. */
export const clerk = (name: string, program: Program, role: Role = 'agent'): Plugin =>
  definePlugin({
    name: `clerk ${name}`,
    synchronous: true,
    setup(kit) {
      const actor = kit.actor(name);
      const link = actor.connect(role, name);
      const asked = new Map<number, string>();
      const desk: Desk = {
        link,
        ask: (request, attributes) => {
          asked.set(link.send(factory.create(request, attributes)), request);
        },
        after: (time, work) => void actor.clock.after(time, work),
        at: (time, work) => void actor.clock.at(time, work),
      };
      const on = program(desk);
      link.messages.subscribe((message) => {
        const handle = on[`${message.type} ${asked.get(message.ref!)}`] ?? on[message.type];
        if (handle !== undefined) handle(message);
        else if (message.type === 'EventError' && asked.has(message.ref!))
          actor.finding({
            kind: 'refused',
            sentence: `${name} was refused ${asked.get(message.ref!)}: ${(message as Told).body.ErrorName}.`,
          });
      });
      registerClient(link, role === 'agent' ? 'AgentApplication' : 'MediaServer').subscribe(() => {
        if (role === 'agent')
          desk.ask('RequestAgentLogin', { AgentId: name, PlaceId: `${name}-place`, MediaList: { email: 1 } });
        on['ready']?.(undefined as never);
      });
    },
  });

/** The number of the invitation that a message brings. */
export const ticketIn = ({ body }: Crossing): number => (body as { readonly TicketId: number }).TicketId;

export const about = { InteractionId: X };

/** Pulls the interaction when it has come. */
export const pulls = (desk: Desk): void =>
  desk.at(comesAt + 1500, () => desk.ask('RequestPull', { InteractionIds: [X] }));

/** Pulls the interaction, invites bob, and takes a refusal for an answer. */
export const invites: Program = (desk) => {
  pulls(desk);
  desk.at(comesAt + 3000, () => desk.ask('RequestConference', { ...about, AgentId: 'bob' }));
  return { EventError: () => undefined };
};

/** Accepts at once. */
export const accepts: Program = (desk) => ({
  EventInvite: (invite) => desk.ask('RequestAccept', { ...about, TicketId: ticketIn(invite) }),
});

/** Leaves then, unless the agent has heard that the other one has left. */
export function leavesOthersAlone(desk: Desk, time: number): ReturnType<Program> {
  let alone = false;
  desk.at(time, () => {
    if (!alone) desk.ask('RequestLeaveInteraction', about);
  });
  return { EventPartyRemoved: () => (alone = true) };
}
