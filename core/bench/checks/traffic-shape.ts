import * as v from 'valibot';
import { isTime, kind, kinds, only, word } from './kind.ts';

const { name, time } = kinds;
const attached = v.optional(kinds.object);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const above = kind('a number above 0', (value) => isNumber(value) && value > 0);
const chance = kind('a chance from 0 to 1', (value) => isNumber(value) && value >= 0 && value <= 1);
const phases = kind('a whole number of 1 or more', (value) => Number.isInteger(value) && (value as number) >= 1);
const span = { from: time, to: above };

const list = kind('a list', (value) => Array.isArray(value));
const listOf = <S extends v.GenericSchema>(schema: S) => v.pipe(list, v.array(schema as v.GenericSchema<unknown>));
const many = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    list,
    v.custom<unknown>((value) => (value as readonly unknown[]).length > 0, 'the list is empty; give it one or more'),
    v.array(schema as v.GenericSchema<unknown>),
  );

/** Which of several shapes is meant is told by what is there, so that what is wrong in it is told as that. */
const byWhat = (choose: (input: unknown) => v.GenericSchema) => v.lazy(choose);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What each law of chance is told, by its `kind`. */
const laws: ReadonlyMap<unknown, v.ObjectEntries> = new Map(
  Object.entries({
    exponential: { mean: above },
    erlang: { mean: above, phases },
    'log-normal': { mean: above, deviation: time },
    empirical: { values: many(time) },
    gamma: { mean: above, deviation: above },
    weibull: { mean: above, shape: above },
    uniform: { from: time, to: time },
    pareto: { mean: above, shape: kind('a number above 1', (value) => isNumber(value) && value > 1) },
    geometric: { mean: kind('a number of 1 or more', (value) => isNumber(value) && value >= 1) },
    mixture: { parts: v.lazy(() => many(only({ weight: v.optional(above), of: distribution }))) },
  }),
);
const noShorter = (from: unknown) =>
  kind(
    'a time in milliseconds, as long as `from` or longer',
    (value) => isTime(value) && !(Number(value) < Number(from)),
  );
const lawName = word('a kind of distribution', [...laws.keys()] as string[]);

function lawOf(input: object): v.GenericSchema {
  const { kind: name, from } = input as { readonly kind?: unknown; readonly from?: unknown };
  const entries = laws.get(name);
  if (entries === undefined) return v.looseObject({ kind: lawName });
  const own: v.ObjectEntries = name === 'uniform' ? { to: noShorter(from) } : {};
  return v.strictObject({ kind: lawName, ...entries, ...own });
}

const noDistribution = kind('a time in milliseconds, or a distribution such as `exponential(minutes(3))`', () => false);

const drawnAs = (constant: v.GenericSchema, none: v.GenericSchema) =>
  byWhat((input) => (isNumber(input) ? constant : isObject(input) && 'kind' in input ? lawOf(input) : none));

const distribution = drawnAs(time, noDistribution);

const rate = kind('a number of 0 or more', (value) => isNumber(value) && value >= 0);
const numbers = (what: string, example: string, constant: v.GenericSchema) =>
  v.optional(
    drawnAs(
      constant,
      kind(`${what}, or a distribution such as \`${example}\``, () => false),
    ),
  );

const ways = {
  perHour: above,
  every: distribution,
  profile: many(only({ ...span, perHour: rate })),
  times: many(time),
  calls: many(
    only({
      at: time,
      handling: v.optional(time),
      afterWork: v.optional(time),
      patience: v.optional(time),
      userData: attached,
    }),
  ),
};

/** What else may stand beside a way to arrive, and where it goes if it may not. */
const beside: Readonly<Record<keyof typeof ways, v.ObjectEntries>> = (() => {
  const goes = (words: string) => v.optional(v.custom<unknown>(() => false, words));
  const one = kind('a number of 1 or more', (value) => isNumber(value) && value >= 1);
  const batch = numbers('a number of 1 or more', 'geometric(3)', one);
  const dayFactor = numbers('a number of 0 or more', 'gamma(1, 0.15)', rate);
  const noFactor = goes('it multiplies rates, so it goes beside `perHour` and `profile`');
  const noBatch = goes(
    'each real call is a row of its own; `batch` goes beside `perHour`, `every`, `profile` and `times`',
  );
  return {
    perHour: { dayFactor, batch },
    every: { batch, dayFactor: noFactor },
    profile: { dayFactor, batch },
    times: { batch, dayFactor: noFactor },
    calls: { batch: noBatch, dayFactor: noFactor },
  };
})();

const noWay = kind('one of `perHour`, `every`, `profile`, `times` and `calls`, as in `{ perHour: 200 }`', () => false);

const arrivals = byWhat((input) => {
  if (!isObject(input)) return noWay;
  const given = Object.entries(ways).filter(([way]) => way in input);
  const names = given.map(([way]) => `\`${way}\``).join(' and ');
  if (given.length > 1) return v.custom(() => false, `${names} do not go together; give one of them`);
  if (given.length === 1) return only({ ...Object.fromEntries(given), ...beside[given[0]![0] as keyof typeof ways] });
  // What else stands there is a slip for one of them.
  return Object.keys(input).length === 0 ? noWay : v.partial(v.strictObject(ways));
});

const stream = only({
  // Names are looked at with the rest of the centre.
  name: v.optional(v.unknown()),
  media: v.optional(v.unknown()),
  queue: v.optional(v.unknown()),
  arrivals,
  handling: distribution,
  afterWork: v.optional(distribution),
  patience: v.optional(distribution),
  handlingBy: v.optional(
    many(only({ agent: v.optional(name), skill: v.optional(name), userData: attached, handling: distribution })),
  ),
  retrial: v.optional(only({ chance, after: distribution, most: v.optional(kinds.count) })),
  callback: v.optional(
    only({
      ...{ after: distribution, chance, later: v.optional(distribution), userData: attached },
      // Names are looked at with the rest of the centre.
      queue: v.optional(v.unknown()),
      media: v.optional(v.unknown()),
    }),
  ),
  userData: v.optional(many(only({ weight: v.optional(above), userData: v.looseObject({}) }))),
});

/** What a scenario may say of traffic. */
export const trafficShape = byWhat((input) => (Array.isArray(input) ? many(stream) : stream));

/** What a scenario may say of how an agent works. */
export const workShape = only({
  shifts: v.optional(listOf(only(span))),
  breaks: v.optional(listOf(only(span))),
  absent: v.optional(chance),
  late: v.optional(distribution),
  answersAfter: v.optional(distribution),
  missing: v.optional(chance),
  refusing: v.optional(chance),
  conference: v.optional(
    only({ chance, with: many(name), after: distribution, lasts: distribution, leaving: v.optional(chance) }),
  ),
});
