import { createHash } from 'node:crypto';

/** Of what JSON makes of a document, in which numbers without end and what is undefined have no place: by it is known whether it came whole, and as it was. */
export const digestOf = (document: object): string =>
  createHash('sha256')
    .update(JSON.stringify(JSON.parse(JSON.stringify(document))))
    .digest('hex');
