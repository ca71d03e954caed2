import type { Milliseconds } from '../kernel/time.ts';
import { csvTable, momentsIn } from './csv-table.ts';

/**
 * The times in one column of a CSV file with a heading: seconds such as `30.5`, times of day such as `08:30:00`, or with their day
 * such as `2026-11-02 08:30:00`, where the first day's midnight is 0. For `empirical`, and for arrivals as they really came. A path is
 * taken from the folder of the file that asks, or else from the folder you are in.
 */
export const timesFromCsv = (file: string | URL, column: string): readonly Milliseconds[] =>
  momentsIn(csvTable(file).column(column));
