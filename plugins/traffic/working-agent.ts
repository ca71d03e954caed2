import { seconds, type Agent, type KeyValues, type Milliseconds } from 'routeproof';
import {
  interactionManagement,
  LiveMap,
  type ActorKit,
  type Crossing,
  type Link,
  type Message,
  type MessageOf,
} from 'routeproof/kit';
import { registerClient } from '../register.ts';
import { AgentHand } from './agent-hand.ts';
import { Attendance } from './attendance.ts';
import { Customers } from './customers.ts';
import type { Draws } from './draws.ts';
import { customerOf } from './interaction-name.ts';
import { Offers } from './offers.ts';
import { Task } from './task.ts';

/** What an agent reads of the contact centre's configuration and of chance. */
export interface Workplace {
  readonly customers: Customers;
}

/** The application of an agent in traffic: answers, handles, calls for help, works afterwards, has breaks and goes home. */
export class WorkingAgent {
  readonly #agent: Agent;
  readonly #kit: ActorKit;
  readonly #draws: Draws;
  readonly #link: Link;
  readonly #attendance: Attendance;
  readonly #customers: Customers;
  readonly #tasks = new LiveMap<string, Task>();
  readonly #offers = new Offers();
  readonly #hand: AgentHand;
  /** Requests whose answer decides what comes next. */
  readonly #asked: { readonly ref: number; readonly then: (answer: Crossing) => void }[] = [];

