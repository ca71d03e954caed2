import { InteractionGone } from 'routeproof';

/** Whether an error says that the interaction was taken away; also where several waits failed together. */
export const isGone = (error: unknown): boolean =>
  error instanceof InteractionGone || (error instanceof AggregateError && error.errors.every(isGone));
