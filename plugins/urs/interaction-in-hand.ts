import type { InteractionProperties, KeyValue, KeyValues, RoutedInteraction } from 'routeproof';

const systemProperties: Readonly<Record<Exclude<keyof InteractionProperties, 'UserData'>, true>> = {
  InteractionId: true,
  InteractionState: true,
  MediaType: true,
  InteractionType: true,
  InteractionSubtype: true,
  TenantId: true,
  IsOnline: true,
  SubmittedBy: true,
  SubmitSeq: true,
  SubmittedAt: true,
  ReceivedAt: true,
  Queue: true,
  Workbin: true,
  PlacedInQueueAt: true,
  MovedToQueueAt: true,
  DeliveredAt: true,
  AssignedAt: true,
  AbandonedAt: true,
  ExternalId: true,
  ParentId: true,
};

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
  properties: InteractionProperties;

  /** `attached` has system properties and user data side by side, as EventRouteRequest brings them. */
  constructor(id: string, attached: KeyValues, returns: number) {
    this.id = id;
    this.properties = sorted(attached);
    this.queue = this.properties.Queue ?? '';
    this.returns = returns;
  }

  get mediaType(): string {
    return this.properties.MediaType;
  }

  get type(): string {
    return this.properties.InteractionType;
  }

  get subtype(): string {
    return this.properties.InteractionSubtype;
  }

  get userData(): KeyValues {
    return this.properties.UserData;
  }

  /** The server tells that properties have changed. */
  change({ Interaction, UserData }: InteractionNews): void {
    if (Interaction !== undefined) this.properties = Interaction;
    else if (UserData !== undefined) this.properties = { ...this.properties, ...sorted(UserData) };
  }

  /** The server has taken what URS itself attached. */
  attached(added: KeyValues): void {
    this.change({ UserData: { ...this.userData, ...added } });
  }
}

/** Parts attached data into system properties and the rest. */
function sorted(attached: KeyValues): InteractionProperties {
  const properties: Record<string, KeyValue> = {};
  const userData: Record<string, KeyValue> = {};
  for (const name in attached) (Object.hasOwn(systemProperties, name) ? properties : userData)[name] = attached[name]!;
  return { ...(properties as unknown as InteractionProperties), UserData: userData };
}
