import type { KeyValues, MessageOf, Milliseconds } from 'routeproof';

type Info = MessageOf<'EventInfo'>['body'];

/** How one agent stands, as far as the reporting engine has been told. */
export class AgentStanding {
  readonly name: string;
  readonly #capacity: Readonly<Record<string, number>>;
  #place: string;
  #loggedIn = false;
  #loginTime: Milliseconds | undefined;
  #changedAt: Milliseconds = 0;
  /** Something is not as it was told last. */
  #isChanged = true;
  /** Whether each medium is ready. */
  readonly #media = new Map<string, boolean>();
  /** What the agent handles or is offered, with its medium if that is known. */
  readonly #interactions = new Map<string, string | undefined>();
  /** Since when each medium has been ready with free capacity. */
  readonly #readySince = new Map<string, Milliseconds>();
  /** How long it has been busy since its login, without what goes on since `#busySince`. */
  #busyTime: Milliseconds = 0;
  #busySince: Milliseconds | undefined;

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
    if (!this.#loggedIn || this.#place !== place) this.#isChanged = true;
    this.#loggedIn = true;
    this.#place = place;
    for (const [medium, ready] of Object.entries(media)) this.setMedium(medium, Number(ready) > 0);
  }

  logout(): void {
    if (this.#loggedIn || this.#media.size > 0 || this.#interactions.size > 0) this.#isChanged = true;
    this.#loggedIn = false;
    this.#media.clear();
    this.#interactions.clear();
  }

  /** `undefined`: the agent has the medium no longer. */
  setMedium(medium: string, ready: boolean | undefined): void {
    if (this.#media.get(medium) === ready) return;
    this.#isChanged = true;
    if (ready === undefined) this.#media.delete(medium);
    else this.#media.set(medium, ready);
  }

  occupy(interaction: string, medium: string | undefined): void {
    const known = this.#interactions.get(interaction);
    if (this.#interactions.has(interaction) && (medium === undefined || medium === known)) return;
    this.#isChanged = true;
    this.#interactions.set(interaction, medium);
  }

  release(interaction: string): void {
    if (this.#interactions.delete(interaction)) this.#isChanged = true;
  }

  /** To be called after each event that may have changed something; says whether it has. */
  settle(now: Milliseconds): boolean {
    if (!this.#isChanged) return false;
    this.#isChanged = false;
    this.#changedAt = now;
    for (const medium of this.#readySince.keys()) if (!this.#isFree(medium)) this.#readySince.delete(medium);
    for (const medium of this.#media.keys())
      if (this.#isFree(medium) && !this.#readySince.has(medium)) this.#readySince.set(medium, now);
    this.#countBusyTime(now);
    return true;
  }

  #countBusyTime(now: Milliseconds): void {
    if (!this.#loggedIn) {
      this.#loginTime = this.#busySince = undefined;
      this.#busyTime = 0;
      return;
    }
    this.#loginTime ??= now;
    if (this.#interactions.size > 0) this.#busySince ??= now;
    else if (this.#busySince !== undefined) {
      this.#busyTime += now - this.#busySince;
      this.#busySince = undefined;
    }
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
      ...(this.#loginTime !== undefined && { LoginTime: this.#loginTime, BusyTime: this.#busyUpToChange }),
      EventTime: this.#changedAt,
    };
  }

  get #busyUpToChange(): Milliseconds {
    return this.#busyTime + (this.#busySince === undefined ? 0 : this.#changedAt - this.#busySince);
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
