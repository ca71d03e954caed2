import type { Bench } from '../../bench/create-bench.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { traceLine, type TraceLine } from '../../report/trace-line.ts';

/** An interaction with every message that was about it. */
export interface SampledInteraction {
  /** The InteractionId. */
  readonly interaction: string;
  /** Why it was kept. */
  readonly why: 'sample' | 'worst wait';
  /** Until an agent accepted it, or it was stopped. */
  readonly wait: Milliseconds;
  /** In the order of their delivery. */
  readonly messages: readonly TraceLine[];
}

interface Watched {
  readonly since: Milliseconds;
  wait: Milliseconds | undefined;
  readonly messages: TraceLine[];
}

const sampled = 20;
const worst = 10;

/** Keeps the messages of live interactions, and in the end those of some, and of those who waited longest. */
export class TraceSample {
  readonly #live = new Map<string, Watched>();
  readonly #worst: SampledInteraction[] = [];
  #sample: SampledInteraction[] = [];
  #ended = 0;
  #every = 1;

  constructor({ bus, store, clock }: Pick<Bench, 'bus' | 'store' | 'clock'>) {
    bus.messages.subscribe((message) => {
      if (message.interaction === undefined) return;
      let watched = this.#live.get(message.interaction);
      if (watched === undefined) {
        if (message.type !== 'RequestSubmit') return this.#after(message.interaction, traceLine(message));
        watched = { since: clock.now(), wait: undefined, messages: [] };
        this.#live.set(message.interaction, watched);
      }
      watched.messages.push(traceLine(message));
    });
    store.changes.subscribe((change) => {
      if (change.kind !== 'interaction') return;
      const { id, state } = change.interaction;
      const watched = this.#live.get(id);
      if (watched === undefined) return;
      if (change.event === 'accepted' || state === 'stopped') watched.wait ??= change.at - watched.since;
      if (state === 'stopped') this.#end(id, watched);
    });
  }

  get kept(): readonly SampledInteraction[] {
    return [...this.#sample, ...this.#worst];
  }

  #end(interaction: string, { wait = 0, messages }: Watched): void {
    this.#live.delete(interaction);
    // Every so many-th, and twice as rarely whenever there are too many, so that the sample is spread over the run.
    if (this.#ended++ % this.#every === 0) this.#sample.push({ interaction, why: 'sample', wait, messages });
    if (this.#sample.length > sampled) {
      this.#every *= 2;
      this.#sample = this.#sample.filter((_each, index) => index % 2 === 0);
    }
    if (this.#worst.length === worst && wait <= this.#worst.at(-1)!.wait) return;
    this.#worst.push({ interaction, why: 'worst wait', wait, messages });
    this.#worst.sort((one, other) => other.wait - one.wait);
    this.#worst.length = Math.min(worst, this.#worst.length);
  }

  /** What is said about an interaction after its end: that it was stopped. */
  #after(interaction: string, line: TraceLine): void {
    for (const kept of this.kept)
      if (kept.interaction === interaction && !kept.messages.includes(line)) (kept.messages as TraceLine[]).push(line);
  }
}
