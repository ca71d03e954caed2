import type { Plugin, TrafficStream } from 'routeproof';
import {
  definePlugin,
  found,
  interactionManagement,
  LiveMap,
  refusalIn,
  streamName,
  Token,
  type ActorKit,
  type Cancel,
  type Crossing,
  type Link,
  type Random,
} from 'routeproof/kit';
import { registerClient } from '../register.ts';
import { arrivalTimes, batchSizes } from './arrival-times.ts';
import { Customers, interactionName } from './customers.ts';

/** A media server that submits the scenario's traffic, and stops what a customer will not wait for any longer. */
export const trafficServer = (name = 'traffic'): Plugin =>
  definePlugin({
    name: 'traffic',
    plays: 'media-server',
    synchronous: true,
    setup(kit) {
      const { traffic } = kit;
      const actor = kit.actor(name);
      const link = actor.connect('media-server', name);
      const isWaitedFor = traffic.some(canLeave);
      const source = new Source(actor, kit.get(Token.Random), traffic, link);
      if (isWaitedFor) source.listen();
      registerClient(link, 'MediaServer', isWaitedFor ? { event_processing_stopped: 1 } : undefined).subscribe(() => {
        for (const stream of traffic) source.open(stream);
      });
    },
  });

/** Whether its customers may leave before they are answered. */
const canLeave = ({ patience, arrivals }: TrafficStream): boolean =>
  patience !== undefined || ('calls' in arrivals && arrivals.calls.some((call) => call.patience !== undefined));

class Source {
  readonly #kit: Pick<ActorKit, 'clock' | 'finding'>;
  readonly #random: Random;
  readonly #customers: Customers;
  readonly #link: Link;
  /** Without an answer so far, by ReferenceId. */
  readonly #submitted = new LiveMap<number, string>();
  /** Those whose customer may still leave. */
  readonly #patient = new LiveMap<string, Cancel>();

  constructor(kit: Pick<ActorKit, 'clock' | 'finding'>, random: Random, traffic: readonly TrafficStream[], link: Link) {
    this.#kit = kit;
    this.#random = random;
    this.#customers = new Customers(traffic, random);
    this.#link = link;
    link.hear((message) => this.#answered(message));
    link.hearClosed(() => this.#submitted.clear());
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
        for (let left = size(); left > 0; left--) this.#submit(stream, interactionName(name, ++number));
        next();
      });
    };
    next();
  }

  /** A load that the server refuses is not what its author wanted. */
  #answered(answer: Crossing): void {
    const { ref } = answer;
    const id = ref === undefined ? undefined : this.#submitted.get(ref);
    if (id === undefined) return;
    this.#submitted.delete(ref!);
    const { error, description } = refusalIn(answer);
    if (error === undefined) return;
    this.#forget(id);
    this.#kit.finding({ ...found.loadRefused(this.#link.name, error, description), interaction: id });
  }

  listen(): void {
    this.#link.hear((message) => {
      const { type, interaction } = message;
      if (interaction === undefined) return;
      if (type === 'EventProcessingStopped') this.#forget(interaction);
      // What no agent has taken yet, its customer does not wait for any longer.
      if (type === 'EventInteractionProperties' && message.body.Interaction.InteractionState !== handled)
        this.#stop(interaction);
    });
  }

  #submit({ media = 'email', queue = 'Inbound', patience }: TrafficStream, id: string): void {
    if (!this.#link.connected) return;
    const ref = this.#link.send(
      interactionManagement.make('RequestSubmit', {
        InteractionId: id,
        Queue: queue,
        MediaType: media,
        UserData: this.#customers.userDataOf(id),
      }),
    );
    this.#submitted.set(ref, id);
    const patient = this.#customers.callOf(id)?.patience ?? patience;
    if (patient === undefined) return;
    const delay = this.#customers.draws.time('patience', id, patient);
    this.#patient.set(
      id,
      this.#kit.clock.after(delay, () => this.#ask(id)),
    );
  }

  /** Whether somebody has answered meanwhile, the server knows. */
  #ask(id: string): void {
    this.#patient.delete(id);
    if (this.#link.connected)
      this.#link.send(interactionManagement.make('RequestGetInteractionProperties', { InteractionId: id }));
  }

  #forget(id: string): void {
    this.#patient.get(id)?.();
    this.#patient.delete(id);
  }

  #stop(id: string): void {
    this.#link.send(
      interactionManagement.make('RequestStopProcessing', {
        InteractionId: id,
        Reason: { ReasonSystemName: 'CustomerLeft' },
      }),
    );
  }
}

/** What InteractionState says of an interaction that an agent handles. */
const handled = 3;
