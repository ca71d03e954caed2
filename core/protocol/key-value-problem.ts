import { problemOf } from '../kernel/problem-of.ts';

/** What no message can carry, and where it stands: `Order.items[2]` is `a BigInt (5n)`. */
export interface KeyValueProblem {
  readonly path: string;
  readonly is: string;
}

/** So many values, and so many lists in each other, are in no key-value list of a contact centre. */
export const mostValues = 10_000;
/** So many lists may stand in each other. */
export const deepest = 50;
const longest = 1_000_000;

/** Whether all of it is texts, finite numbers, flags, lists of them and key-value lists, and no more than a message carries. */
export function isKeyValues(value: unknown): boolean {
  if (!isRecord(value) || !isPlain(value)) return false;
  try {
    for (const name in value)
      if (!isScalar(value[name]) || name === '__proto__') return keyValueProblem(value) === undefined;
  } catch {
    return false;
  }
  return Object.keys(value).length <= mostValues;
}

/** What is wrong in a key-value list, if anything is; `within` is where it stands itself. */
export function keyValueProblem(value: unknown, within = ''): KeyValueProblem | undefined {
  return isRecord(value) ? new Reader().problemIn(value, within) : { path: within, is: valueInWords(value) };
}

/** Whether it is a record of texts, numbers and flags; what is left out may stand there as undefined. */
export const isFlat = (value: unknown): boolean => isRecord(value) && flatProblem(value) === undefined;

/** What is wrong in such a record, if anything is. */
export function flatProblem(value: unknown): KeyValueProblem | undefined {
  if (!isRecord(value)) return undefined;
  for (const path in value)
    if (value[path] !== undefined && !isScalar(value[path])) return { path, is: valueInWords(value[path]) };
  return undefined;
}

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
  return isPlain(value) ? 'a key-value list' : classInWords(value);
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

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
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** Reads a list with all that is in it. */
class Reader {
  /** What is being read: whatever stands in itself is met again. */
  readonly #open = new Set<object>();
  #values = 0;

  problemIn(value: object, path: string): KeyValueProblem | undefined {
    if (this.#open.has(value)) return { path, is: 'a list that holds itself' };
    if (this.#open.size >= deepest) return { path, is: `more than ${deepest} lists deep` };
    if (!Array.isArray(value) && !isPlain(value)) return { path, is: classInWords(value) };
    this.#open.add(value);
    for (const key of Reflect.ownKeys(value)) {
      if (Array.isArray(value) && key === 'length') continue;
      const problem = this.#problemAt(value, key, pathTo(path, key, Array.isArray(value)));
      if (problem !== undefined) return problem;
    }
    this.#open.delete(value);
    return undefined;
  }

  #problemAt(within: object, key: string | symbol, path: string): KeyValueProblem | undefined {
    if (typeof key === 'symbol') return { path, is: 'under a symbol instead of a name' };
    if (key === '__proto__') return { path, is: 'under a name that JavaScript keeps for itself' };
    if (++this.#values > mostValues) return { path, is: `one of more than ${mostValues} values` };
    let value: unknown;
    try {
      value = (within as Record<string, unknown>)[key];
    } catch (error) {
      return { path, is: `a getter that throws (${problemOf(error)})` };
    }
    if (isScalar(value)) return undefined;
    return typeof value === 'object' && value !== null
      ? this.problemIn(value, path)
      : { path, is: valueInWords(value) };
  }
}

function pathTo(path: string, key: string | symbol, isIndex: boolean): string {
  if (typeof key === 'symbol') return `${path}[${String(key)}]`;
  if (isIndex) return `${path}[${key}]`;
  if (!/^[\p{L}\p{N}_$-]+$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
