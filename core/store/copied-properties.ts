import type { InteractionProperties } from '../protocol/values.ts';

/** The properties of an interaction while its record is still writing them. */
export type WritableProperties = { -readonly [Name in keyof InteractionProperties]: InteractionProperties[Name] };

/** A copy to write to, in the order in which an interaction gets its properties. */
export function copiedProperties(from: InteractionProperties): WritableProperties {
  const copy = ofSubmission(from);
  copy.UserData = from.UserData;
  copyProgress(from, copy);
  return copy;
}

/** All but the attached data. */
export function systemProperties(from: InteractionProperties): Omit<InteractionProperties, 'UserData'> {
  const copy = ofSubmission(from);
  copyProgress(from, copy);
  return copy;
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
