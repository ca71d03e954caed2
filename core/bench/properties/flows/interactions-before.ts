import type { Crossing } from '../../../bus/crossing.ts';
import type { AgentParty, Change, InteractionView, StoreView } from '../../../store/store-view.ts';
import type { UndoLog, UndoMap } from '../undo-log.ts';
import type { ClientNames } from './client-names.ts';
import type { Before } from './server-step.ts';

/** Every interaction as it was before the step in hand. */
export class InteractionsBefore {
  readonly #sight: { readonly store: StoreView };
  readonly #clients: ClientNames;
  readonly #before: UndoMap<string, Before>;
  /** The interaction of the latest routing attempt that has a ConnID. */
  readonly #ofConnId: UndoMap<string, string>;
  readonly #changed = new Set<string>();

  constructor(sight: { readonly store: StoreView }, clients: ClientNames, log: UndoLog) {
    this.#sight = sight;
    this.#clients = clients;
    this.#before = log.map();
    this.#ofConnId = log.map();
  }

  changed(change: Change): void {
    if (change.kind === 'interaction') this.#changed.add(change.interaction.id);
    if (change.kind === 'ticket') this.#changed.add(change.ticket.interaction);
  }

  /** Parties are told apart by their records, and each run has its own. */
  goesOn(): void {
    for (const [id, before] of this.#before) {
      const now = this.#sight.store.interaction(id)?.parties ?? [];
      const parties = before.parties.map((party) => now.find((each) => isSame(each, party)) ?? party);
      this.#before.renew(id, { ...before, parties });
    }
  }

  of(interaction: string): Before {
    return this.#before.get(interaction) ?? nothingBefore;
  }

  /** Which interaction a request is about: in T-Library its ConnID alone says so, as long as that is known. */
  namedIn({ protocol, body, interaction }: Crossing): string | undefined {
    if (protocol !== 'TLibrary') return interaction;
    const { ConnID = '' } = body as { readonly ConnID?: string };
    return this.#ofConnId.get(ConnID) ?? interaction;
  }

  /** Keeps what the step has changed. `asked` is what it was asked about: properties change without a word of the store. */
  stepEnded(asked: string | undefined): void {
    if (asked !== undefined) this.#changed.add(asked);
    if (this.#changed.size === 0) return;
    for (const id of this.#changed) {
      const interaction = this.#sight.store.interaction(id);
      const before = this.#before.get(id);
      if (before?.connId !== interaction?.connId) this.#ofConnId.delete(before?.connId ?? '');
      if (interaction === undefined) this.#before.delete(id);
      else this.#before.set(id, snapshot(interaction));
      if (interaction?.connId !== undefined) this.#ofConnId.set(interaction.connId, id);
      if (interaction?.router !== undefined) this.#clients.learn(interaction.router);
    }
    this.#changed.clear();
  }
}

const isSame = (one: AgentParty, other: AgentParty): boolean =>
  one.agent === other.agent &&
  one.place === other.place &&
  one.mode === other.mode &&
  one.proxyClientId === other.proxyClientId;

/** What there was of an interaction before it was submitted. */
const nothingBefore: Before = {
  state: 'absent',
  place: undefined,
  parties: [],
  invitations: [],
  router: undefined,
  formerLocation: undefined,
  connId: undefined,
  properties: undefined,
};

const snapshot = (interaction: InteractionView): Before => ({
  state: interaction.state,
  place: interaction.place,
  parties: [...interaction.parties],
  invitations: [...interaction.invitations],
  router: interaction.router,
  formerLocation: interaction.formerLocation,
  connId: interaction.connId,
  properties: interaction.properties,
});
