import type { InteractionProperties, KeyValue, KeyValues, RoutedInteraction } from 'routeproof';
import { sealed } from 'routeproof/kit';
import { isSystemProperty } from './system-properties.ts';

/** Where news of an interaction stands: Interaction Management has it whole, T-Library as attached data. */
export interface InteractionNews {
  readonly Interaction?: InteractionProperties;
  readonly UserData?: KeyValues;
}

/** An interaction that a strategy is deciding about, kept up to date. */
export class InteractionInHand implements RoutedInteraction {
  readonly id: string;
  readonly queue: string;
  readonly returns: number;
  /** What is known of it: system properties and user data side by side, or parted when somebody has asked. */
  readonly #attached: KeyValues;
  #properties: InteractionProperties | undefined;

  /** `attached` has system properties and user data side by side, as EventRouteRequest brings them. */
  constructor(id: string, attached: KeyValues, returns: number) {
    this.id = id;
    this.#attached = attached;
    this.queue = (attached['Queue'] as string | undefined) ?? '';
    this.returns = returns;
  }

  get properties(): InteractionProperties {
    return (this.#properties ??= parted(this.#attached));
  }

  get mediaType(): string {
    return this.#property('MediaType');
  }

  get type(): string {
    return this.#property('InteractionType');
  }

  get subtype(): string {
    return this.#property('InteractionSubtype');
  }

  get userData(): KeyValues {
    return this.properties.UserData;
  }

  /** The server tells that properties have changed. */
  change({ Interaction, UserData }: InteractionNews): void {
    if (Interaction !== undefined) this.#properties = Object.freeze(Interaction);
    else if (UserData !== undefined) this.#properties = Object.freeze({ ...this.properties, ...parted(UserData) });
  }

  /** The server has taken what URS itself attached. */
  attached(added: KeyValues): void {
    this.change({ UserData: { ...this.userData, ...sealed(added) } });
  }

  #property(name: 'MediaType' | 'InteractionType' | 'InteractionSubtype'): string {
    return (this.#properties ?? (this.#attached as unknown as InteractionProperties))[name];
  }
}

/** Parts attached data into system properties and the rest. */
function parted(attached: KeyValues): InteractionProperties {
  const properties: Record<string, KeyValue | boolean> = {};
  const UserData: Record<string, KeyValue> = {};
  for (const name in attached) (isSystemProperty(name) ? properties : UserData)[name] = attached[name]!;
  // A key-value list has no flags.
  if ('IsOnline' in properties) properties['IsOnline'] = Number(properties['IsOnline']) > 0;
  properties['UserData'] = Object.freeze(UserData);
  return Object.freeze(properties) as unknown as InteractionProperties;
}
