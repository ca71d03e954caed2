import { InvalidArgumentError } from 'commander';

/** What the numbers of the command line may be: the least and the most, by the option. Beyond, nothing good comes of it. */
export const bounds = {
  seed: [0, 1_000_000_000_000],
  // Threads cost some 30 MB each.
  workers: [1, 256],
  replications: [1, 100_000],
  agents: [1, 10_000],
  within: [0, 86_400],
  'warm-up': [0, 604_800],
  goal: [1, 100],
  // Milliseconds; a race window of more than a day is no race.
  window: [0, 86_400_000],
  runs: [1, 1_000_000_000],
  steps: [1, 1_000_000_000_000],
  // Seconds; no timer of Node is longer than 24 days.
  time: [1, 604_800],
  random: [1, 1_000_000_000],
  failures: [1, 1000],
  shrink: [0, 1_000_000],
  shard: [1, 1000],
  port: [1, 65_535],
} as const satisfies Readonly<Record<string, readonly [least: number, most: number]>>;

/** Makes what reads an option that is a whole number within its bounds. */
export const bounded =
  (option: keyof typeof bounds) =>
  (text: string): number => {
    const [least, most] = bounds[option];
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}`);
    return value;
  };

/** Which share of the work a machine of a fleet does, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads the option `--shard 2/3`. */
export const shardOf = (text: string): Shard => {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  const [least, most] = bounds.shard;
  if (index === undefined || of === undefined || index < least || index > of || of > most)
    throw new InvalidArgumentError(`It must say which of how many, such as '2/3', of ${most} at most`);
  return { index, of };
};

/** A sweep has no more values than this. */
const longest = 1000;

/** The values of `10`, of `10..20`, or of `10..60:10`. */
function parameterRange(text: string): readonly number[] {
  const [, first, last = first, step = '1'] =
    /^(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?)?$/.exec(text) ?? [];
  const [from, to, by] = [Number(first), Number(last), Number(step)];
  const count = Math.floor((to - from) / by + 1e-9) + 1;
  if (first === undefined || !(by > 0) || !(count >= 1) || count > longest || to > Number.MAX_SAFE_INTEGER)
    throw new InvalidArgumentError(
      `It must be a number, or a range of at most ${longest} such as '10..20' or '10..60:10'`,
    );
  return Array.from({ length: count }, (_, index) => from + index * by);
}

/** Numbers of agents: `10`, `10..20`, or `10..60:10`. */
export function agentRange(text: string): readonly number[] {
  const counts = parameterRange(text);
  const [least, most] = bounds.agents;
  if (counts.some((count) => !Number.isInteger(count) || count < least || count > most))
    throw new InvalidArgumentError(`It must be whole numbers from ${least} to ${most}`);
  return counts;
}

/** A parameter of a scenario, and the values that are tried. */
export interface NamedRange {
  readonly name: string;
  readonly values: readonly number[];
}

/** What is varied: the number of agents, and parameters of the scenario's function. */
export interface Swept {
  readonly agents?: readonly number[];
  readonly set?: readonly NamedRange[];
}

/** Adds a name and its values, `patience=10..60:10`, to those that were given before. */
export function addNamedRange(text: string, before: readonly NamedRange[] = []): readonly NamedRange[] {
  const [, name, range] = /^([A-Za-z_$][\w$]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError("It must be a name and a value, such as 'patience=10..60:10'");
  if (before.some((each) => each.name === name))
    throw new InvalidArgumentError(`'${name}' is set twice; give it one range, such as '${name}=10..60:10'`);
  return [...before, { name, values: parameterRange(range!) }];
}

/** Thresholds of the service level in seconds: `20`, `chat=30,email=14400`, or `20,chat=30`. */
export function thresholds(text: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const part of text.split(/\s*,\s*/)) {
    const [, name = 'all', time] = /^(?:([^=]*[^=\s])\s*=\s*)?(\d+)$/.exec(part) ?? [];
    if (time === undefined || Number(time) > bounds.within[1] || Object.hasOwn(found, name))
      throw new InvalidArgumentError(
        `It must be seconds from 0 to ${bounds.within[1]}, or seconds by medium such as 'chat=30,email=14400', each once`,
      );
    Object.defineProperty(found, name, { value: Number(time), enumerable: true });
  }
  return found;
}

/** How precisely measures are to be known: `2%`, of the service level, or `averageSpeedOfAnswer=5%,serviceLevel=1%`. */
export function precision(text: string): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, name = 'serviceLevel', percent] = /^(?:\s*(\w+)\s*=)?\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(part) ?? [];
    if (percent === undefined || !(Number(percent) > 0) || found.has(name))
      throw new InvalidArgumentError(
        "It must be a percentage above 0, such as '2%', or one for each measure: 'serviceLevel=1%,averageSpeedOfAnswer=5%'",
      );
    found.set(name, Number(percent) / 100);
  }
  return Object.fromEntries(found);
}
