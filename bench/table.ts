import { rateText, timesText, timeText } from './figures.ts';
import type { Comparison, Reading, Workload } from './workload.ts';

/** The heading of a workload's tables. */
export const headingOf = ({ id, title }: Workload): string => `${id}  ${title}\n`;

/** One comparison as a table: who, how fast, how long for one, and how many times as fast ours is. */
export function tableOf({ title, unit, readings, goal }: Comparison): string {
  const rows = readings.map((reading) => [
    reading.role === 'ceiling' ? `${reading.name} (ceiling)` : reading.name,
    ...figuresOf(reading, readings),
  ]);
  const table = [[title, `${unit}/s`, 'each', 'ours is'], ...rows];
  const lines = table.map(([name, ...figures]) =>
    `  ${name!.padEnd(nameWidth)}${figures.map((figure) => figure.padStart(figureWidth)).join('')}`.trimEnd(),
  );
  const notes = readings
    .filter(({ missing }) => missing !== undefined)
    .map(({ name, missing }) => `  ${name} was not measured: ${missing}.`);
  const verdict = goal && `  goal ${goal.sentence}: ${goal.met ? 'met' : 'MISSED'} (${goal.reached})`;
  return [...lines, ...notes, ...(verdict === undefined ? [] : [verdict]), ''].join('\n');
}

/** How many times as fast as this contender ours is; undefined where that says nothing. */
export function oursIs(reading: Reading, readings: readonly Reading[]): number | undefined {
  const ours = readings.find(({ role }) => role === 'ours');
  return reading.role === 'ours' || !ours?.rate || !reading.rate ? undefined : ours.rate / reading.rate;
}

const nameWidth = 46;
const figureWidth = 13;

function figuresOf(reading: Reading, readings: readonly Reading[]): readonly string[] {
  if (reading.rate === 0) return ['-', '-', ''];
  const ratio = oursIs(reading, readings);
  return [rateText(reading.rate), timeText(reading.rate), ratio === undefined ? '' : timesText(ratio)];
}
