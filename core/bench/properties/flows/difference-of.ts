import { cut } from '../../../kernel/text-width.ts';
import { valueInWords } from '../../../protocol/key-values/key-value-problem.ts';

/** Where two values differ: `Party.AgentId`, with both. */
export interface Difference {
  readonly path: string;
  readonly came: unknown;
  readonly should: unknown;
}

/** The first place where a value is not what it should be; a name with nothing under it is no difference. */
export function differenceOf(path: string, came: unknown, should: unknown): Difference | undefined {
  if (Object.is(came, should)) return undefined;
  if (!isList(came) || !isList(should) || Array.isArray(came) !== Array.isArray(should)) return { path, came, should };
  for (const name in should) {
    const difference = differenceOf(`${path}.${name}`, came[name], should[name]);
    if (difference !== undefined) return difference;
  }
  for (const name in came)
    if (came[name] !== undefined && should[name] === undefined)
      return { path: `${path}.${name}`, came: came[name], should: undefined };
  return undefined;
}

/** A value in a finding: lists are written out, as far as they are short. */
export function inWords(value: unknown): string {
  return isList(value) ? cut(JSON.stringify(value), 121) : valueInWords(value);
}

const isList = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
