import type { KeyValues, MessageOf, Milliseconds } from 'routeproof';

type Info = MessageOf<'EventInfo'>['body'];

/** How one agent stands, as far as the reporting engine has been told. */
export class AgentStanding {
  readonly name: string;
  readonly #capacity: Readonly<Record<string, number>>;
  #place: string;
  #loggedIn = false;
  #changedAt: Milliseconds = 0;
  /** Whether each medium is ready. */
  readonly #media = new Map<string, boolean>();
  /** What the agent handles or is offered, with its medium if that is known. */
  readonly #interactions = new Map<string, string | undefined>();
  /** Since when each medium has been ready with free capacity. */
  readonly #readySince = new Map<string, Milliseconds>();
  #told = '';

  constructor(name: string, place: string, capacity: Readonly<Record<string, number>> = {}) {
    this.name = name;
    this.#place = place;
    this.#capacity = capacity;
  }

  /** The interactions that occupy the agent. */
  get interactions(): readonly string[] {
    return [...this.#interactions.keys()];
  }

  login(place: string, media: KeyValues = {}): void {
    this.#loggedIn = true;
    this.#place = place;
    for (const [medium, ready] of Object.entries(media)) this.#media.set(medium, Number(ready) > 0);
  }

  logout(): void {
    this.#loggedIn = false;
    this.#media.clear();
    this.#interactions.clear();
  }

  /** `undefined`: the agent has the medium no longer. */
  setMedium(medium: string, ready: boolean | undefined): void {
    if (ready === undefined) this.#media.delete(medium);
    else this.#media.set(medium, ready);
  }

  occupy(interaction: string, medium: string | undefined): void {
    this.#interactions.set(interaction, medium ?? this.#interactions.get(interaction));
  }

  release(interaction: string): void {
    this.#interactions.delete(interaction);
  }

  /** To be called after each event that may have changed something; says whether it has. */
  settle(now: Milliseconds): boolean {
    for (const medium of this.#readySince.keys()) if (!this.#isFree(medium)) this.#readySince.delete(medium);
    for (const medium of this.#media.keys())
      if (this.#isFree(medium) && !this.#readySince.has(medium)) this.#readySince.set(medium, now);
    const { EventTime: _, ...standing } = this.info();
    const told = JSON.stringify(standing);
    if (told === this.#told) return false;
    this.#told = told;
    this.#changedAt = now;
    return true;
  }

  /** The standing as EventInfo has it. */
  info(): Info {
    const media = [...this.#media];
    return {
      AgentId: this.name,
      PlaceId: this.#place,
      LoggedIn: this.#loggedIn,
      MediaStateList: Object.fromEntries(media.map(([medium, ready]) => [medium, ready ? 1 : 0])),
      MediaCapacityList: Object.fromEntries(media.map(([medium]) => [medium, this.#free(medium)])),
      Interactions: this.interactions,
      ReadySince: Object.fromEntries(this.#readySince),
      EventTime: this.#changedAt,
    };
  }

  #isFree(medium: string): boolean {
    return this.#media.get(medium) === true && this.#free(medium) > 0;
  }

  /** An interaction whose medium nobody has named yet is counted against each. */
  #free(medium: string): number {
    let occupied = 0;
    for (const of of this.#interactions.values()) if (of === undefined || of === medium) occupied++;
    return Math.max(0, (this.#capacity[medium] ?? 1) - occupied);
  }
}
