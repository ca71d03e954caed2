import * as v from 'valibot';
import type { Scenario } from '../../contract/scenario.ts';
import { errors } from '../../kernel/errors.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { checkLoad } from './check-load.ts';
import { checkScript } from './check-script.ts';
import { checkTraffic } from './check-traffic.ts';
import type { Misfit } from './kind.ts';
import { namedScenario } from '../findings/said-by-scenario.ts';
import { scenarioShape } from './scenario-shape.ts';

/** Refuses a scenario that is not one, with the place in it and what should be there. */
export function checkScenario(scenario: Scenario, line: () => string | undefined): void {
  const fail = (...found: Misfit) => errors.badScenario(namedScenario(scenario, line()), ...found);
  const misfit = misfitIn(scenario);
  if (misfit !== undefined) throw fail(...misfit);
  checkTwins(scenario, fail);
  checkTraffic(scenario, fail);
  const found = checkLoad(scenario) ?? checkScript(scenario);
  if (found !== undefined) throw fail(...found);
  const { agents = [], groups = [], open = false } = scenario.centre ?? {};
  const names = agents.map(({ name }) => name);
  for (const group of open ? [] : groups)
    for (const agent of group.agents)
      if (!names.includes(agent)) throw errors.unknownAgent(agent, `Group '${group.name}'`, nearestName(agent, names));
}

/** What of a scenario has not the shape of one. */
export function misfitIn(scenario: unknown): Misfit | undefined {
  if (scenario instanceof Promise)
    return ['the scenario', 'it is a promise, and the function that makes it must give it at once'];
  const issue = issueIn(scenario);
  return issue && [v.getDotPath(issue) ?? 'the scenario', problemOf(issue), meantBy(issue)];
}

function checkTwins({ centre = {} }: Scenario, fail: (...found: Misfit) => Error): void {
  const { agents = [], groups = [], queues = [], workbins = [], media = [], places = [] } = centre;
  for (const [where, list] of Object.entries({ agents, groups, queues, workbins, media })) {
    const met = new Set<string>();
    for (const [index, { name }] of list.entries()) {
      if (met.has(name)) throw fail(`centre.${where}.${index}.name`, `'${name}' is there twice`);
      met.add(name);
    }
  }
  const lists = {
    ...Object.fromEntries(groups.map(({ name, agents: members }) => [`groups of '${name}'`, members])),
    places,
  };
  for (const [where, names] of Object.entries(lists)) {
    const met = new Set<string>();
    const twice = names.find((name) => met.has(name) || !met.add(name));
    if (twice !== undefined) throw fail(`centre.${where}`, `'${twice}' is there twice`);
  }
}

type Issue = v.BaseIssue<unknown>;

/** The first thing that is wrong; a key that nobody knows goes before the one that is missing in its place. */
function issueIn(scenario: unknown): Issue | undefined {
  const [first] = v.safeParse(scenarioShape, scenario, { abortEarly: true }).issues ?? [];
  if (first === undefined) return undefined;
  const { issues = [] } = v.safeParse(scenarioShape, scenario);
  const path = (v.getDotPath(first as Issue) ?? '').replace(/[^.]*$/, '');
  const misspelt = (issues as Issue[]).find(
    (issue) => isUnknownKey(issue) && (v.getDotPath(issue) ?? '').startsWith(path) && meantBy(issue) !== undefined,
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

/** The key that stands for a misspelt one. */
function meantBy(issue: Issue): string | undefined {
  if (!isUnknownKey(issue)) return undefined;
  const { path = [] } = issue;
  const keys = path.map(({ key }) => String(key));
  return nearestName(keys.at(-1) ?? '', keysAt(scenarioShape as unknown as Schema, keys.slice(0, -1)));
}

/** A schema of the library, as far as ways lead on from it. */
interface Schema {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
  readonly getter?: (input: object) => Schema;
}

function keysAt(schema: Schema | undefined, [key, ...rest]: readonly string[]): readonly string[] {
  const { entries, item } = opened(schema, /^\d+$/.test(key ?? '') ? [] : { '': undefined });
  if (key === undefined) return Object.keys(entries ?? {});
  return keysAt(item ?? entries?.[key], rest);
}

/** What stands behind `optional`, `nullable`, the last of several schemas in a row, and the one that a value is held against. */
function opened(schema: Schema | undefined, value: object): Schema {
  const { wrapped, pipe, getter } = schema ?? {};
  const inner = wrapped ?? pipe?.at(-1) ?? getter?.(value);
  return inner === undefined || inner === schema ? (schema ?? {}) : opened(inner, value);
}
