import type { Agent, Milliseconds, Span } from 'routeproof';
import { interactionManagement, type ActorClock, type ActorKit, type Link } from 'routeproof/kit';
import { logInAgent } from '../register.ts';
import type { Draws } from './draws.ts';

const always: readonly Span[] = [{ from: 0, to: Infinity }];

/** Whether an agent is logged in and ready: shifts, breaks and after-work, told to the server when they change something. */
export class Attendance {
  readonly #kit: Pick<ActorKit, 'clock' | 'finding'>;
  readonly #clock: ActorClock;
  readonly #link: Link;
  readonly #agent: Agent;
  readonly #draws: Draws;
  readonly #media: readonly string[];
  #loggedIn = false;
  #ready = false;
  /** What was told last. */
  #reason: string | undefined;
  #onShift = false;
  #onBreak = false;
  /** Until when there is something left to do about what is over; one after the other. */
  #afterWorkUntil: Milliseconds = 0;
  #afterWorks = 0;
  #busy = 0;

  constructor(kit: Pick<ActorKit, 'clock' | 'finding'>, link: Link, agent: Agent, draws: Draws) {
    this.#kit = kit;
    this.#clock = kit.clock;
    this.#link = link;
    this.#agent = agent;
    this.#draws = draws;
    this.#media = agent.media ?? ['email'];
  }

  /** How many interactions the agent has in hand: with the last one it may go home. */
  set busy(count: number) {
    this.#busy = count;
    if (!this.#onShift) this.#settle();
  }

  /** The agent may log in now. */
  begin(): void {
    const { shifts, breaks = [] } = this.#agent.work ?? {};
    this.#onShift = false;
    for (const [index, { from, to }] of (shifts ?? always).entries()) {
      const begins = from + this.#lateFor(index);
      if (begins >= to) continue;
      if (shifts === undefined && begins === 0) this.#onShift = true;
      else this.#at(begins, () => (this.#onShift = true));
      if (to < Infinity) this.#at(to, () => (this.#onShift = false));
    }
    for (const { from, to } of joined(breaks)) {
      this.#at(from, () => (this.#onBreak = true));
      this.#at(to, () => (this.#onBreak = false));
    }
    this.#settle();
  }

  /** By how much the agent is late for a shift; for one to which it does not come, without end. */
  #lateFor(shift: number): Milliseconds {
    const { name, work: { absent = 0, late = 0 } = {} } = this.#agent;
    const which = `${name} ${shift}`;
    if (absent > 0 && this.#draws.chance('absent', which) < absent) return Infinity;
    return this.#draws.time('late', which, late);
  }

  /** What is left to do about an interaction when it is over. */
  worksAfter(time: Milliseconds): void {
    if (time === 0) return;
    this.#afterWorks++;
    this.#settle();
    this.#afterWorkUntil = Math.max(this.#afterWorkUntil, this.#clock.now()) + time;
    this.#clock.at(this.#afterWorkUntil, () => {
      this.#afterWorks--;
      this.#settle();
    });
  }

  #at(time: Milliseconds, change: () => void): void {
    if (time < this.#clock.now()) return change();
    const work = () => {
      change();
      this.#settle();
    };
    // Only who comes keeps a run from ending; a shift that ends when all is quiet changes nothing any more.
    this.#clock.at(time, work, { upkeep: true });
  }

  #settle(): void {
    if (!this.#link.connected) return;
    const ready = this.#onShift && !this.#onBreak && this.#afterWorks === 0;
    if (this.#onShift && !this.#loggedIn) return this.#login(ready);
    if (!this.#loggedIn) return;
    const reason = ready ? undefined : this.#afterWorks > 0 ? 'AfterWork' : 'Break';
    if (ready !== this.#ready || (this.#reason !== undefined && reason !== this.#reason)) this.#tellMedia(reason);
    if (this.#onShift || this.#busy > 0 || this.#afterWorks > 0) return;
    this.#loggedIn = false;
    this.#reason = undefined;
    this.#link.send(interactionManagement.make('RequestAgentLogout', {}));
  }

  #login(ready: boolean): void {
    this.#loggedIn = true;
    this.#ready = ready;
    const { name, place = `${name}-place` } = this.#agent;
    logInAgent(this.#kit, this.#link, {
      AgentId: name,
      PlaceId: place,
      MediaList: Object.fromEntries(this.#media.map((medium) => [medium, ready ? 1 : 0])),
    });
  }

  /** Ready, or for which reason not; after-work that goes on into a break is told as after-work. */
  #tellMedia(ReasonSystemName: string | undefined): void {
    this.#ready = ReasonSystemName === undefined;
    this.#reason = ReasonSystemName;
    for (const MediaType of this.#media)
      this.#link.send(
        ReasonSystemName === undefined
          ? interactionManagement.make('RequestCancelNotReadyForMedia', { MediaType })
          : interactionManagement.make('RequestNotReadyForMedia', { MediaType, Reason: { ReasonSystemName } }),
      );
  }
}

/** Of breaks that follow each other at once one is made: the agent does not come back between them. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last !== undefined && span.from <= last.to) all[all.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}
