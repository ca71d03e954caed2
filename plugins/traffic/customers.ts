import type { AttachedRow, KeyValues, RealCall, TrafficStream } from 'routeproof';
import { streamName, type Random } from 'routeproof/kit';
import { Draws } from './draws.ts';

/** What an interaction of traffic is about, and who is its customer: the same for whoever asks. */
export class Customers {
  /** Chance of what belongs to an interaction. */
  readonly draws: Draws;
  readonly #streams: ReadonlyMap<string, TrafficStream>;

  constructor(streams: readonly TrafficStream[], random: Random) {
    this.draws = new Draws(random);
    this.#streams = new Map(streams.map((stream) => [streamName(stream), stream]));
  }

  /** The stream with which an interaction came. */
  streamOf(id: string): TrafficStream | undefined {
    return this.#streams.get(streamOfInteraction(id));
  }

  /** What is known of an interaction that came as a real one did. */
  callOf(id: string): RealCall | undefined {
    const arrivals = this.streamOf(id)?.arrivals;
    return arrivals && 'calls' in arrivals ? inOrder(arrivals.calls)[numberOf(id) - 1] : undefined;
  }

  /** What an interaction comes with. */
  userDataOf(id: string): KeyValues | undefined {
    const { userData: rows } = this.streamOf(id) ?? {};
    const row = rows && rowOf(rows, this.draws.chance('user data', id));
    const own = this.callOf(id)?.userData;
    return own === undefined ? row : ({ ...row, ...own } as KeyValues);
  }
}

const ordered = new WeakMap<readonly RealCall[], readonly RealCall[]>();

/** Real calls as they come one after the other, which is how their interactions are numbered. */
function inOrder(calls: readonly RealCall[]): readonly RealCall[] {
  let known = ordered.get(calls);
  if (known === undefined) ordered.set(calls, (known = calls.toSorted((one, other) => one.at - other.at)));
  return known;
}

function rowOf(rows: readonly AttachedRow[], chance: number): KeyValues {
  let left = chance * rows.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (const { weight = 1, userData } of rows) if ((left -= weight) < 0) return userData as KeyValues;
  return rows.at(-1)!.userData as KeyValues;
}

/** Names interactions of traffic so that whoever has the name knows the stream: `voice.1Q`. */
export const interactionName = (stream: string, number: number): string =>
  `${stream}.${number.toString(32).toUpperCase()}`;

/** The name of the stream that an interaction came with; of one that came otherwise, its whole name. */
export const streamOfInteraction = (interaction: string): string => {
  const end = interaction.lastIndexOf('.');
  return end < 0 ? interaction : interaction.slice(0, end);
};

const numberOf = (interaction: string): number => parseInt(interaction.slice(interaction.lastIndexOf('.') + 1), 32);
