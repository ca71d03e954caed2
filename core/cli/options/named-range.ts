import { InvalidArgumentError } from 'commander';
import { bounds } from './bounds.ts';

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

/** A name and its values: `patience=10..60:10`. */
export function namedRange(text: string): { readonly name: string; readonly values: readonly number[] } {
  const [, name, range] = /^([A-Za-z_$][\w$]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError("It must be a name and a value, such as 'patience=10..60:10'");
  return { name, values: parameterRange(range!) };
}
