import { errors } from './errors.ts';
import { nearestName } from './nearest-name.ts';

/** Bounds that end a run which would otherwise never end; each has an error that says how to raise it. */
export interface Limits {
  /** Events that one bench handles in all. */
  readonly eventsPerRun: number;
  /** Events that are handled one after the other without time moving. */
  readonly eventsPerInstant: number;
  /** Deliveries that are nested in each other. */
  readonly callDepth: number;
  /** Messages that are under way on one direction of one link. */
  readonly messagesOnLink: number;
  /** Times that one interaction is handed to URS. */
  readonly routingAttempts: number;
}

/** Generous for a day of traffic, and reached within seconds by an endless loop. */
export const defaultLimits: Limits = {
  eventsPerRun: 5_000_000,
  eventsPerInstant: 100_000,
  callDepth: 200,
  messagesOnLink: 100_000,
  routingAttempts: 1_000,
};

/** The default limits with some of them changed; refuses unknown names and what is not above 0. */
export function limitsWith(changes: Partial<Limits> = defaultLimits): Limits {
  if (changes === defaultLimits) return defaultLimits;
  const known = Object.keys(defaultLimits);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!known.includes(name)) throw errors.unknownOption('limits', name, known, nearestName(name, known));
    if (typeof value !== 'number' || !(value > 0)) {
      throw errors.optionOutOfRange(
        'limits',
        name,
        typeof value === 'string' ? `'${value as string}'` : String(value),
        'a number above 0',
      );
    }
  }
  return { ...defaultLimits, ...Object.fromEntries(given) };
}
