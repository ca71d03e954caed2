import type { Agent, Milliseconds } from 'routeproof';
import { found, roomFor, type ActorKit, type InHand } from 'routeproof/kit';

/** An invitation that the agent answers. */
interface Answered extends InHand {
  readonly medium: string;
  readonly accept: () => void;
}

/**
 * What an agent in traffic has in hand, and what rings: it takes nothing for which its rules leave no room, and answers as soon as
 * they do. Until then the invitation stands, and the server may take it back.
 */
export class AgentHand {
  readonly #rules: Agent;
  readonly #kit: Pick<ActorKit, 'clock' | 'finding'>;
  readonly #states: boolean;
  readonly #has = new Map<string, Answered>();
  /** Invitations that it has not come to answer yet: each ends that. */
  readonly #reaches = new Map<string, () => void>();
  readonly #rings = new Map<string, Answered>();

  constructor(rules: Agent, kit: Pick<ActorKit, 'clock' | 'finding'>) {
    this.#kit = kit;
    this.#rules = rules;
    this.#states = (rules.capacity ?? rules.blocks) !== undefined;
  }

  /** Answers after the delay, as soon as there is room; not at all if it is taken back before. */
  answer(id: string, invitation: Answered, delay: Milliseconds): void {
    if (delay === 0) return this.#answerNow(id, invitation);
    const cancel = this.#kit.clock.after(delay, () => {
      this.#reaches.delete(id);
      this.#answerNow(id, invitation);
    });
    // Who states no rules answers too late, and the server refuses that: nothing rings, and nothing is in hand.
    if (this.#states) this.#reaches.set(id, cancel);
  }

  #answerNow(id: string, invitation: Answered): void {
    if (!this.#states || this.#hasRoomFor(invitation)) return this.#take(id, invitation);
    this.#rings.set(id, invitation);
    this.#kit.finding(found.rangBeyondCapacity(this.#rules.name, invitation.medium));
  }

  /** It is over, was given away, or is offered no more. */
  release(id: string): void {
    this.#reaches.get(id)?.();
    this.#reaches.delete(id);
    this.#rings.delete(id);
    if (!this.#has.delete(id)) return;
    for (const [other, invitation] of this.#rings)
      if (this.#hasRoomFor(invitation)) {
        this.#rings.delete(other);
        this.#take(other, invitation);
      }
  }

  #take(id: string, invitation: Answered): void {
    if (this.#states) this.#has.set(id, invitation);
    invitation.accept();
  }

  /** Of media of which the rules say nothing, there is room for any number: colleagues may need help. */
  #hasRoomFor({ medium }: Answered): boolean {
    return roomFor(medium, [...this.#has.values()], this.#rules, Infinity) > 0;
  }
}
