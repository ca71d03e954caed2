import type { KeyValues, Milliseconds } from 'routeproof';
import { hasAlternatives, roomFor, type CapacityRules, type MessageOf } from 'routeproof/kit';

type Info = MessageOf<'EventInfo'>['body'];

/** How one agent stands, as far as the reporting engine has been told. */
export class AgentStanding {
  readonly name: string;
  readonly #rules: CapacityRules;
  #place: string;
  #loggedIn = false;
  #loginTime: Milliseconds | undefined;
  #changedAt: Milliseconds = 0;
  /** Something is not as it was told last. */
  #isChanged = true;
  /** Whether each medium is ready. */
  readonly #media = new Map<string, boolean>();
  /** What the agent handles or is offered, with its medium if that is known. */
  readonly #interactions: { readonly id: string; medium: string | undefined }[] = [];
  /** Since when each medium has been ready with free capacity. */
  readonly #readySince: { readonly medium: string; readonly since: Milliseconds }[] = [];
  /** How long it has been busy since its login, without what goes on since `#busySince`. */
  #busyTime: Milliseconds = 0;
  #busySince: Milliseconds | undefined;

  constructor(name: string, place: string, rules: CapacityRules = {}) {
    this.name = name;
    this.#place = place;
    this.#rules = rules;
  }

  /** The interactions that occupy the agent. */
  get interactions(): readonly string[] {
    return this.#interactions.map(({ id }) => id);
  }

  login(place: string, media: KeyValues = {}): void {
    if (!this.#loggedIn || this.#place !== place) this.#isChanged = true;
    this.#loggedIn = true;
    this.#place = place;
    for (const [medium, ready] of Object.entries(media)) this.setMedium(medium, Number(ready) > 0);
  }

  logout(): void {
    if (this.#loggedIn || this.#media.size > 0 || this.#interactions.length > 0) this.#isChanged = true;
    this.#loggedIn = false;
    this.#media.clear();
    this.#interactions.length = 0;
  }

  /** `undefined`: the agent has the medium no longer. */
  setMedium(medium: string, ready: boolean | undefined): void {
    if (this.#media.get(medium) === ready) return;
    this.#isChanged = true;
    if (ready === undefined) this.#media.delete(medium);
    else this.#media.set(medium, ready);
  }

  occupy(interaction: string, medium: string | undefined): void {
    const known = this.#interactions[this.#indexOf(interaction)];
    if (known !== undefined && (medium === undefined || medium === known.medium)) return;
    this.#isChanged = true;
    if (known === undefined) this.#interactions.push({ id: interaction, medium });
    else known.medium = medium;
  }

  release(interaction: string): void {
    const index = this.#indexOf(interaction);
    if (index < 0) return;
    this.#interactions.splice(index, 1);
    this.#isChanged = true;
  }

  #indexOf(interaction: string): number {
    for (let index = 0; index < this.#interactions.length; index++)
      if (this.#interactions[index]!.id === interaction) return index;
    return -1;
  }

  /** To be called after each event that may have changed something; says whether it has. */
  settle(now: Milliseconds): boolean {
    if (!this.#isChanged) return false;
    this.#isChanged = false;
    this.#changedAt = now;
    for (let index = this.#readySince.length - 1; index >= 0; index--)
      if (!this.#isFree(this.#readySince[index]!.medium)) this.#readySince.splice(index, 1);
    for (const medium of this.#media.keys())
      if (this.#isFree(medium) && !this.#isReadyFor(medium)) this.#readySince.push({ medium, since: now });
    this.#countBusyTime(now);
    return true;
  }

  #isReadyFor(medium: string): boolean {
    for (const ready of this.#readySince) if (ready.medium === medium) return true;
    return false;
  }

  #countBusyTime(now: Milliseconds): void {
    if (!this.#loggedIn) {
      this.#loginTime = this.#busySince = undefined;
      this.#busyTime = 0;
      return;
    }
    this.#loginTime ??= now;
    if (this.#interactions.length > 0) this.#busySince ??= now;
    else if (this.#busySince !== undefined) {
      this.#busyTime += now - this.#busySince;
      this.#busySince = undefined;
    }
  }

  /** The standing as EventInfo has it. */
  info(): Info {
    const MediaStateList: Record<string, number> = {};
    const MediaCapacityList: Record<string, number> = {};
    const ReadySince: Record<string, Milliseconds> = {};
    for (const [medium, ready] of this.#media) {
      MediaStateList[medium] = ready ? 1 : 0;
      MediaCapacityList[medium] = this.#free(medium);
    }
    for (const { medium, since } of this.#readySince) ReadySince[medium] = since;
    return {
      AgentId: this.name,
      PlaceId: this.#place,
      LoggedIn: this.#loggedIn,
      MediaStateList,
      MediaCapacityList,
      Interactions: this.interactions,
      ReadySince,
      MediaInHandList: hasAlternatives(this.#rules.capacity) ? this.#mediaInHand : undefined,
      LoginTime: this.#loginTime,
      BusyTime: this.#loginTime === undefined ? undefined : this.#busyUpToChange,
      EventTime: this.#changedAt,
    };
  }

  /** How many of each medium. */
  get #mediaInHand(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { medium } of this.#interactions) if (medium !== undefined) counts[medium] = (counts[medium] ?? 0) + 1;
    return counts;
  }

  get #busyUpToChange(): Milliseconds {
    return this.#busyTime + (this.#busySince === undefined ? 0 : this.#changedAt - this.#busySince);
  }

  #isFree(medium: string): boolean {
    return this.#media.get(medium) === true && this.#free(medium) > 0;
  }

  /** An interaction whose medium nobody has named yet may be any. */
  #free(medium: string): number {
    return roomFor(medium, this.#interactions, this.#rules);
  }
}
