import type { Milliseconds, TrafficStream } from 'routeproof';
import {
  found,
  interactionManagement,
  LiveMap,
  refusalIn,
  streamName,
  type ActorKit,
  type Bus,
  type Cancel,
  type Crossing,
  type Link,
  type Random,
} from 'routeproof/kit';
import { arrivalTimes, batchSizes } from './arrival-times.ts';
import { Customers } from './customers.ts';
import { attemptOf, callbackName, interactionName, nextAttempt } from './interaction-name.ts';

/** Why an interaction ends before anybody has answered, as the Reason of the stop request says it. */
type Leaving = 'CustomerLeft' | 'CallbackRequested';

/** Where interactions come from: their customers call, wait, leave, call again, and ask to be called back. */
export class TrafficSource {
  readonly #kit: Pick<ActorKit, 'clock' | 'finding'>;
  readonly #random: Random;
  readonly #customers: Customers;
  readonly #link: Link;
  /** Without an answer so far, by ReferenceId. */
  readonly #submitted = new LiveMap<number, string>();
  /** What comes of an answer, by ReferenceId. */
  readonly #asked = new LiveMap<number, (answer: Crossing) => void>();
  /** Those whose customer may still leave. */
  readonly #waiting = new LiveMap<string, readonly Cancel[]>();
  /** When the latest answer of an agent gets to the server, of what is not stopped yet. */
  readonly #pickedUp = new LiveMap<string, Milliseconds>();

  constructor(kit: Pick<ActorKit, 'clock' | 'finding'>, random: Random, traffic: readonly TrafficStream[], link: Link) {
    this.#kit = kit;
    this.#random = random;
    this.#customers = new Customers(traffic, random);
    this.#link = link;
    link.hear((message) => this.#answered(message));
    link.hearClosed(() => {
      this.#submitted.clear();
      this.#asked.clear();
    });
  }

  /** Only the next arrival is under way, so that a long day needs no more memory than a short one. */
  open(stream: TrafficStream): void {
    const name = streamName(stream);
    const times = arrivalTimes(stream.arrivals, this.#random, name);
    const size = batchSizes(stream.arrivals, this.#random, name);
    const { clock } = this.#kit;
    let number = 0;
    const next = () => {
      const time = times();
      if (time === undefined) return;
      clock.at(Math.max(clock.now(), Math.round(time)), () => {
        for (let left = size(); left > 0; left--) this.#call(stream, interactionName(name, ++number));
        next();
      });
    };
    next();
  }

  /** What ends otherwise, nobody waits for any longer; whoever is picked up in the very moment of leaving stays on the line. */
  listen(line: Pick<Bus, 'hear'> | undefined): void {
    this.#link.hear(({ type, interaction }) => {
      if (interaction === undefined || type !== 'EventProcessingStopped') return;
      this.#forget(interaction);
      this.#pickedUp.delete(interaction);
    });
    line?.hear('sent', ({ type, interaction, at }) => {
      if (type === 'RequestAccept' && interaction !== undefined) this.#pickedUp.set(interaction, at);
    });
  }

  #answered(answer: Crossing): void {
    const { ref } = answer;
    if (ref === undefined) return;
    const then = this.#asked.get(ref);
    if (then !== undefined) {
      this.#asked.delete(ref);
      return then(answer);
    }
    const id = this.#submitted.get(ref);
    if (id === undefined) return;
    this.#submitted.delete(ref);
    const { error, description } = refusalIn(answer);
    if (error === undefined) return;
    this.#forget(id);
    // A load that the server refuses is not what its author wanted.
    this.#kit.finding({ ...found.loadRefused(this.#link.name, error, description), interaction: id });
  }

  #call(stream: TrafficStream, id: string): void {
    if (!this.#link.connected) return;
    this.#submit(id, stream);
    const { draws } = this.#customers;
    const { callback } = stream;
    const patience = this.#customers.patienceOf(id);
    const asksToBeCalled = callback !== undefined && draws.chance('callback', id) < callback.chance;
    if (patience === undefined && !asksToBeCalled) return;
    const timers: Cancel[] = [];
    const leaves = (why: Leaving, delay: number) =>
      timers.push(this.#kit.clock.after(delay, () => this.#ask(stream, id, why)));
    if (patience !== undefined) leaves('CustomerLeft', draws.time('patience', id, patience));
    if (asksToBeCalled) leaves('CallbackRequested', draws.time('callback after', id, callback.after));
    this.#waiting.set(id, timers);
  }

  #submit(id: string, { queue = 'Inbound', media = 'email' }: Pick<TrafficStream, 'queue' | 'media'>): void {
    const ref = this.#link.send(
      interactionManagement.make('RequestSubmit', {
        InteractionId: id,
        Queue: queue,
        MediaType: media,
        UserData: this.#customers.userDataOf(id),
      }),
    );
    this.#submitted.set(ref, id);
  }

  /** Whether somebody has answered meanwhile, the server knows. */
  #ask(stream: TrafficStream, id: string, why: Leaving): void {
    if (why === 'CustomerLeft') this.#forget(id);
    if (!this.#link.connected) return;
    const { clock } = this.#kit;
    const asked = clock.now();
    const ref = this.#link.send(interactionManagement.make('RequestGetInteractionProperties', { InteractionId: id }));
    this.#asked.set(ref, ({ type, body }) => {
      if (type !== 'EventInteractionProperties' || body.Interaction.InteractionState === handled) return;
      const pickedUp = this.#pickedUp.get(id) ?? -1;
      // The server is asked again when it knows; it may refuse the agent.
      if (pickedUp >= asked) clock.at(Math.max(pickedUp, clock.now()) + 1, () => this.#ask(stream, id, why));
      else this.#stop(stream, id, why);
    });
  }

  #stop(stream: TrafficStream, id: string, why: Leaving): void {
    this.#forget(id);
    const ref = this.#link.send(
      interactionManagement.make('RequestStopProcessing', {
        InteractionId: id,
        Reason: { ReasonSystemName: why },
      }),
    );
    if (why === 'CustomerLeft' && stream.retrial === undefined) return;
    this.#asked.set(ref, ({ type }) => {
      if (type !== 'EventAck') return;
      if (why === 'CustomerLeft') this.#callsAgain(stream, id);
      else this.#callBack(stream, id);
    });
  }

  #callsAgain(stream: TrafficStream, id: string): void {
    const { chance, after, most = Infinity } = stream.retrial!;
    const { draws } = this.#customers;
    if (attemptOf(id) > most || draws.chance('retrial', id) >= chance) return;
    this.#kit.clock.after(draws.time('retrial after', id, after), () => this.#call(stream, nextAttempt(id)));
  }

  /** Whoever is to be called back does not wait on the line, and so never leaves. */
  #callBack({ queue, media, callback = { after: 0, chance: 0 } }: TrafficStream, id: string): void {
    const { later = 0, ...own } = callback;
    this.#kit.clock.after(this.#customers.draws.time('callback later', id, later), () => {
      if (this.#link.connected)
        this.#submit(callbackName(id), { ...(queue && { queue }), ...(media && { media }), ...own });
    });
  }

  #forget(id: string): void {
    for (const cancel of this.#waiting.get(id) ?? []) cancel();
    this.#waiting.delete(id);
  }
}

/** What InteractionState says of an interaction that an agent handles. */
const handled = 3;
