import type { InteractionProperties } from 'routeproof';

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

/** Whether attached data under this name is a property of the interaction, and no user data. */
export const isSystemProperty = (name: string): boolean => Object.hasOwn(systemProperties, name);
