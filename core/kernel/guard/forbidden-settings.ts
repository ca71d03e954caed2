import type { Forbidden } from './forbidden.ts';

/** Local parts of a date, by the name of the part; each is read and, most of them, set. */
const parts = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds'];
const texts = ['toString', 'toDateString', 'toTimeString'];
const localTexts = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'];

const named = '`date.toLocaleString(language, { timeZone })` with both';
const zone = `\`date.toISOString()\`, or ${named}`;
const hoursOf = '`businessHours({ zone, … })` for hours of a place';

const setting = (owner: object, name: string, call: string, instead: string): Forbidden => ({
  owner,
  name,
  call,
  instead,
  why: 'setting',
});

const dateRows: readonly Forbidden[] = [
  ...parts.flatMap((part) => [
    setting(Date.prototype, `get${part}`, `date.get${part}()`, `\`date.getUTC${part}()\`, or ${hoursOf}`),
    setting(Date.prototype, `set${part}`, `date.set${part}()`, `\`date.setUTC${part}()\``),
  ]),
  setting(Date.prototype, 'getDay', 'date.getDay()', `\`date.getUTCDay()\`, or ${hoursOf}`),
  setting(Date.prototype, 'getYear', 'date.getYear()', '`date.getUTCFullYear()`'),
  setting(Date.prototype, 'setYear', 'date.setYear()', '`date.setUTCFullYear()`'),
  setting(Date.prototype, 'getTimezoneOffset', 'date.getTimezoneOffset()', hoursOf),
  ...texts.map((name) => setting(Date.prototype, name, `date.${name}()`, zone)),
  ...localTexts.map((name) => ({
    ...setting(Date.prototype, name, `date.${name}() without a language and a time zone`, named),
    when: ([language, options]: readonly unknown[]) => language === undefined || !namesZone(options),
  })),
];

/** Functions that take the machine's language where they are given none: owner, name, call, and where the language stands. */
const languageRows: readonly Forbidden[] = (
  [
    [Number.prototype, 'toLocaleString', 'number', 0],
    [BigInt.prototype, 'toLocaleString', 'number', 0],
    [Array.prototype, 'toLocaleString', 'array', 0],
    [String.prototype, 'toLocaleUpperCase', 'text', 0],
    [String.prototype, 'toLocaleLowerCase', 'text', 0],
    [String.prototype, 'localeCompare', 'text', 1],
  ] as const
).map(([owner, name, of, place]) => ({
  ...setting(
    owner,
    name,
    `${of}.${name}() without a language`,
    `\`${of}.${name}(${place === 1 ? 'other, ' : ''}'en')\``,
  ),
  when: (values: readonly unknown[]) => values[place] === undefined,
}));

const kinds = [
  ...['NumberFormat', 'Collator', 'PluralRules', 'RelativeTimeFormat', 'ListFormat', 'DisplayNames', 'Segmenter'],
  'DurationFormat',
];

const intlRows: readonly Forbidden[] = kinds
  .filter((name) => name in Intl)
  .map((name) => ({
    ...setting(Intl, name, `Intl.${name}() without a language`, `\`new Intl.${name}('en')\``),
    when: ([language]: readonly unknown[]) => language === undefined,
  }));

/** Whether options of a format of dates name the time zone. */
export const namesZone = (options: unknown): boolean =>
  typeof options === 'object' && options !== null && (options as Intl.DateTimeFormatOptions).timeZone !== undefined;

/** What is refused on a bench because it depends on the machine's time zone or language. `Date` and `Intl.DateTimeFormat` themselves stand in guard-date.ts. */
export const forbiddenSettings: readonly Forbidden[] = [...dateRows, ...languageRows, ...intlRows];
