import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { valueInWords } from './key-values/key-value-problem.ts';

/** A whole number with a unit and a range. */
interface NumberOption {
  readonly unit: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
  readonly doc: string;
}

/** One of several words, or on and off. */
interface ChoiceOption {
  readonly values: readonly (string | boolean)[];
  readonly default: string | boolean;
  readonly doc: string;
}

/** An option of the server, as the reference page shows it. */
export type ServerOption = NumberOption | ChoiceOption;

/** The options of the Interaction Server: first those of the manual, then the bench's switches where sources disagree. */
export const serverOptionTable = {
  'delivering-timeout': {
    unit: 'seconds',
    default: 30,
    least: 1,
    most: 86_400,
    doc: 'How long an invited agent may take to answer, counted from the sending of EventInvite.',
  },
  'handling-timeout': {
    unit: 'minutes',
    default: 180,
    least: 1,
    most: 1440,
    doc: 'How long an agent application that handles interactions may send nothing before they are taken from it.',
  },
  'routing-timeout': {
    unit: 'minutes',
    default: 720,
    least: 20,
    most: 525_600,
    doc: 'How long URS may work on an interaction before it goes back to its queue.',
  },
  'allow-multiple-agent-connections': {
    values: ['true', 'false', 'force-logout'],
    default: 'true',
    doc: 'What a second login of the same agent does: both live, the second is refused, or the older connection is closed.',
  },
  'max-submitted-interactions': {
    unit: 'interactions',
    default: 1000,
    least: 1,
    most: 1_000_000,
    doc: "How many interactions of one queue may be with URS at a time; default and range are the bench's own.",
  },
  routeUsedAt: {
    values: ['invite', 'outcome'],
    default: 'invite',
    doc: 'Whether URS is released when the agent is invited, as the tables of the manual have it, or when the agent has answered.',
  },
  stopTellsUrsWith: {
    values: ['EventAbandoned', 'EventRouteUsed'],
    default: 'EventAbandoned',
    doc: "What URS gets when somebody else stops an interaction that it works on: the manual's table and its text differ.",
  },
  revokedToReporting: {
    values: [true, false],
    default: false,
    doc: 'Whether reporting engines get EventRevoked when an invitation times out.',
  },
  acceptedToReporting: {
    values: [true, false],
    default: false,
    doc: 'Whether reporting engines get EventAccepted after RequestAccept.',
  },
  propertiesToReporting: {
    values: [true, false],
    default: true,
    doc: 'Whether reporting engines get EventPropertiesChanged: the text of the manual says so, its table does not.',
  },
  returnsToReporting: {
    values: [true, false],
    default: true,
    doc: 'Whether reporting engines get EventPlacedInQueue and EventPlacedInWorkbin when an interaction returns after a delivery that came to nothing, a handling-timeout or a routing-timeout, which the tables of the manual do not have.',
  },
  propertiesToInvitees: {
    values: [true, false],
    default: false,
    doc: 'Whether an agent who is invited gets EventPropertiesChanged, as the parties do.',
  },
  strangersAct: {
    values: [true, false],
    default: true,
    doc: 'Whether an agent who is no party may place, stop or change what lies in a queue or workbin without taking it first.',
  },
  observersAct: {
    values: [true, false],
    default: true,
    doc: 'Whether monitors and coaches may place, stop and change an interaction and invite others to it, or only leave it.',
  },
  observersHold: {
    values: [true, false],
    default: true,
    doc: 'Whether monitors and coaches keep an interaction that the last party of mode conference has left.',
  },
} as const satisfies Readonly<Record<string, ServerOption>>;

type Table = typeof serverOptionTable;

/** The options by the manual's names and in the manual's units: `options['delivering-timeout']` is in seconds. */
export type ServerOptions = {
  readonly [N in keyof Table]: Table[N] extends { readonly values: readonly (infer V)[] } ? V : number;
};

/** Fills what is not given; throws for an unknown option or a value out of range. */
export const serverOptions = (given?: Partial<ServerOptions>): ServerOptions => {
  if (given === undefined) return defaults;
  const options: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(serverOptionTable, name)) throw unknownOption(name);
    refuseUnfit(name, serverOptionTable[name as keyof Table], value);
    options[name] = value;
  }
  return options as ServerOptions;
};

const defaults = Object.freeze(
  Object.fromEntries(Object.entries(serverOptionTable).map(([name, option]) => [name, option.default])),
) as unknown as ServerOptions;

const refuseUnfit = (name: string, option: ServerOption, value: unknown): void => {
  const fits =
    'values' in option
      ? option.values.some((each) => each === value)
      : Number.isInteger(value) && (value as number) >= option.least && (value as number) <= option.most;
  if (!fits) throw errors.optionOutOfRange('server', name, valueInWords(value), rangeOf(option, valueInWords));
};

/** What an option may be, in words. */
export const rangeOf = (option: ServerOption, write: (value: string | boolean) => string = String): string =>
  'values' in option
    ? `one of ${option.values.map(write).join(', ')}`
    : `a whole number of ${option.unit} from ${option.least} to ${option.most}`;

const unknownOption = (name: string) => {
  const known = Object.keys(serverOptionTable);
  return errors.unknownOption('server', name, known, nearestName(name, known));
};
