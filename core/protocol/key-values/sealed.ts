import { assign } from '../../kernel/assign.ts';
import { deepest, isPlain, mostValues } from './key-value-problem.ts';

/**
 * The value as it is now, whatever becomes of the original: lists are copied, and the copies frozen. What is frozen through
 * already is given back itself; so is what no message can carry, which whoever checks it then finds as it is.
 */
export function sealed<T>(value: T): T {
  if (!isList(value) || isSealed(value)) return value;
  try {
    return (new Copier().copyOf(value, 0) as T | undefined) ?? value;
  } catch {
    // A getter threw, and will be told of where the value is checked.
    return value;
  }
}

/** A copy of a message's body, with its attributes sealed. */
export function sealedBody<B extends object>(body: B, more: Partial<B> = {}): B {
  const copy = assign(body, more) as Record<string, unknown>;
  for (const name in copy) {
    const value = copy[name];
    if (isList(value)) copy[name] = sealed(value);
  }
  return copy as B;
}

/** Copies that hold lists. Those that hold none are seen to be frozen at a glance, and are too many to be remembered. */
const deep = new WeakSet<object>();

/** Whether nothing in it can be changed. Says no of what an author has frozen himself, if lists stand in lists in it. */
function isSealed(value: object): boolean {
  if (!Object.isFrozen(value)) return false;
  if (deep.has(value)) return true;
  for (const name in value) {
    const inside: unknown = value[name as keyof typeof value];
    if (isList(inside) && !deep.has(inside) && !isFrozenFlat(inside)) return false;
  }
  return true;
}

function isFrozenFlat(value: object): boolean {
  if (!Object.isFrozen(value)) return false;
  for (const name in value) if (isList(value[name as keyof typeof value])) return false;
  return true;
}

const isList = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Copies a list with all that is in it, as far as a message could carry it. */
class Copier {
  #values = 0;

  copyOf(value: object, depth: number): object | undefined {
    if (depth > 0 && isSealed(value)) return value;
    const isArray = Array.isArray(value);
    if (depth >= deepest || !(isArray || isPlain(value))) return undefined;
    // No spread: Node 20 would make a hidden class for each copy, as it is frozen. Under `__proto__` this sets the prototype.
    const copy = (isArray ? value.slice() : Object.assign({}, value)) as Record<string, unknown>;
    if (!isArray && Object.getPrototypeOf(copy) !== Object.prototype) return undefined;
    let isFlat = true;
    for (const name in copy) {
      if (++this.#values > mostValues) return undefined;
      const inside = copy[name];
      if (!isList(inside)) continue;
      isFlat = false;
      const copied = this.copyOf(inside, depth + 1);
      if (copied === undefined) return undefined;
      if (copied !== inside) copy[name] = copied;
    }
    if (!isFlat) deep.add(copy);
    return Object.freeze(copy);
  }
}
