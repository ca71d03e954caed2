import type { Interval } from '../../simulate/estimates/interval.ts';
import type { Unit } from '../../simulate/measures/measure.ts';

/** Writes a value in its unit; `null` is a dash. */
export const valueText = (unit: Unit, value: number | null): string => (value === null ? '-' : writers[unit](value));

/** Writes where a value lies with 95 % confidence; an end that the replications cannot give is open. */
export function rangeText(unit: Unit, { mean, low, high }: Interval): string {
  if (mean === null) return '';
  if (low === null && high === null) return 'too few to tell';
  // That nothing was seen, or nothing else, says no more than the mean does.
  if ((low === null && high === mean) || (high === null && low === mean)) return '';
  if (low === null) return `up to ${valueText(unit, high)}`;
  return high === null ? `${valueText(unit, low)} or more` : `${valueText(unit, low)} to ${valueText(unit, high)}`;
}

/** Writes a difference, with its sign; of shares, in points. */
export function differenceText(unit: Unit, value: number): string {
  const text = unit === 'share' ? `${(value * 100).toFixed(1)} points` : writers[unit](value);
  if (!/[1-9]/.test(text)) return text.replace('-', '');
  return value > 0 ? `+${text}` : text;
}

/** Writes where a difference lies with 95 % confidence. */
export function differenceRange(unit: Unit, { low, high }: Interval): string {
  if (low === null && high === null) return 'too few to tell';
  if (low === null) return `up to ${differenceText(unit, high!)}`;
  return high === null
    ? `${differenceText(unit, low)} or more`
    : `${differenceText(unit, low)} to ${differenceText(unit, high)}`;
}

/** The same range with its unit once: `(83.0 to 84.4 %)`. */
export const inBrackets = (range: string): string =>
  range === '' ? '' : `(${range.replace(/^(\S+) (\S+) to (\S+) \2$/, '$1 to $3 $2')})`;

const writers: Readonly<Record<Unit, (value: number) => string>> = {
  count: (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 }),
  share: (value) => `${(value * 100).toFixed(1)} %`,
  time: (value) => (Math.abs(value) < 10 ? `${value.toFixed(2)} s` : `${value.toFixed(1)} s`),
  number: (value) => value.toFixed(2),
  hours: (value) => `${value.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} h`,
  money: (value) => value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};
