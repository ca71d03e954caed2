import { seconds, type Milliseconds } from 'routeproof';
import { errors, nearestName, valueInWords } from 'routeproof/kit';
import { catalogue, type EventType, type RequestType } from 'routeproof/protocol';

/** A program that fails, when, and for how long. */
export interface Outage {
  /** Its name, as in the trace. */
  readonly of: string;
  /** Only after a message of this type, got or sent. Default: after each message, unless `at` says when. */
  readonly when?: RequestType | EventType;
  /** At one of these times. */
  readonly at?: Milliseconds | readonly Milliseconds[];
  /** How long it is away; `Infinity`: it does not come back. Default: 5 seconds. */
  readonly away?: Milliseconds;
}

/** What may come late: a request, or what a third-party service says. */
export type LateType = RequestType | 'Event3rdServerResponse' | 'Event3rdServerFault';

/** Which faults may happen. Each is a choice of the run, and none happens where nobody chooses. */
export interface FaultOptions {
  /** Clients whose connection to the Interaction Server breaks and is there again later. */
  readonly disconnect?: readonly (string | Outage)[];
  /** Programs that lose all their connections and their memory: `'urs'`, `'interaction-server'`, ... */
  readonly restart?: readonly (string | Outage)[];
  /** Clients on whose link a message is under way for so much longer; what follows it waits behind it. */
  readonly slow?: Readonly<Record<string, Milliseconds>>;
  /** Requests that are sent once more, directly after. */
  readonly twice?: readonly RequestType[];
  /** Answers and decisions that are sent after their time-out; or so much later, for those that have none: `{ Event3rdServerResponse: seconds(60) }`. */
  readonly late?: readonly RequestType[] | Readonly<Partial<Record<LateType, Milliseconds>>>;
  /** How many faults a run has at most. Default: 1. */
  readonly atMost?: number;
}

/** An outage with every default filled in. */
export interface PlannedOutage {
  readonly of: string;
  readonly when: string | undefined;
  readonly at: readonly Milliseconds[];
  readonly away: Milliseconds;
}

/** Faults as they were asked for, checked, with every default filled in. */
export interface PlannedFaults {
  readonly disconnect: readonly PlannedOutage[];
  readonly restart: readonly PlannedOutage[];
  readonly slow: ReadonlyMap<string, Milliseconds>;
  readonly twice: ReadonlySet<string>;
  /** `undefined`: after its time-out. */
  readonly late: ReadonlyMap<string, Milliseconds | undefined>;
  readonly atMost: number;
}

const known = ['disconnect', 'restart', 'slow', 'twice', 'late', 'atMost'];
const keys = ['of', 'when', 'at', 'away'];

