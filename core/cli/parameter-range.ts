import { InvalidArgumentError } from 'commander';

/** The values of `10`, of `10..20`, or of `10..60:10`. */
export function parameterRange(text: string): readonly number[] {
  const [, first, last = first, step = '1'] =
    /^(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?)?$/.exec(text) ?? [];
  const [from, to, by] = [Number(first), Number(last), Number(step)];
  const count = Math.floor((to - from) / by + 1e-9) + 1;
  if (first === undefined || !(by > 0) || !(count >= 1) || count > 1000)
    throw new InvalidArgumentError("It must be a number or a range such as '10..20' or '10..60:10'");
  return Array.from({ length: count }, (_, index) => from + index * by);
}

/** A name and its values: `patience=10..60:10`. */
export function namedRange(text: string): { readonly name: string; readonly values: readonly number[] } {
  const [, name, range] = /^([A-Za-z_$][\w$]*)=(.+)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError("It must be a name and a value, such as 'patience=10..60:10'");
  return { name, values: parameterRange(range!) };
}
