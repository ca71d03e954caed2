import type { Milliseconds } from '../kernel/time.ts';
import type { InteractionProperties, KeyValue, KeyValues, Workbin } from '../protocol/values.ts';

/** The properties of an interaction while its record is still writing them. */
export type WritableProperties = { -readonly [Name in keyof InteractionProperties]: InteractionProperties[Name] };

/** The properties of an interaction. Whoever is given them keeps them as they were: a change makes a copy. */
export class KeptProperties {
  #properties: WritableProperties;
  /** Somebody was given the properties as they are, so the next change makes a copy. */
  #isGiven = true;

  constructor(properties: InteractionProperties) {
    this.#properties = properties;
  }

  /** To look at and not to keep. */
  get present(): InteractionProperties {
    return this.#properties;
  }

  give(): InteractionProperties {
    this.#isGiven = true;
    return this.#properties;
  }

  toWrite(): WritableProperties {
    if (this.#isGiven) this.#properties = copiedProperties(this.#properties);
    this.#isGiven = false;
    return this.#properties;
  }

  /** The workbin that it lies in, if it lies in one. */
  lieIn(workbin: Workbin | undefined): void {
    const properties = this.toWrite();
    if (workbin !== undefined) properties.Workbin = workbin;
    else if (properties.Workbin !== undefined) delete properties.Workbin;
  }
}

/** A copy to write to, in the order in which an interaction gets its properties. */
function copiedProperties(from: InteractionProperties): WritableProperties {
  const copy = ofSubmission(from);
  copy.UserData = from.UserData;
  copyProgress(from, copy);
  return copy;
}

/** All but the attached data, as a key-value list can hold them: IsOnline is 1 or 0, and times have no fractions. */
export function systemProperties(from: InteractionProperties): KeyValues {
  const copy = ofSubmission(from);
  copyProgress(from, copy);
  const list = copy as unknown as Record<string, KeyValue>;
  list['IsOnline'] = from.IsOnline ? 1 : 0;
  for (const name of times) {
    const time = copy[name];
    if (time !== undefined && (time | 0) !== time) list[name] = wholeTime(time);
  }
  return list;
}

const times = [
  ...['SubmittedAt', 'ReceivedAt', 'PlacedInQueueAt', 'MovedToQueueAt'],
  ...['DeliveredAt', 'AssignedAt', 'AbandonedAt'],
] as readonly TimeName[];

type TimeName =
  'SubmittedAt' | 'ReceivedAt' | 'PlacedInQueueAt' | 'MovedToQueueAt' | 'DeliveredAt' | 'AssignedAt' | 'AbandonedAt';

/** After 24 days a time has more than 32 bits. */
function wholeTime(time: Milliseconds): KeyValue {
  const whole = Math.floor(time);
  return (whole | 0) === whole ? whole : String(whole);
}

// Name by name, because a copy is made for almost every event, and to what a spread has made nothing is added fast.
function ofSubmission(from: InteractionProperties): WritableProperties {
  const copy = {
    InteractionId: from.InteractionId,
    InteractionState: from.InteractionState,
    MediaType: from.MediaType,
    InteractionType: from.InteractionType,
    InteractionSubtype: from.InteractionSubtype,
    TenantId: from.TenantId,
    IsOnline: from.IsOnline,
    SubmittedBy: from.SubmittedBy,
    SubmitSeq: from.SubmitSeq,
    SubmittedAt: from.SubmittedAt,
    ReceivedAt: from.ReceivedAt,
  } as WritableProperties;
  if (from.ExternalId !== undefined) copy.ExternalId = from.ExternalId;
  if (from.ParentId !== undefined) copy.ParentId = from.ParentId;
  return copy;
}

function copyProgress(from: InteractionProperties, copy: WritableProperties): void {
  if (from.Queue !== undefined) copy.Queue = from.Queue;
  if (from.PlacedInQueueAt !== undefined) copy.PlacedInQueueAt = from.PlacedInQueueAt;
  if (from.MovedToQueueAt !== undefined) copy.MovedToQueueAt = from.MovedToQueueAt;
  if (from.Workbin !== undefined) copy.Workbin = from.Workbin;
  if (from.DeliveredAt !== undefined) copy.DeliveredAt = from.DeliveredAt;
  if (from.AssignedAt !== undefined) copy.AssignedAt = from.AssignedAt;
  if (from.AbandonedAt !== undefined) copy.AbandonedAt = from.AbandonedAt;
}