/** What has a time-out of the server that it can miss: an agent's answer to an invitation, and URS's decision. */
const answers: ReadonlySet<string> = new Set(['RequestAccept', 'RequestReject']);
const decisions: ReadonlySet<string> = new Set([
  ...['RequestDeliver', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin', 'RequestStopProcessing', 'RequestRouteCall'],
]);

/** The time-out that a message of this type can miss, for a client of this kind. */
export function timeOutOf(type: string, isRouter: boolean): 'delivering-timeout' | 'routing-timeout' | undefined {
  if (isRouter) return decisions.has(type) ? 'routing-timeout' : undefined;
  return answers.has(type) ? 'delivering-timeout' : undefined;
}

/** Checks what an author asks for; names of actors are checked when there is a bench. */
export function plannedFaults(options: FaultOptions): PlannedFaults {
  if (typeof options !== 'object' || options === null)
    throw errors.badArgument(
      '`faults`',
      valueInWords(options),
      'an object that says which may happen',
      "Write `faults({ disconnect: ['ann'] })`",
    );
  for (const option of Object.keys(options))
    if (!known.includes(option)) throw errors.unknownOption('faults', option, known, nearestName(option, known));
  const { disconnect = [], restart = [], slow = {}, twice = [], late = [], atMost = 1 } = options;
  if (!(Number.isInteger(atMost) && atMost >= 1))
    throw errors.optionOutOfRange('faults', 'atMost', shown(atMost), 'a whole number from 1 up');
  checkList('disconnect', disconnect, "['ann']");
  checkList('restart', restart, "['urs']");
  checkList('twice', twice, "['RequestAccept']");
  if (typeof slow !== 'object' || slow === null || Array.isArray(slow))
    throw errors.optionOutOfRange('faults', 'slow', shown(slow), 'an object with times, such as { ann: seconds(5) }');
  if (typeof late !== 'object' || late === null)
    throw errors.optionOutOfRange(
      'faults',
      'late',
      shown(late),
      "a list, such as ['RequestAccept'], or an object with times",
    );
  for (const [client, time] of Object.entries(slow)) checkTime(`slow.${client}`, time, 'a time above 0', 1);
  for (const type of twice) checkMessage('twice', type, (name) => name.startsWith('Request'));
  return {
    disconnect: disconnect.map((given) => plannedOutage('disconnect', given)),
    restart: restart.map((given) => plannedOutage('restart', given)),
    slow: new Map(Object.entries(slow)),
    twice: new Set(twice),
    late: plannedLate(late),
    atMost,
  };
}

function checkList(option: string, given: unknown, example: string): void {
  if (!Array.isArray(given))
    throw errors.optionOutOfRange('faults', option, shown(given), `a list, such as ${example}`);
}

const shown = (given: unknown): string => (typeof given === 'object' ? JSON.stringify(given) : valueInWords(given));

function plannedOutage(option: string, given: string | Outage): PlannedOutage {
  if (typeof given !== 'string' && (typeof given !== 'object' || given === null))
    throw errors.optionOutOfRange(
      'faults',
      option,
      shown(given),
      "a list of names, or of objects such as { of: 'ann' }",
    );
  for (const key of typeof given === 'string' ? [] : Object.keys(given))
    if (!keys.includes(key)) throw errors.unknownOption(`faults: ${option}`, key, keys, nearestName(key, keys));
  const { of, when, at = [], away = seconds(5) } = typeof given === 'string' ? { of: given } : given;
  if (typeof of !== 'string')
    throw errors.optionOutOfRange('faults', `${option}: of`, shown(of), 'the name of a program, as in the trace');
  const times: readonly Milliseconds[] = Array.isArray(at) ? (at as readonly Milliseconds[]) : [at as Milliseconds];
  if (when !== undefined) checkMessage(`${option}: when`, when, () => true);
  for (const time of times) checkTime(`${option}: at`, time, 'a time from 0 up', 0);
  if (away !== Infinity) checkTime(`${option}: away`, away, 'a time above 0, or Infinity', 1);
  return { of, when, at: times, away };
}

function plannedLate(late: NonNullable<FaultOptions['late']>): ReadonlyMap<string, Milliseconds | undefined> {
  if (Array.isArray(late)) {
    for (const type of late as readonly string[]) {
      checkMessage('late', type, () => true);
      if (!answers.has(type) && !decisions.has(type))
        throw errors.optionOutOfRange(
          'faults',
          'late',
          shown(type),
          `an object with a time, \`{ ${type}: seconds(60) }\`: it has no time-out of its own`,
        );
    }
    return new Map((late as readonly string[]).map((type) => [type, undefined]));
  }
  for (const [type, time] of Object.entries(late)) {
    checkMessage('late', type, (name) => name.startsWith('Request') || name.startsWith('Event3rdServer'));
    checkTime(`late.${type}`, time, 'a time above 0', 1);
  }
  return new Map(Object.entries(late));
}

function checkTime(option: string, time: unknown, range: string, least: number): void {
  if (typeof time === 'number' && time >= least && time < Infinity) return;
  throw errors.optionOutOfRange('faults', option, shown(time), range);
}

function checkMessage(option: string, type: string, fits: (type: string) => boolean): void {
  if (typeof type !== 'string')
    throw errors.optionOutOfRange('faults', option, shown(type), "the name of a message, such as 'EventInvite'");
  const types = Object.keys(catalogue).filter(fits);
  if (!(type in catalogue)) throw errors.unknownMessage('the bench', type, nearestName(type, types));
  if (!fits(type)) throw errors.optionOutOfRange('faults', option, shown(type), 'a request');
}
