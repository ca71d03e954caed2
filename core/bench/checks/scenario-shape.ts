import * as v from 'valibot';
import type { Agent, BlockedMedia, Centre, Group, WorkbinPlace } from '../../contract/centre.ts';
import type { Plugin } from '../../contract/plugin.ts';
import type { Prices } from '../../contract/traffic.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Statistic } from '../../contract/statistic.ts';
import type { Strategy } from '../../contract/strategy.ts';
import type { SubstitutePair, Substitution } from '../../contract/substitution.ts';
import { catalogue } from '../../protocol/catalogue.ts';
import { clientRoles, protocols } from '../../protocol/values.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import { capacityShape } from './capacity-shape.ts';
import { isTime, kind, kinds, only } from './kind.ts';
import { trafficShape, workShape } from './traffic-shape.ts';

/** A schema for each key of what authors write, so that none is refused that the types know. */
type EntriesOf<T> = Readonly<Record<keyof T, v.GenericSchema>>;

const { time, number, count, text, code, flag, object, name, skill } = kinds;

const list = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    kind('a list', (value) => Array.isArray(value)),
    v.array(schema as v.GenericSchema<unknown>),
  );
const many = <S extends v.GenericSchema>(schema: S) => v.optional(list(schema));
const byName = <S extends v.GenericSchema>(names: v.GenericSchema, values: S) =>
  v.optional(v.pipe(object, v.record(names as v.GenericSchema<string>, values)));

const oneOf = (what: string, words: readonly string[]) =>
  kind(`${what}: one of ${words.length > 9 ? 'those in `routeproof reference`' : words.join(', ')}`, (value) =>
    words.includes(String(value)),
  );

/** An object of a class may have more than these; a literal may not, for what else stands there is never looked at. */
const plainOr = (entries: v.ObjectEntries) =>
  v.pipe(
    object,
    v.lazy((input) =>
      Object.getPrototypeOf(input) === Object.prototype ? v.strictObject(entries) : v.looseObject(entries),
    ),
  );

const strategy = plainOr({ name, route: code, sessionGoesOn: v.optional(flag) } satisfies EntriesOf<Strategy>);

const rolesPlayed = kind(
  'the name of a role, or a list of them',
  (value) => isName(value) || (Array.isArray(value) && value.length > 0 && value.every(isName)),
);
const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';

const messageType = oneOf('the type of a message', Object.keys(catalogue));
const protocol = oneOf('a protocol', protocols);
const role = oneOf('a role', clientRoles);

const pair = plainOr({
  standsFor: messageType,
  as: messageType,
  protocol,
  encode: v.optional(code),
  decode: v.optional(code),
  drops: many(name),
} satisfies EntriesOf<SubstitutePair>);

const substitution = plainOr({
  of: role,
  pairs: list(pair),
  pure: v.optional(flag),
} satisfies EntriesOf<Substitution>);

const plugin = plainOr({
  name,
  plays: v.optional(rolesPlayed),
  needs: many(name),
  setup: v.optional(code),
  observe: v.optional(code),
  substitution: v.optional(substitution),
  handles: v.optional(object),
  disturb: v.optional(code),
  synchronous: v.optional(flag),
  handlesPurely: v.optional(flag),
  modules: many(object),
} satisfies EntriesOf<Plugin>);

const pluginList = v.custom<unknown[]>(Array.isArray, ({ input }) =>
  typeof input === 'object' && input !== null
    ? 'expected a list, but it is one alone; write it in brackets: `[urs()]`'
    : `expected a list, but it is ${valueInWords(input)}`,
);

const delay = kind(
  'a time in milliseconds, 0 or more, or two of them, `[from, to]`, the smaller one first',
  (value) =>
    isTime(value) || (Array.isArray(value) && value.length === 2 && value.every(isTime) && value[0] <= value[1]),
);

const ownBlock = (blocks: unknown): string | undefined =>
  Object.entries(blocks as BlockedMedia).find(([medium, blocked]) => blocked?.includes(medium))?.[0];

const blockedMedia = v.pipe(
  object,
  v.record(name as v.GenericSchema<string>, list(name)),
  v.custom<unknown>(
    (blocks) => ownBlock(blocks) === undefined,
    ({ input }) => `'${ownBlock(input)}' cannot block itself; \`capacity\` says how many of it there may be at once`,
  ),
);

const price = kind(
  'a price of 0 or more',
  (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

const agent = only({
  name,
  place: v.optional(name),
  skills: byName(skill, number),
  media: many(name),
  capacity: capacityShape,
  cost: v.optional(price),
  blocks: v.optional(blockedMedia),
  work: v.optional(workShape),
  does: many(object),
} satisfies EntriesOf<Agent>);

const ownerKind = kind('agent, place or group', (value) => ['agent', 'place', 'group'].includes(value as string));

const centre = only({
  agents: many(agent),
  groups: many(only({ name, agents: list(name) } satisfies EntriesOf<Group>)),
  places: many(name),
  queues: many(only({ name, strategy: v.optional(v.nullable(strategy)), limit: v.optional(count) })),
  workbins: many(
    only({ name, queue: v.optional(name), owner: v.optional(ownerKind) } satisfies EntriesOf<WorkbinPlace>),
  ),
  media: many(only({ name, handlingTimeout: v.optional(count) })),
  statistics: many(only({ name, of: list(name), value: code } satisfies EntriesOf<Statistic>)),
  open: v.optional(flag),
} satisfies EntriesOf<Centre>);

const property = plainOr({
  kind: kind('always, sometimes or eventually', (value) =>
    ['always', 'sometimes', 'eventually'].includes(value as string),
  ),
  sentence: text,
  holds: code,
});

/** What a scenario may say; names, acts and what is to be sent are checked by those who know them. */
export const scenarioShape = only({
  name: text,
  centre: v.optional(centre),
  strategy: v.optional(strategy),
  plugins: v.pipe(pluginList, v.array(plugin)),
  load: v.optional(only({ interactions: many(object), traffic: v.optional(trafficShape) })),
  drive: v.optional(
    only({
      script: many(object),
      lanes: v.optional(
        only({
          words: object,
          picture: text,
          beat: v.optional(kind('a time above 0', (value) => isTime(value) && value !== 0)),
        }),
      ),
    }),
  ),
  links: byName(name, delay),
  properties: many(property),
  raceWindow: v.optional(time),
  prices: v.optional(
    only({
      agentHour: v.optional(price),
      abandoned: v.optional(price),
      waitingHour: v.optional(price),
      answered: v.optional(price),
    } satisfies EntriesOf<Prices>),
  ),
  until: v.optional(time),
  server: v.optional(object),
  limits: v.optional(object),
} satisfies EntriesOf<Scenario>);
