import type { Message, SubstitutePair } from 'routeproof/kit';
import { decodingOf } from './decoding-of.ts';
import { encodingOf } from './encoding-of.ts';
import type { TLibrarySubstitution } from './substitutions.ts';

/** The codec of one row of the table. */
export function pairOf(row: TLibrarySubstitution): SubstitutePair {
  const { standsFor, tLibrary, drops, onlyArrives } = row;
  const encode = onlyArrives ? undefined : encodingOf(row);
  // Which body belongs to which type is the table's to know; the bench checks what comes out of it.
  return {
    standsFor,
    as: tLibrary,
    protocol: 'TLibrary',
    ...(encode !== undefined && { encode: encode as (message: Message) => never }),
    decode: decodingOf(row) as never,
    drops: ['ProxyClientId', ...(drops ?? [])],
  };
}
