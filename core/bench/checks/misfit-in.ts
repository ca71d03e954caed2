import * as v from 'valibot';
import { nearestName } from '../../kernel/nearest-name.ts';
import type { Misfit } from './kind.ts';
import { scenarioShape } from './scenario-shape.ts';

/** What of a scenario has not the shape of one. */
export function misfitIn(scenario: unknown): Misfit | undefined {
  if (scenario instanceof Promise)
    return ['the scenario', 'it is a promise, and the function that makes it must give it at once'];
  const issue = issueIn(scenario);
  return issue && [v.getDotPath(issue) ?? 'the scenario', problemOf(issue), meantBy(issue, scenario)];
}

type Issue = v.BaseIssue<unknown>;

/** The first thing that is wrong; a key that nobody knows goes before the one that is missing in its place. */
function issueIn(scenario: unknown): Issue | undefined {
  const [first] = v.safeParse(scenarioShape, scenario, { abortEarly: true }).issues ?? [];
  if (first === undefined) return undefined;
  const { issues = [] } = v.safeParse(scenarioShape, scenario);
  const path = (v.getDotPath(first as Issue) ?? '').replace(/[^.]*$/, '');
  const misspelt = (issues as Issue[]).find(
    (issue) =>
      isUnknownKey(issue) && (v.getDotPath(issue) ?? '').startsWith(path) && meantBy(issue, scenario) !== undefined,
  );
  return first.received === 'undefined' && misspelt !== undefined ? misspelt : (first as Issue);
}

const isUnknownKey = ({ type, expected }: Issue): boolean => type === 'strict_object' && expected === 'never';

/** A sentence's part from what the library found: `expected a text, but it is 7`. */
function problemOf(issue: Issue): string {
  const { expected, received, type, message } = issue;
  if (type === 'custom') return message;
  if (isUnknownKey(issue)) return 'there is no such key';
  if (type === 'strict_object' || type === 'loose_object') return 'it is missing';
  return `expected ${expected ?? 'something else'}, but it is ${received}`;
}

/** The key that stands for a misspelt one, or the word of a list. */
function meantBy(issue: Issue, scenario: unknown): string | undefined {
  const keys = (issue.path ?? []).map(({ key }) => String(key));
  const shape = scenarioShape as unknown as Schema;
  if (isUnknownKey(issue)) {
    const { entries = {} } = schemaAt(shape, keys.slice(0, -1), scenario);
    return nearestName(keys.at(-1) ?? '', Object.keys(entries));
  }
  if (issue.type !== 'custom' || typeof issue.input !== 'string') return undefined;
  return nearestName(issue.input, schemaAt(shape, keys, scenario).words ?? []);
}

/** A schema of the library, as far as ways lead on from it; `words` are of our own. */
interface Schema {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
  readonly getter?: (input: unknown) => Schema;
  readonly words?: readonly string[];
}

/** What a place is held against; which of several shapes is meant is told by what stands there. */
function schemaAt(schema: Schema, [key, ...rest]: readonly string[], value: unknown): Schema {
  const { entries = {}, item, ...leaf } = opened(schema, value);
  if (key === undefined) return { entries, ...leaf };
  const next = item ?? (Object.hasOwn(entries, key) ? entries[key] : undefined);
  return next === undefined ? {} : schemaAt(next, rest, (value as Readonly<Record<string, unknown>>)[key]);
}

/** What stands behind `optional`, `nullable`, the last of several schemas in a row, and the one that a value is held against. */
function opened(schema: Schema, value: unknown): Schema {
  const { wrapped, pipe, getter } = schema;
  const inner = wrapped ?? pipe?.at(-1) ?? getter?.(value);
  return inner === undefined || inner === schema ? schema : opened(inner, value);
}
