import { errors } from '../kernel/errors.ts';
import { hours, type Milliseconds } from '../kernel/time.ts';
import type { TableCell } from './csv-rows.ts';
import { dateOf } from './csv-time.ts';

/** When the day of a cell begins, days being numbers or dates. */
export function rosterDays(
  cells: readonly TableCell[],
  where: (cell: TableCell) => string,
  firstDay: string | undefined,
): (cell: TableCell) => Milliseconds {
  const dates = firstDay !== undefined || cells.some(({ text }) => dateOf(text) !== undefined);
  const words = dates ? 'a date such as 2026-11-23' : 'the number of a day, 1 or more, or a date such as 2026-11-23';
  const numberOf = (text: string) => (/^\d{1,4}$/.test(text) && Number(text) > 0 ? Number(text) : undefined);
  const count = (cell: TableCell): number => {
    const number = dates ? dateOf(cell.text) : numberOf(cell.text);
    if (number === undefined) throw errors.badCsv(where(cell), `'${cell.text}' is not ${words}`);
    return number;
  };
  const counted = cells.map(count);
  const asked = firstDay === undefined ? undefined : dateOf(firstDay);
  if (firstDay !== undefined && asked === undefined)
    throw errors.badCsv('`firstDay`', `'${firstDay}' is not a date such as 2026-11-23`);
  const first = asked ?? (dates ? Math.min(...counted) : 1);
  return (cell) => {
    const since = count(cell) - first;
    if (since < 0) throw errors.badCsv(where(cell), `'${cell.text}' is before the first day, ${firstDay}`);
    return since * day;
  };
}

const day = hours(24);
