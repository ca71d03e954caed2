import type { Milliseconds } from '../kernel/time.ts';
import { optionKinds } from '../contract/checked-options.ts';
import { errors } from '../kernel/errors.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { csvTable, momentsIn } from './csv-table.ts';

/**
 * The times in one column of a CSV file with a heading: seconds such as `30.5`, times of day such as `08:30:00`, or with their day
 * such as `2026-11-02 08:30:00`, where the first day's midnight is 0. For `empirical`, and for arrivals as they really came. A path is
 * taken from the folder of the file that asks, or else from the folder you are in.
 */
export function timesFromCsv(file: string | URL, column: string): readonly Milliseconds[] {
  const [words, fits] = optionKinds.name;
  if (!fits(column)) throw errors.optionOutOfRange('`timesFromCsv`', 'column', valueInWords(column), words);
  return momentsIn(csvTable(file).column(column));
}
