import { Binary } from './binary.ts';

/** A key-value list of an interaction may be no larger when it is packed, in bytes. */
export const largestPacked = 65_535;
/** What is larger than this, in bytes, is passed over by some applications. */
export const largePacked = 16_000;

const known = new WeakMap<object, number>();

/**
 * How many bytes a key-value list takes when it is packed: the number of its pairs in two, of each its kind and the lengths of key
 * and value in five, and then both: texts in UTF-8, numbers in four bytes, and lists packed as this one is.
 */
export function packedSize(list: object): number {
  const before = known.get(list);
  if (before !== undefined) return before;
  let size = 2;
  for (const [name, value] of Object.entries(list) as [string, unknown][]) size += 5 + bytesOf(name) + sizeOf(value);
  // What may still change is counted again.
  if (Object.isFrozen(list)) known.set(list, size);
  return size;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return bytesOf(value);
  if (value instanceof Binary) return value.length;
  return typeof value === 'object' && value !== null ? packedSize(value) : 4;
}

const bytesOf = (text: string): number => Buffer.byteLength(text);
