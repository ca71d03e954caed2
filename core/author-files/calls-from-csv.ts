import type { RealCall } from '../contract/arrivals.ts';
import { checkedOptions, optionKinds, type OptionKind } from '../contract/checked-options.ts';
import { empirical, type Distribution } from '../contract/distribution.ts';
import type { TrafficStream } from '../contract/traffic.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { Milliseconds } from '../kernel/time.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { csvTable, durationIn, momentsIn, type ColumnCell, type CsvTable } from './csv-table.ts';
import { dateOf } from './csv-time.ts';

/** Which column of a file says what of a call, by the names in its heading. */
export interface CallColumns {
  /** When it came: a time of day, seconds, or a day with a time, where the first day's midnight is 0. */
  readonly at: string;
  /** What kind of call it was: each kind is a stream of that name. Without it all are one. */
  readonly type?: string;
  /** Its medium. */
  readonly media?: string;
  /** The queue that it is submitted to. */
  readonly queue?: string;
  /** How long an agent worked on it; empty or 0 where nobody did. */
  readonly handling?: string;
  /** How long the agent was not ready afterwards. */
  readonly afterWork?: string;
  /** After how long the customer left; empty or 0 of who was answered. */
  readonly patience?: string;
  /** What comes attached, as text: the columns by their own names, or by the names that the user data are to have. */
  readonly userData?: readonly string[] | Readonly<Record<string, string>>;
}

/** What calls of a file are where a row says nothing. */
export type CallDefaults = Partial<
  Pick<
    TrafficStream,
    'media' | 'queue' | 'handling' | 'handlingBy' | 'afterWork' | 'patience' | 'retrial' | 'callback' | 'userData'
  >
>;

/** What calls of a file are where a row says nothing: of any type, and of some. */
export interface CallsOtherwise extends CallDefaults {
  /** The name of the stream where no column says the type. Default: the medium. */
  readonly name?: string;
  /** The day whose midnight is 0, such as `2026-11-02`, where times have their day; that of a roster, if there is one. Default: that of the first call. */
  readonly firstDay?: string;
  /** For one type of call in place of what is said for all. */
  readonly types?: Readonly<Record<string, CallDefaults>>;
}

const { text, any, object } = optionKinds;
const aggregate: OptionKind = [
  'a list of columns, or columns by names of user data',
  (value) => optionKinds.texts[1](value) || (object[1](value) && optionKinds.texts[1](Object.values(value as object))),
];
const columnKinds: Readonly<Record<keyof CallColumns, OptionKind>> = {
  ...{ at: optionKinds.name, type: text, media: text, queue: text, handling: text, afterWork: text, patience: text },
  userData: aggregate,
};
const defaultKinds: Readonly<Record<keyof CallDefaults, OptionKind>> = {
  ...{
    media: text,
    queue: text,
    handling: any,
    handlingBy: any,
    afterWork: any,
    patience: any,
    retrial: any,
    callback: any,
    userData: any,
  },
};
const otherwiseKinds: Readonly<Record<keyof CallsOtherwise, OptionKind>> = {
  ...defaultKinds,
  name: text,
  types: object,
  firstDay: ['a day such as 2026-11-02', (value) => typeof value === 'string' && dateOf(value) !== undefined],
};

/**
 * Calls as they really came, row by row of a CSV file with a heading, for `load.traffic`. What a row leaves empty is drawn: as
 * `otherwise` says, or else handling and after-work from what the other rows of the same type have; without a patience a customer
 * waits without end. A path is taken from the folder of the file that asks, or else from the folder you are in.
 */
export function callsFromCsv(
  file: string | URL,
  columns: CallColumns,
  otherwise: CallsOtherwise = {},
): readonly TrafficStream[] {
  checkedOptions<CallColumns>('`callsFromCsv`', columns, columnKinds);
  if (columns.at === undefined)
    throw errors.optionOutOfRange('`callsFromCsv`', 'at', valueInWords(columns.at), optionKinds.name[0]);
  checkedOptions<CallsOtherwise>('`callsFromCsv`', otherwise, otherwiseKinds);
  const { types = {} } = otherwise;
  for (const [type, own] of Object.entries(types))
    checkedOptions<CallDefaults>(`\`callsFromCsv\`, type '${type}'`, own, defaultKinds);
  const table = csvTable(file);
  const groups = groupedBy(keysOf(table, columns), callsOf(table, columns, otherwise.firstDay));
  const met = new Set(groups.map(({ type = '' }) => type));
  const stranger = Object.keys(types).find((type) => !met.has(type));
  if (stranger !== undefined)
    throw errors.badCsv(table.name, `no row has the type '${stranger}'`, nearestName(stranger, met));
  return groups.map((group) => streamOf(table.name, group, groups, otherwise));
}

