import { seconds, type Milliseconds } from '../kernel/time.ts';

/** Within which time an answer counts for the service level: of all media, or of some their own. */
export interface Threshold {
  /** Of every medium without one of its own. */
  readonly all: Milliseconds;
  /** By medium. */
  readonly media: Readonly<Record<string, Milliseconds>>;
}

/** The threshold of a medium. */
export const withinOf = ({ all, media }: Threshold, medium: string): Milliseconds =>
  Object.hasOwn(media, medium) ? media[medium]! : all;

/** What `simulate` is asked for: one time for all media, or some by medium, and 20 s for the others. */
export type GivenThreshold = Milliseconds | Readonly<Record<string, Milliseconds>>;

/** A threshold as it was asked for; `all` is no medium. */
export function thresholdOf(given: GivenThreshold = seconds(20)): Threshold {
  if (typeof given === 'number') return { all: given, media: {} };
  const { all = seconds(20), ...media } = given;
  return { all, media };
}
