import { seconds, type Agent, type KeyValues, type Milliseconds } from 'routeproof';
import {
  interactionManagement,
  LiveMap,
  type ActorKit,
  type Cancel,
  type Crossing,
  type Link,
  type Message,
  type MessageOf,
} from 'routeproof/kit';
import { registerClient } from '../register.ts';
import { Attendance } from './attendance.ts';
import { Customers } from './customers.ts';
import type { Draws } from './draws.ts';
import { customerOf } from './interaction-name.ts';

/** What an agent reads of the contact centre's configuration and of chance. */
export interface Workplace {
  readonly customers: Customers;
}

/** An interaction in the agent's hands. */
interface Task {
  /** Its handling time is not over. */
  open: boolean;
  /** A conference that the agent called is asked for, or goes on. */
  conferring: boolean;
  /** The agent was called for help, and leaves or takes over. */
  readonly helps: boolean;
  readonly timers: Cancel[];
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
  /** How often it did not take an interaction that it was offered, while that may be offered again. */
  readonly #offered = new Map<string, number>();
  /** Requests whose answer decides what comes next. */
  readonly #asked: { readonly ref: number; readonly then: (answer: Crossing) => void }[] = [];

  constructor(kit: ActorKit, agent: Agent, place: Workplace) {
    this.#agent = agent;
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
    if (type === 'EventRevoked') this.#drop(interaction);
    if (type === 'EventPartyRemoved' && this.#tasks.get(interaction)?.helps) this.#takeOver(interaction);
  }

  #invited(id: string, { TicketId, Extension = {} }: MessageOf<'EventInvite'>['body']): void {
    const { missing = 0, refusing = 0, answersAfter = 0 } = this.#agent.work ?? {};
    if (missing + refusing > 0) {
      const chance = this.#draws.chance('answer', `${id} ${this.#agent.name} ${this.#countOffer(id)}`);
      if (chance < missing) return;
      if (chance < missing + refusing)
        return this.#send(interactionManagement.make('RequestReject', { InteractionId: id, TicketId }));
      this.#offered.delete(id);
    }
    const accept = () =>
      this.#send(interactionManagement.make('RequestAccept', { InteractionId: id, TicketId }), (answer) => {
        if (answer.type === 'EventAck') this.#begin(id, Extension);
      });
    const delay = this.#draws.time('answering', id, answersAfter);
    if (delay === 0) accept();
    else this.#kit.clock.after(delay, accept);
  }

  #begin(id: string, extension: KeyValues): void {
    const helps = typeof extension['lasts'] === 'number';
    const task: Task = { open: true, conferring: false, helps, timers: [] };
    this.#tasks.set(id, task);
    this.#attendance.busy = this.#tasks.size;
    const after = (delay: Milliseconds, work: () => void) => task.timers.push(this.#kit.clock.after(delay, work));
    if (helps) {
      // Who was called for help goes again, unless the other one does, who leaves the rest to it.
      if (Number(extension['hands_over'] ?? 0) === 0) after(Number(extension['lasts']), () => this.#leave(id));
      return;
    }
    after(this.#handlingTime(id), () => {
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
    this.#tasks.set(id, { open: false, conferring: false, helps: false, timers: [] });
    this.#kit.clock.after(this.#draws.time('taken over', id, this.#customers.handlingOf(id, this.#agent) ?? 0), () => {
      const taken = this.#tasks.get(id);
      if (taken !== undefined) this.#finish(id, taken);
    });
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
  }

  #leave(id: string): void {
    this.#drop(id);
    this.#send(interactionManagement.make('RequestLeaveInteraction', { InteractionId: id }));
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

  #countOffer(id: string): number {
    const times = (this.#offered.get(id) ?? 0) + 1;
    this.#offered.set(id, times);
    // What was taken by somebody else is not heard of; the oldest are given up.
    if (this.#offered.size > 1000) this.#offered.delete(this.#offered.keys().next().value!);
    return times;
  }
}
