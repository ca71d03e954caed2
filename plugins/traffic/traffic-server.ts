import type { AttachedRow, KeyValues, Plugin, TrafficStream } from 'routeproof';
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
import { arrivalTimes } from './arrival-times.ts';
import { Draws } from './draws.ts';

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
      const isWaitedFor = traffic.some(({ patience }) => patience !== undefined);
      const source = new Source(actor, kit.get(Token.Random), link);
      if (isWaitedFor) source.listen();
      registerClient(link, 'MediaServer', isWaitedFor ? { event_processing_stopped: 1 } : undefined).subscribe(() => {
        for (const stream of traffic) source.open(stream);
      });
    },
  });

class Source {
  readonly #kit: Pick<ActorKit, 'clock' | 'finding'>;
  readonly #random: Random;
  readonly #draws: Draws;
  readonly #link: Link;
  /** Without an answer so far, by ReferenceId. */
  readonly #submitted = new LiveMap<number, string>();
  /** Those whose customer may still leave. */
  readonly #patient = new LiveMap<string, Cancel>();

  constructor(kit: Pick<ActorKit, 'clock' | 'finding'>, random: Random, link: Link) {
    this.#kit = kit;
    this.#random = random;
    this.#draws = new Draws(random);
    this.#link = link;
    link.hear((message) => this.#answered(message));
    link.hearClosed(() => this.#submitted.clear());
  }

  /** Only the next arrival is under way, so that a long day needs no more memory than a short one. */
  open(stream: TrafficStream): void {
    const name = streamName(stream);
    const times = arrivalTimes(stream.arrivals, this.#random.stream(`arrivals ${name}`));
    const { clock } = this.#kit;
    let number = 0;
    const next = () => {
      const time = times();
      if (time === undefined) return;
      clock.at(Math.max(clock.now(), Math.round(time)), () => {
        this.#submit(stream, interactionName(name, ++number));
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

  #submit({ media = 'email', queue = 'Inbound', patience, userData }: TrafficStream, id: string): void {
    if (!this.#link.connected) return;
    const ref = this.#link.send(
      interactionManagement.make('RequestSubmit', {
        InteractionId: id,
        Queue: queue,
        MediaType: media,
        UserData: userData && rowOf(userData, this.#draws.chance('user data', id)),
      }),
    );
    this.#submitted.set(ref, id);
    if (patience === undefined) return;
    const delay = this.#draws.time('patience', id, patience);
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

function rowOf(rows: readonly AttachedRow[], chance: number): KeyValues {
  let left = chance * rows.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (const { weight = 1, userData } of rows) if ((left -= weight) < 0) return userData as KeyValues;
  return rows.at(-1)!.userData as KeyValues;
}

/** Names interactions of traffic so that whoever has the name knows the stream: `voice.1Q`. */
const interactionName = (stream: string, number: number): string => `${stream}.${number.toString(32).toUpperCase()}`;

/** The name of the stream that an interaction came with; of one that came otherwise, its whole name. */
export const streamOfInteraction = (interaction: string): string => {
  const end = interaction.lastIndexOf('.');
  return end < 0 ? interaction : interaction.slice(0, end);
};
