import type { Ageing, WideningOptions } from 'routeproof';
import { errors, nearestName, valueInWords } from 'routeproof/kit';
import { selectionStatistics } from 'routeproof/protocol';

const owner = '`desk.target`';

const names = [
  ...['by', 'order', 'every', 'virtualQueue', 'prefer', 'priority', 'ageing', 'threshold'],
  ...['clearTargets', 'busy', 'place'],
];

/** Refuses options that there are not, or that say what they cannot. */
export function checkTargetOptions(options: WideningOptions): void {
  if (typeof options !== 'object' || (options as unknown) === null)
    throw wrong('options', options, 'an object, or left out');
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name)) throw errors.unknownOption(owner, name, names, nearestName(name, names));
    if (value === undefined) throw wrong(name, value, 'there or left out');
  }
  const {
    by = 'StatTimeInReadyState',
    order = 'max',
    priority = 0,
    ageing = 0,
    every = 0,
    virtualQueue,
    threshold,
    clearTargets = true,
    busy = false,
    place = 'new',
  } = options;
  if (!isStatistic(by) && by !== 'percentage')
    throw wrong('by', by, `one of ${known.join(', ')}, percentage, or a statistic of the centre`);
  if (typeof busy !== 'boolean') throw wrong('busy', busy, 'true or false');
  if (!['max', 'min', 'list'].includes(order)) throw wrong('order', order, 'max, min or list');
  if (by === 'percentage' && options.order !== undefined)
    throw wrong('order', order, "left out beside `by: 'percentage'`");
  if (!Number.isFinite(priority)) throw wrong('priority', priority, 'a number');
  checkAgeing(ageing);
  if (!Number.isFinite(every) || every < 0) throw wrong('every', every, '0 or more');
  const queues: readonly unknown[] = Array.isArray(virtualQueue) ? virtualQueue : [virtualQueue ?? 'left out'];
  for (const [index, queue] of queues.entries())
    if (typeof queue !== 'string' || queue === '' || queues.indexOf(queue) !== index)
      throw wrong('virtualQueue', queue, 'a name, or a list of names, each of them once');
  if (typeof clearTargets !== 'boolean') throw wrong('clearTargets', clearTargets, 'true or false');
  if (!['kept', 'new'].includes(place)) throw wrong('place', place, 'kept or new');
  if (threshold !== undefined && typeof threshold !== 'function')
    throw wrong('threshold', threshold, 'a function: `() => desk.sdata(…) > 2`');
}

const ageingNames = ['by', 'every', 'upTo'];

function checkAgeing(ageing: number | Ageing): void {
  if (typeof ageing !== 'object' || ageing === null) {
    if (!Number.isFinite(ageing) || ageing < 0) throw wrong('ageing', ageing, '0 or more');
    return;
  }
  for (const [name, value] of Object.entries(ageing)) {
    if (!ageingNames.includes(name))
      throw errors.unknownOption(`${owner}, ageing`, name, ageingNames, nearestName(name, ageingNames));
    if (value === undefined) throw wrong(`ageing.${name}`, value, 'there or left out');
  }
  const { by, every = 1, upTo = 0 } = ageing;
  if (!Number.isFinite(by) || by < 0) throw wrong('ageing.by', by, '0 or more');
  if (!Number.isFinite(every) || every <= 0) throw wrong('ageing.every', every, 'more than 0');
  if (!Number.isFinite(upTo)) throw wrong('ageing.upTo', upTo, 'a number');
}

/** Says which option of `desk.target` is wrong, and what it must be. */
export const wrong = (option: string, value: unknown, range: string) =>
  errors.optionOutOfRange(owner, option, valueInWords(value), range);

const known = Object.keys(selectionStatistics);

const isStatistic = (by: unknown): boolean =>
  typeof by === 'object' && by !== null ? 'name' in by : known.includes(String(by));
