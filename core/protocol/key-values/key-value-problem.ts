import { problemOf } from '../../kernel/author/problem-of.ts';
import { cut } from '../../kernel/text-width.ts';
import { Binary } from './binary.ts';
import { largestPacked, packedSize } from './packed-size.ts';

/** What no message can carry, and where it stands: `Order.total` is `0.5`; and what to do: `write it as a text: '0.5'`. */
export interface KeyValueProblem {
  readonly path: string;
  readonly is: string;
  readonly instead: string;
}

/** So many values, and so many lists in each other, are in no key-value list of a contact centre. */
export const mostValues = 10_000;
/** So many lists may stand in each other. */
export const deepest = 50;
const longest = 1_000_000;

/** Whether all of it is texts, whole numbers of 32 bits, bytes and key-value lists, and no more than a message carries. */
export function isKeyValues(value: unknown): boolean {
  if (!isRecord(value) || !isPlain(value)) return false;
  let [values, letters] = [0, 0];
  try {
    for (const name in value) {
      const inside = value[name];
      if (!isScalar(inside) || name === '__proto__') return keyValueProblem(value) === undefined;
      values++;
      letters += name.length + (typeof inside === 'number' ? 0 : (inside as string | Binary).length);
    }
  } catch {
    return false;
  }
  // No letter takes more than three bytes, and no value more than nine beside its letters.
  if (values <= mostValues && 3 * letters + 9 * values + 2 <= largestPacked) return true;
  return keyValueProblem(value) === undefined;
}

/** What is wrong in a key-value list, if anything is; `within` is where it stands itself. */
export function keyValueProblem(value: unknown, within = ''): KeyValueProblem | undefined {
  if (!isRecord(value)) return problemOfValue(value, within);
  const problem = new Reader().problemIn(value, within);
  if (problem !== undefined) return problem;
  const size = packedSize(value);
  return size <= largestPacked
    ? undefined
    : { path: within, is: `a list of ${size} bytes when it is packed`, instead: `keep it below ${largestPacked}` };
}

/** Whether it is a record of texts and whole numbers; what is left out may stand there as undefined. */
export const isFlat = (value: unknown): boolean => isRecord(value) && flatProblem(value) === undefined;

/** What is wrong in such a record, if anything is. */
export function flatProblem(value: unknown): KeyValueProblem | undefined {
  if (!isRecord(value)) return undefined;
  for (const path in value)
    if (value[path] !== undefined && !isScalar(value[path])) return problemOfValue(value[path], path);
  return undefined;
}

/** Says of a value that no key-value list holds what to write in its place. */
const problemOfValue = (value: unknown, path: string): KeyValueProblem => ({
  path,
  is: valueInWords(value),
  instead: insteadOf(value),
});

/** In words, without a full stop. */
export function insteadOf(value: unknown): string {
  if (value === undefined || value === null) return 'leave it out';
  if (typeof value === 'boolean') return `write ${value ? "1 or 'true'" : "0 or 'false'"}`;
  if (Array.isArray(value)) return "write a key-value list with the keys '1', '2' and so on";
  if (typeof value === 'bigint') return `write it as a text: '${shown(String(value))}'`;
  if (value instanceof Date) return 'write it as a text, say with `toISOString()`';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'write `binary(bytes)`';
  if (typeof value !== 'number') return usable;
  if (!Number.isFinite(value)) return 'look at how it is computed';
  const text = `write it as a text: '${value}'`;
  return Number.isInteger(value) ? `whole numbers have 32 bits there; ${text}` : `only whole numbers travel; ${text}`;
}

const usable = 'use texts, whole numbers, `binary(…)` and key-value lists';

/** A value of the wrong kind, for a sentence. */
export function valueInWords(value: unknown): string {
  if (value === null || typeof value === 'undefined' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return value.length > longest ? `a text of ${value.length} letters` : `'${shown(value)}'`;
  if (typeof value === 'bigint') return `a BigInt (${shown(String(value))}n)`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Binary) return value.toString();
  return isPlain(value) ? 'a key-value list' : classInWords(value);
}

const shown = (text: string): string => cut(text, 41);

function classInWords(value: object): string {
  const { name } =
    (Object.getPrototypeOf(value) as { readonly constructor?: { readonly name?: unknown } }).constructor ?? {};
  return typeof name === 'string' && name !== ''
    ? `an object of class ${name}`
    : 'an object with a prototype of its own';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is a record without a class of its own. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= longest;
  // What JavaScript's own operators on 32 bits leave as it is.
  return typeof value === 'number' ? (value | 0) === value : value instanceof Binary;
}

/** Reads a list with all that is in it. */
class Reader {
  /** What is being read: whatever stands in itself is met again. */
  readonly #open = new Set<object>();
  #values = 0;

  problemIn(value: object, path: string): KeyValueProblem | undefined {
    if (this.#open.has(value))
      return { path, is: 'a list that holds itself', instead: 'attach a copy of what is needed of it' };
    if (this.#open.size >= deepest)
      return { path, is: `more than ${deepest} lists deep`, instead: 'attach less of it' };
    if (Array.isArray(value) || !isPlain(value)) return problemOfValue(value, path);
    this.#open.add(value);
    for (const key of Reflect.ownKeys(value)) {
      const problem = this.#problemAt(value, key, pathTo(path, key));
      if (problem !== undefined) return problem;
    }
    this.#open.delete(value);
    return undefined;
  }

  #problemAt(within: object, key: string | symbol, path: string): KeyValueProblem | undefined {
    const instead = 'give it another name';
    if (typeof key === 'symbol') return { path, is: 'under a symbol instead of a name', instead };
    if (key === '__proto__') return { path, is: 'under a name that JavaScript keeps for itself', instead };
    if (++this.#values > mostValues)
      return { path, is: `one of more than ${mostValues} values`, instead: 'attach fewer' };
    let value: unknown;
    try {
      value = (within as Record<string, unknown>)[key];
    } catch (error) {
      return { path, is: `a getter that throws (${problemOf(error)})`, instead: 'attach what it should give' };
    }
    if (isScalar(value)) return undefined;
    return typeof value === 'object' && value !== null ? this.problemIn(value, path) : problemOfValue(value, path);
  }
}

function pathTo(path: string, key: string | symbol): string {
  if (typeof key === 'symbol') return `${path}[${String(key)}]`;
  if (!/^[\p{L}\p{N}_$-]+$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