/** Calls of one type, medium and queue. */
interface Group extends Pick<TrafficStream, 'media' | 'queue'> {
  readonly type?: string | undefined;
  readonly calls: RealCall[];
}

const keys = ['type', 'media', 'queue'] as const;

/** The type, medium and queue of each row. */
function keysOf(table: CsvTable, columns: CallColumns): (row: number) => Omit<Group, 'calls'> {
  const given = keys.flatMap((key) => {
    const column = columns[key];
    return column === undefined ? [] : [[key, table.column(column)] as const];
  });
  return (row) =>
    Object.fromEntries(
      given.flatMap(([key, cells]) => {
        const { text: said, where } = cells[row]!;
        if (said === '' && key === 'type') throw errors.badCsv(where, 'nothing stands there, and each call has a type');
        return said === '' ? [] : [[key, said]];
      }),
    );
}

function callsOf(
  table: CsvTable,
  { at, handling, afterWork, patience, userData = [] }: CallColumns,
  firstDay: string | undefined,
): RealCall[] {
  const moments = momentsIn(table.column(at), firstDay);
  const some = (column: string | undefined, takesZero: boolean): readonly (Milliseconds | undefined)[] =>
    column === undefined ? [] : table.column(column).map((cell) => durationOr(cell, takesZero));
  const [worked, after, waited] = [some(handling, false), some(afterWork, true), some(patience, false)];
  const attached = Object.entries(
    Array.isArray(userData) ? Object.fromEntries(userData.map((column: string) => [column, column])) : userData,
  ).map(([key, column]) => [key, table.column(column as string)] as const);
  return moments.map((moment, row) => {
    const said = attached.flatMap(([key, cells]) => (cells[row]!.text === '' ? [] : [[key, cells[row]!.text]]));
    return {
      at: moment,
      ...(worked[row] !== undefined && { handling: worked[row] }),
      ...(after[row] !== undefined && { afterWork: after[row] }),
      ...(waited[row] !== undefined && { patience: waited[row] }),
      ...(said.length > 0 && { userData: Object.fromEntries(said) as Record<string, string> }),
    };
  });
}

function durationOr(cell: ColumnCell, takesZero: boolean): Milliseconds | undefined {
  const time = cell.text === '' ? undefined : durationIn(cell);
  return time === 0 && !takesZero ? undefined : time;
}

function groupedBy(keyOf: (row: number) => Omit<Group, 'calls'>, calls: readonly RealCall[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [row, call] of calls.entries()) {
    const key = keyOf(row);
    const name = JSON.stringify(keys.map((each) => key[each]));
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = { ...key, calls: [] }));
    group.calls.push(call);
  }
  return [...groups.values()];
}

function streamOf(file: string, group: Group, groups: readonly Group[], otherwise: CallsOtherwise): TrafficStream {
  const { name: nameOfAll, types = {}, firstDay: _, ...ofAll } = otherwise;
  const { type, calls, ...own } = group;
  const said = { ...ofAll, ...(type === undefined ? {} : types[type]), ...own };
  const ofType = groups.filter((each) => each.type === type);
  const measured = (key: 'handling' | 'afterWork'): Distribution | undefined => {
    const values = ofType.flatMap((each) => each.calls.flatMap((call) => call[key] ?? []));
    return values.length === 0 ? undefined : empirical(values);
  };
  const handling = said.handling ?? measured('handling');
  if (handling === undefined)
    throw errors.badCsv(
      file,
      `no row ${type === undefined ? '' : `of type '${type}' `}says how long it was handled, and nothing is given for it`,
    );
  const afterWork = said.afterWork ?? measured('afterWork');
  const apart = keys.filter((key) => key !== 'type' && new Set(ofType.map((each) => each[key])).size > 1);
  const name = [type ?? nameOfAll, ...apart.map((key) => said[key as 'media' | 'queue'])].filter(
    (part) => part !== undefined,
  );
  return {
    ...said,
    ...(name.length > 0 && { name: name.join(' ') }),
    arrivals: { calls },
    handling,
    ...(afterWork !== undefined && { afterWork }),
  };
}
