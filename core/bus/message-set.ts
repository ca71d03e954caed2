import type { Crossing } from './crossing.ts';

/** Which messages of a trace somebody looks at, as plain values: those of which all that is said here is true. Where nothing is said, all. */
export interface MessageSet {
  /** Who got them. */
  readonly to?: string | undefined;
  /** Who sent them. */
  readonly from?: string | undefined;
  /** The interaction that they are about. */
  readonly about?: string | undefined;
  /** Their types; none: any type. */
  readonly types: readonly string[];
}

/** Whether a message is one of a set. */
export const isInSet = (
  { to, from, about, types }: MessageSet,
  message: Pick<Crossing, 'to' | 'from' | 'interaction'> & { readonly type: string },
): boolean =>
  (to === undefined || message.to === to) &&
  (from === undefined || message.from === from) &&
  (about === undefined || message.interaction === about) &&
  (types.length === 0 || types.includes(message.type));