  constructor(kit: ActorKit, agent: Agent, place: Workplace) {
    this.#agent = agent;
    this.#hand = new AgentHand(agent, kit);
    this.#kit = kit;
    this.#draws = place.customers.draws;
    this.#customers = place.customers;
    this.#link = kit.connect('agent', agent.name);
    this.#attendance = new Attendance(kit, this.#link, agent, this.#draws);
    this.#link.hear((message) => this.#hear(message));
    registerClient(this.#link, 'AgentApplication').subscribe(() => this.#attendance.begin());
  }

  #hear(message: Crossing): void {
    const { type, interaction, ref } = message;
    if (ref !== undefined) {
      const index = this.#asked.findIndex((each) => each.ref === ref);
      if (index >= 0) this.#asked.splice(index, 1)[0]!.then(message);
      return;
    }
    if (interaction === undefined) return;
    if (type === 'EventInvite') this.#invited(interaction, message.body);
    if (type === 'EventRevoked') this.#revoked(interaction, message.body);
    if (type === 'EventPartyRemoved' && this.#tasks.get(interaction)?.helps) this.#takeOver(interaction);
  }

  #invited(id: string, { TicketId, Interaction, Extension = {} }: MessageOf<'EventInvite'>['body']): void {
    const { missing = 0, refusing = 0, answersAfter = 0 } = this.#agent.work ?? {};
    if (missing + refusing > 0) {
      const chance = this.#draws.chance('answer', `${id} ${this.#agent.name} ${this.#offers.count(id)}`);
      if (chance < missing) return;
      if (chance < missing + refusing)
        return this.#send(interactionManagement.make('RequestReject', { InteractionId: id, TicketId }));
      this.#offers.forget(id);
    }
    const accept = () =>
      this.#send(interactionManagement.make('RequestAccept', { InteractionId: id, TicketId }), (answer) => {
        if (answer.type === 'EventAck') this.#begin(id, Extension);
        else this.#hand.release(id);
      });
    const invitation = { medium: Interaction.MediaType, accept };
    this.#hand.answer(id, invitation, this.#draws.time('answering', id, answersAfter));
  }

  #begin(id: string, extension: KeyValues): void {
    const helps = typeof extension['lasts'] === 'number';
    const task = new Task(this.#kit.clock, { open: true, helps });
    this.#tasks.set(id, task);
    this.#attendance.busy = this.#tasks.size;
    const after = (delay: Milliseconds, work: () => void) => task.timers.push(this.#kit.clock.after(delay, work));
    if (helps) {
      const lasts = Number(extension['lasts']);
      this.#works(id, task, lasts);
      // Who was called for help goes again, unless the other one does, who leaves the rest to it.
      if (Number(extension['hands_over'] ?? 0) === 0) after(lasts, () => this.#leave(id));
      return;
    }
    const handling = this.#handlingTime(id);
    this.#works(id, task, handling);
    after(handling, () => {
      task.open = false;
      this.#finish(id, task);
    });
    const { conference } = this.#agent.work ?? {};
    if (conference === undefined || this.#draws.chance('conference', id) >= conference.chance) return;
    after(this.#draws.time('conference after', id, conference.after), () => this.#confer(id, task, conference));
  }

  #confer(id: string, task: Task, conference: NonNullable<NonNullable<Agent['work']>['conference']>): void {
    if (!task.open) return;
    const lasts = this.#draws.time('conference lasts', id, conference.lasts);
    const handsOver = this.#draws.chance('conference hands over', id) < (conference.leaving ?? 0);
    const invitee = this.#draws.pick('helper', id, conference.with);
    task.conferring = true;
    const Extension = { lasts, hands_over: handsOver ? 1 : 0 };
    this.#send(
      interactionManagement.make('RequestConference', { InteractionId: id, AgentId: invitee, Extension }),
      (answer) => {
        if (answer.type !== 'EventAck') return this.#conferenceOver(id, task);
        this.#works(id, task, lasts);
        task.timers.push(
          this.#kit.clock.after(lasts, () => (handsOver ? this.#leave(id) : this.#conferenceOver(id, task))),
        );
      },
    );
  }

  #conferenceOver(id: string, task: Task): void {
    task.conferring = false;
    this.#finish(id, task);
  }

  /** The one who called for help has left: what is to be done is done by this agent. */
  #takeOver(id: string): void {
    const task = this.#tasks.get(id)!;
    for (const cancel of task.timers) cancel();
    const taken = new Task(this.#kit.clock, { open: false, helps: false });
    this.#tasks.set(id, taken);
    const handling = this.#draws.time('taken over', id, this.#customers.handlingOf(id, this.#agent) ?? 0);
    this.#works(id, taken, handling);
    this.#kit.clock.after(handling, () => {
      const task = this.#tasks.get(id);
      if (task !== undefined) this.#finish(id, task);
    });
  }

  #works(id: string, task: Task, time: Milliseconds): void {
    task.works(this.#kit.clock, time, () => {
      if (this.#tasks.get(id) === task)
        this.#send(interactionManagement.make('RequestGetInteractionProperties', { InteractionId: id }));
    });
  }

  #revoked(id: string, { Operation }: MessageOf<'EventRevoked'>['body']): void {
    const task = this.#tasks.get(id);
    if (Operation === 'timeout' && task !== undefined) this.#kit.finding(task.taken(this.#kit.clock, id));
    this.#drop(id);
    this.#hand.release(id);
  }

  #finish(id: string, task: Task): void {
    if (task.open || task.conferring || this.#tasks.get(id) !== task) return;
    this.#tasks.delete(id);
    this.#attendance.worksAfter(this.#afterWork(id));
    this.#send(
      interactionManagement.make('RequestStopProcessing', {
        InteractionId: id,
        Reason: { ReasonSystemName: 'Normal' },
      }),
    );
    this.#attendance.busy = this.#tasks.size;
    this.#hand.release(id);
  }

  #leave(id: string): void {
    this.#drop(id);
    this.#send(interactionManagement.make('RequestLeaveInteraction', { InteractionId: id }));
    this.#hand.release(id);
  }

  #drop(id: string): void {
    for (const cancel of this.#tasks.get(id)?.timers ?? []) cancel();
    this.#tasks.delete(id);
    this.#attendance.busy = this.#tasks.size;
  }

  #send(message: Message, then?: (answer: Crossing) => void): void {
    if (!this.#link.connected) return;
    const ref = this.#link.send(message);
    if (then !== undefined) this.#asked.push({ ref, then });
  }

  #handlingTime(id: string): Milliseconds {
    return this.#draws.time('handling', customerOf(id), this.#customers.handlingOf(id, this.#agent) ?? seconds(60));
  }

  #afterWork(id: string): Milliseconds {
    const known = this.#customers.callOf(id)?.afterWork ?? this.#customers.streamOf(id)?.afterWork;
    return known === undefined ? 0 : this.#draws.time('after-work', customerOf(id), known);
  }
}
