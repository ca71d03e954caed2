import * as v from 'valibot';
import { kind, kinds } from './kind.ts';

const { count, name, object } = kinds;

const ofMedia = v.pipe(object, v.record(name as v.GenericSchema<string>, count));

/** What an agent could have all at once: something. */
const alternative = v.pipe(
  kind('media and how many of each, `{ chat: 3 }`', (value) => typeof value === 'object' && value !== null),
  ofMedia,
  v.custom<unknown>(
    (media) => Object.keys(media as object).length > 0,
    'an alternative names a medium at least; leave it out, for nothing at all in hand is within each',
  ),
);

const alternatives = v.pipe(
  v.custom<unknown>(
    (value) => (value as readonly unknown[]).length > 0,
    'a list without alternatives would let the agent have nothing; leave `capacity` out for one of each medium',
  ),
  v.array(alternative),
);

/** How much an agent may have at once: of each medium, or in alternatives. */
export const capacityShape = v.optional(v.lazy((input) => (Array.isArray(input) ? alternatives : ofMedia)));
