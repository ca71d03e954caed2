import type { Agent, AttachedRow, Distribution, HandlingBy, KeyValues, RealCall, TrafficStream } from 'routeproof';
import { streamName, streamOfInteraction, type Random } from 'routeproof/kit';
import { attemptOf, customerOf, isCallback, numberOf } from './interaction-name.ts';
import { Draws } from './draws.ts';

/** What an interaction of traffic is about, and who is its customer: the same for whoever asks, and for each time that the customer calls. */
export class Customers {
  /** Chance of what belongs to an interaction. */
  readonly draws: Draws;
  readonly #streams: ReadonlyMap<string, TrafficStream>;
  /** Several questions are asked about an interaction one after the other. */
  #last = '';
  #streamOfLast: TrafficStream | undefined;

  constructor(streams: readonly TrafficStream[], random: Random) {
    this.draws = new Draws(random);
    this.#streams = new Map(streams.map((stream) => [streamName(stream), stream]));
  }

  /** The stream with which an interaction came. */
  streamOf(id: string): TrafficStream | undefined {
    if (id !== this.#last) {
      this.#last = id;
      this.#streamOfLast = this.#streams.get(streamOfInteraction(id));
    }
    return this.#streamOfLast;
  }

  /** What is known of an interaction that came as a real one did. */
  callOf(id: string): RealCall | undefined {
    const arrivals = this.streamOf(id)?.arrivals;
    return arrivals && 'calls' in arrivals ? inOrder(arrivals.calls)[numberOf(id) - 1] : undefined;
  }

  /** How long its customer waits at most, if not without end; whoever calls again has another patience. */
  patienceOf(id: string): Distribution | undefined {
    const real = this.callOf(id)?.patience;
    return real !== undefined && attemptOf(id) === 1 ? real : this.streamOf(id)?.patience;
  }

  /** What an interaction comes with. */
  userDataOf(id: string): KeyValues | undefined {
    const { userData: rows, callback } = this.streamOf(id) ?? {};
    const row = rows && rowOf(rows, this.draws.chance('user data', customerOf(id)));
    const own = this.callOf(id)?.userData;
    const ofCallback = isCallback(id) ? callback?.userData : undefined;
    return own === undefined && ofCallback === undefined ? row : ({ ...row, ...own, ...ofCallback } as KeyValues);
  }

  /** How long this agent works on it. */
  handlingOf(id: string, agent: Agent): Distribution | undefined {
    const stream = this.streamOf(id);
    const own = stream?.handlingBy?.find((each) => this.#fits(each, id, agent));
    return this.callOf(id)?.handling ?? own?.handling ?? stream?.handling;
  }

  #fits({ agent: name, skill, userData }: HandlingBy, id: string, agent: Agent): boolean {
    if (name !== undefined && name !== agent.name) return false;
    if (skill !== undefined && !Object.hasOwn(agent.skills ?? {}, skill)) return false;
    const attached = userData && this.userDataOf(id);
    return Object.entries(userData ?? {}).every(([key, value]) => attached?.[key] === value);
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
