import CliTable from 'cli-table3';
import { isFailure, isSameCause, type Finding } from '../../contract/finding.ts';
import { findingsText } from '../../report/findings-text.ts';
import type { Comparison } from '../../simulate/compare-simulations.ts';
import type { Interval } from '../../simulate/confidence-interval.ts';
import type { Intervals, SimulationDocument } from '../../simulate/simulation-document.ts';
import { colour } from '../../process/print.ts';
import { verdictText } from './verdict-text.ts';

/** A simulation with its name in a report. */
export interface NamedSimulation {
  readonly name: string;
  readonly document: SimulationDocument;
}

/** The rows of a report: a measure, its name, and how it is written. */
const rows: readonly (readonly [measure: string, name: string, write: (value: number) => string])[] = [
  ['offered', 'offered', count],
  ['handled', 'handled', count],
  ['left', 'left', count],
  ['stopped', 'stopped by the strategy', count],
  ['serviceLevel', 'service level', percent],
  ['meanWait', 'mean wait', time],
  ['wait50', 'wait, median', time],
  ['wait95', 'wait, 95 %', time],
  ['queueLength', 'queue length', decimal],
  ['occupancy', 'occupancy', percent],
  ['refusedInvitations', 'refused invitations', count],
  ['expiredInvitations', 'expired invitations', count],
  ['reRoutes', 're-routes', count],
  ['conferences', 'conferences', count],
  ['conferenceLength', 'length of a conference', time],
];

/** One simulation as tables: all of it, by queue, medium and skill, and the day as a small chart. */
export function simulationText({ document }: NamedSimulation): string {
  const { verdict, scenario, replications, warmUp, within, by, notes, findings } = document;
  const table = tableWith(['', 'mean', '95 % confidence']);
  for (const [measure, name, write] of rows) {
    const interval = measureIn(document, measure);
    if (interval?.mean == null) continue;
    table.push([
      measure === 'serviceLevel' ? `${name} (${within} s)` : name,
      write(interval.mean),
      rangeOf(interval, write),
    ]);
  }
  const warm = warmUp.method === 'none' ? 'no warm-up' : `warm-up ${time(warmUp.seconds)} (${warmUp.method})`;
  const heading = `${verdictText(verdict)}  ${scenario}: ${replications} replications, ${warm}`;
  const said = [...notes, findingsText(causesOf(findings).slice(0, 5), { colour })];
  return [heading, table.toString(), ...chartOf(by['interval']), ...said, ''].join('\n');
}

/** What was found in all replications, each cause once; failures first. */
function causesOf(findings: readonly Finding[]): readonly Finding[] {
  const causes: Finding[] = [];
  for (const each of findings.toSorted((one, other) => Number(isFailure(other)) - Number(isFailure(one)))) {
    const index = causes.findIndex((cause) => isSameCause(cause, each));
    if (index < 0) causes.push(each);
    else causes[index] = { ...causes[index]!, count: causes[index]!.count + each.count };
  }
  return causes;
}

/** Several simulations side by side: one row each. */
export function sweepText(simulations: readonly NamedSimulation[]): string {
  const shown = rows.filter(([measure]) =>
    ['serviceLevel', 'meanWait', 'wait95', 'left', 'queueLength', 'occupancy'].includes(measure),
  );
  const table = tableWith(['', ...shown.map(([, name]) => name)]);
  for (const { name, document } of simulations)
    table.push([
      name,
      ...shown.map(([measure, , write]) => {
        const interval = measureIn(document, measure);
        return interval?.mean == null ? '-' : `${write(interval.mean)} ${halfOf(interval, write)}`.trimEnd();
      }),
    ]);
  const notes = simulations.flatMap(({ name, document }) => document.notes.map((note) => `${name}: ${note}`));
  return [table.toString(), ...notes, ''].join('\n');
}

/** What the comparisons say, in sentences and paired differences. */
export function comparisonText(comparisons: readonly Comparison[]): string {
  return comparisons
    .map(({ name, differences, sentence }) => {
      const table = tableWith([name, 'difference', '95 % confidence', '']);
      for (const { measure, difference, verdict } of differences) {
        const [, title, write] = rows.find(([each]) => each === measure) ?? ['', measure, decimal];
        if (difference.mean === null) continue;
        table.push([title, write(difference.mean), rangeOf(difference, write), verdict]);
      }
      return `${table.toString()}\n${sentence}\n`;
    })
    .join('\n');
}

/** One row for each simulation, with the heading that a spreadsheet wants. */
export function simulationCsv(simulations: readonly NamedSimulation[]): string {
  const names = rows.map(([measure]) => measure);
  const heading = ['simulation', ...names.flatMap((name) => [name, `${name}_low`, `${name}_high`])];
  const lines = simulations.map(({ name, document }) => [
    /[",\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name,
    ...names.flatMap((measure) => {
      const { mean = null, low = null, high = null } = measureIn(document, measure) ?? {};
      return [mean ?? '', low ?? '', high ?? ''];
    }),
  ]);
  return [heading, ...lines].map((line) => line.join(',')).join('\n') + '\n';
}

/** A table without lines between its rows. */
export const tableWith = (head: string[]): CliTable.Table =>
  new CliTable({
    head,
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });

const measureIn = (document: SimulationDocument, measure: string): Interval | undefined =>
  (document as unknown as Readonly<Record<string, Interval | undefined>>)[measure];

/** A measure of the whole simulation. */
export const meanIn = (document: SimulationDocument, measure: string): Interval =>
  measureIn(document, measure) ?? { mean: null, low: null, high: null };

const bars = '▁▂▃▄▅▆▇█';

/** Arrivals and service level over the day, a character for each interval. */
function chartOf(intervals: Readonly<Record<string, Intervals>> = {}): readonly string[] {
  const parts = Object.entries(intervals);
  if (parts.length < 2) return [];
  const line = (name: string, measure: string, most?: number) => {
    const values = parts.map(([, part]) => part[measure]?.mean ?? 0);
    const top = most ?? Math.max(...values);
    const chart = values.map((value) => bars[Math.min(7, Math.floor((value / (top || 1)) * 7.999))]).join('');
    return `${name.padEnd(14)} ${chart}  ${parts[0]![0]} to ${parts.at(-1)![0]}`;
  };
  return [line('offered', 'offered'), line('mean wait', 'meanWait'), line('service level', 'serviceLevel', 1)];
}

function rangeOf({ low, high }: Interval, write: (value: number) => string): string {
  return low === null || high === null ? '' : `${write(low)} to ${write(high)}`;
}

function halfOf({ mean, high }: Interval, write: (value: number) => string): string {
  return mean === null || high === null ? '' : `± ${write(high - mean)}`;
}

function count(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function time(value: number): string {
  return Math.abs(value) < 10 ? `${value.toFixed(2)} s` : `${value.toFixed(1)} s`;
}

function decimal(value: number): string {
  return value.toFixed(2);
}
