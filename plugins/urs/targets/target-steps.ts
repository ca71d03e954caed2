import type { Milliseconds, TargetEntry } from 'routeproof';
import { errors, nearestName, valueInWords } from 'routeproof/kit';
import type { Asked } from './possible-target.ts';

/** What a list of targets is given as. */
export type GivenTargets = string | readonly (string | TargetEntry)[];

/** Targets that are asked for together, and what becomes of them when the next ones are. */
export interface TargetStep {
  readonly asked: readonly Asked[];
  /** When the next step comes; undefined: never. After that of the last one the wait fails. */
  readonly timeout: Milliseconds | undefined;
  /** Those of them that are given up then. */
  readonly cleared: readonly Asked[];
}

/** An entry of a list, with what it leaves out. */
export interface ListedTarget {
  readonly requested: string;
  readonly timeout: Milliseconds | undefined;
  readonly isCleared: boolean;
}

const owner = '`desk.target`';

const names = ['target', 'timeout', 'clear'];

/** Reads the entries of a list; throws a sentence for one that is wrong, with its place in the list. */
export function listedTargets(given: GivenTargets, every: Milliseconds): readonly ListedTarget[] {
  if (!Array.isArray(given)) return [{ requested: given as string, timeout: undefined, isCleared: false }];
  if (given.length === 0) throw errors.optionOutOfRange(owner, 'target', 'an empty list', 'at least one target');
  return given.map((entry: string | TargetEntry, index) => {
    const byDefault = every > 0 && index < given.length - 1 ? every : undefined;
    if (typeof entry !== 'object' || entry === null) return { requested: entry, timeout: byDefault, isCleared: false };
    check(entry, `targets[${index}]`);
    const { target: requested, timeout = byDefault, clear = false } = entry;
    if (clear && timeout === undefined)
      throw errors.optionOutOfRange(
        owner,
        `targets[${index}].clear`,
        'true',
        'beside a `timeout`, or in a list with `every`',
      );
    return { requested, timeout, isCleared: clear };
  });
}

function check(entry: TargetEntry, where: string): void {
  for (const [name, value] of Object.entries(entry)) {
    if (!names.includes(name)) throw errors.unknownOption(`${owner}, ${where}`, name, names, nearestName(name, names));
    if (value === undefined) throw errors.optionOutOfRange(owner, `${where}.${name}`, 'undefined', 'there or left out');
  }
  const { target, timeout = 0, clear = false } = entry;
  const wrong = (option: string, value: unknown, range: string) =>
    errors.optionOutOfRange(owner, `${where}.${option}`, valueInWords(value), range);
  if (typeof target !== 'string') throw wrong('target', target, "a text like 'Support.GA'");
  if (!Number.isFinite(timeout) || timeout < 0) throw wrong('timeout', timeout, 'a time in milliseconds, 0 or more');
  if (typeof clear !== 'boolean') throw wrong('clear', clear, 'true or false');
}

/** The steps of a list: those without a time-out are asked for together with the next one. */
export function stepsOf(listed: readonly ListedTarget[], targets: readonly Asked[]): readonly TargetStep[] {
  const steps: TargetStep[] = [];
  let begun: number[] = [];
  for (const [index, { timeout }] of listed.entries()) {
    begun.push(index);
    if (timeout === undefined && index < listed.length - 1) continue;
    const cleared = begun.filter((each) => listed[each]!.isCleared);
    steps.push({ asked: begun.map((each) => targets[each]!), timeout, cleared: cleared.map((each) => targets[each]!) });
    begun = [];
  }
  return steps;
}
