import { namesZone } from './forbidden-settings.ts';
import { refuseOnBench } from './refuse-on-bench.ts';

const now = '`new Date(clock.now())` with the clock that you were given';
const utc = "a text with its zone, such as '2026-03-02T08:00Z', or `new Date(Date.UTC(2026, 2, 2, 8))`";
const withZone = "`new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin' })`, with both";
const withDate = '`format.format(clock.now())` with the clock that you were given';

/** Refuses dates of now, and dates of the machine's time zone; what depends on nothing but its arguments stays. */
export function guardDate(): void {
  const RealDate = globalThis.Date;
  const { parse } = RealDate;
  const GuardedDate = new Proxy(RealDate, {
    apply(target, self, values) {
      refuseOnBench({ call: 'Date()', instead: now, why: 'time' });
      return Reflect.apply(target, self, values) as unknown;
    },
    construct(target, values: readonly unknown[], newTarget) {
      if (values.length === 0) refuseOnBench({ call: 'new Date()', instead: now, why: 'time' });
      const [first] = values;
      if (values.length > 1) refuseOnBench({ call: 'new Date(year, month, …)', instead: utc, why: 'setting' });
      if (isLocal(first)) refuseOnBench({ call: `new Date('${first}')`, instead: utc, why: 'setting' });
      return Reflect.construct(target, values, newTarget) as object;
    },
  });
  RealDate.parse = (text) => {
    if (isLocal(text)) refuseOnBench({ call: `Date.parse('${text}')`, instead: utc, why: 'setting' });
    return parse(text);
  };
  globalThis.Date = GuardedDate;
  // Else `new Date(0).constructor` would be another Date than `Date`.
  Object.defineProperty(RealDate.prototype, 'constructor', { value: GuardedDate });
  guardFormats();
}

/** A text is read in the machine's zone unless it is a plain day of ISO 8601, or says its zone. */
const isLocal = (text: unknown): text is string =>
  typeof text === 'string' &&
  !/^[+-]?\d+(-\d\d){0,2}$/.test(text.trim()) &&
  !/(Z|GMT|UTC?|[+-]\d\d:?\d\d)(\s*\(.*\))?$/i.test(text.trim());

/** Formats that were made with a time zone of their own. */
const zoned = new WeakSet<object>();
/** Formats that were made with the machine's. */
const unzoned = new WeakSet<object>();

function guardFormats(): void {
  const Real = Intl.DateTimeFormat;
  const made = (values: readonly unknown[], make: () => Intl.DateTimeFormat): Intl.DateTimeFormat => {
    const [language, options] = values;
    const isNamed = language !== undefined && namesZone(options);
    if (!isNamed)
      refuseOnBench({
        call: 'Intl.DateTimeFormat() without a language and a time zone',
        instead: withZone,
        why: 'setting',
      });
    const format = make();
    (isNamed ? zoned : unzoned).add(format);
    return format;
  };
  const Guarded = new Proxy(Real, {
    apply: (target, self, values) => made(values, () => Reflect.apply(target, self, values) as Intl.DateTimeFormat),
    construct: (target, values: readonly unknown[], newTarget) =>
      made(values, () => Reflect.construct(target, values, newTarget) as Intl.DateTimeFormat),
  });
  Intl.DateTimeFormat = Guarded;
  Object.defineProperty(Real.prototype, 'constructor', { value: Guarded });
  for (const name of ['formatToParts', 'formatRange', 'formatRangeToParts', 'resolvedOptions'] as const)
    guardFormatting(Real.prototype, name);
  guardFormatGetter(Real.prototype);
}

function refuseFormat(format: object, call: string, isNow: boolean): void {
  if (unzoned.has(format))
    refuseOnBench({ call: `${call} of a format without a time zone`, instead: withZone, why: 'setting' });
  if (isNow) refuseOnBench({ call: `${call} without a date`, instead: withDate, why: 'time' });
}

type AnyFunction = (...values: unknown[]) => unknown;

function guardFormatting(owner: object, name: string): void {
  const real = Reflect.get(owner, name) as AnyFunction;
  const value = new Proxy(real, {
    apply(target, self: object, values: unknown[]) {
      refuseFormat(self, `format.${name}()`, name === 'formatToParts' && values[0] === undefined);
      return Reflect.apply(target, self, values);
    },
  });
  Object.defineProperty(owner, name, { ...Object.getOwnPropertyDescriptor(owner, name), value });
}

/** `format` is a property that gives a bound function, the same one each time. */
function guardFormatGetter(owner: object): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, 'format')!;
  const { get: real } = descriptor as { readonly get: AnyFunction };
  const bound = new WeakMap<object, AnyFunction>();
  const get = function (this: object): AnyFunction {
    const format = bound.get(this) ?? guardedFormat(this, Reflect.apply(real, this, []) as AnyFunction);
    bound.set(this, format);
    return format;
  };
  Object.defineProperty(owner, 'format', { ...descriptor, get });
}

const guardedFormat = (format: object, real: AnyFunction): AnyFunction =>
  new Proxy(real, {
    apply(target, self, values: unknown[]) {
      refuseFormat(format, 'format.format()', values[0] === undefined);
      return Reflect.apply(target, self, values);
    },
  });
