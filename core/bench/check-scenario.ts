import * as v from 'valibot';
import type { Scenario } from '../contract/scenario.ts';
import { errors } from '../kernel/errors.ts';
import { checkTraffic, trafficShape, workShape } from './check-traffic.ts';

const name = v.pipe(v.string(), v.nonEmpty());
const time = v.pipe(v.number(), v.minValue(0));
const delay = v.union([time, v.pipe(v.array(time), v.length(2))]);
const strategy = v.looseObject({ name, route: v.function() });
const many = <S extends v.GenericSchema>(schema: S) => v.optional(v.array(schema));

const centre = v.strictObject({
  agents: many(
    v.strictObject({
      name,
      place: v.optional(name),
      skills: v.optional(v.record(v.string(), v.number())),
      media: many(name),
      capacity: v.optional(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1)))),
      work: v.optional(workShape),
      does: many(v.looseObject({ act: v.looseObject({ do: v.string() }) })),
    }),
  ),
  groups: many(v.strictObject({ name, agents: v.array(name) })),
  queues: many(
    v.strictObject({
      name,
      strategy: v.optional(v.nullable(strategy)),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  ),
  workbins: many(v.strictObject({ name, queue: v.optional(name) })),
  media: many(v.strictObject({ name, handlingTimeout: v.optional(v.pipe(v.number(), v.minValue(1))) })),
  open: v.optional(v.boolean()),
});

/** What a scenario may say; the names of options, messages and actors are checked by those who know them. */
const shape = v.strictObject({
  name,
  centre: v.optional(centre),
  strategy: v.optional(strategy),
  plugins: v.array(v.looseObject({ name })),
  load: v.optional(
    v.strictObject({
      interactions: many(
        v.looseObject({
          at: v.optional(v.union([time, v.looseObject({ oneOf: v.array(time) })])),
          by: v.optional(name),
        }),
      ),
      traffic: v.optional(trafficShape),
    }),
  ),
  drive: v.optional(
    v.strictObject({
      script: many(v.looseObject({ actor: name, at: v.optional(time) })),
      lanes: v.optional(v.strictObject({ words: v.looseObject({}), picture: v.string(), beat: v.optional(time) })),
    }),
  ),
  links: v.optional(v.record(v.string(), delay)),
  properties: many(v.looseObject({ sentence: name, holds: v.function() })),
  raceWindow: v.optional(time),
  until: v.optional(time),
  server: v.optional(v.looseObject({})),
  limits: v.optional(v.looseObject({})),
});

/** Refuses a scenario that is not one, with the place in it and what should be there. */
export function checkScenario(scenario: Scenario): void {
  const named = typeof scenario?.name === 'string' ? scenario.name : 'without a name';
  const { issues } = v.safeParse(shape, scenario, { abortEarly: true });
  const issue = issues?.[0];
  if (issue !== undefined) throw errors.badScenario(named, v.getDotPath(issue) ?? 'the scenario', problemOf(issue));
  const { agents = [], groups = [], queues = [], workbins = [], open = false } = scenario.centre ?? {};
  for (const [where, list] of Object.entries({ agents, groups, queues, workbins }))
    for (const [index, { name: each }] of list.entries())
      if (list.findIndex((other) => other.name === each) !== index)
        throw errors.badScenario(named, `centre.${where}.${index}.name`, `'${each}' is there twice`);
  checkTraffic(scenario);
  if (open) return;
  for (const group of groups)
    for (const agent of group.agents)
      if (!agents.some((each) => each.name === agent)) throw errors.unknownAgent(agent, `Group '${group.name}'`);
}

/** A sentence's part from what the library found: `expected a text, but it is 7`. */
const problemOf = ({ expected, received, kind, type }: v.BaseIssue<unknown>): string =>
  kind === 'schema' && type === 'strict_object' && expected === 'never'
    ? 'there is no such key'
    : `expected ${expected ?? 'something else'}, but it is ${received}`;
