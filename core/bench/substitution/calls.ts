import type { Call } from '../../contract/substitution.ts';
import { LiveMap } from '../../kernel/live-map.ts';

/** The client may still name a call whose routing attempt has ended: its request and the news of the end cross. */
const endedOnesKept = 1000;

/** The routing attempts that somebody was told of, by ConnID. */
export class Calls {
  readonly #calls = new LiveMap<string, Call>();
  /** ConnIDs by interaction. */
  readonly #latest = new LiveMap<string, string>();
  /** The ConnIDs that ended last, in a ring, and all of them. */
  readonly #ended: string[] = [];
  readonly #over = new LiveMap<string, true>();
  #next = 0;

  of(connId: string): Call | undefined {
    return this.#calls.get(connId);
  }

  latestOf(interaction: string): Call | undefined {
    return this.#calls.get(this.#latest.get(interaction) ?? '');
  }

  begin(call: Call): void {
    this.end(this.#latest.get(call.interaction));
    this.#calls.set(call.connId, Object.freeze(call));
    this.#latest.set(call.interaction, call.connId);
  }

  end(connId: string | undefined): void {
    const call = connId === undefined ? undefined : this.#calls.get(connId);
    if (call === undefined || this.#over.has(call.connId)) return;
    this.#over.set(call.connId, true);
    this.#forget(this.#ended[this.#next]);
    this.#ended[this.#next] = call.connId;
    this.#next = (this.#next + 1) % endedOnesKept;
  }

  #forget(connId: string | undefined): void {
    const call = connId === undefined ? undefined : this.#calls.get(connId);
    if (call === undefined) return;
    this.#calls.delete(call.connId);
    this.#over.delete(call.connId);
    if (this.#latest.get(call.interaction) === connId) this.#latest.delete(call.interaction);
  }
}
