import { isFailure, isSameCause, type Finding } from '../../contract/finding.ts';
import { countOf } from '../../kernel/count-of.ts';
import { findingsText } from '../../report/findings-text.ts';
import { rulesText } from '../../report/rules-text.ts';
import type { Interval } from '../../simulate/estimates/interval.ts';
import type { Intervals } from '../../simulate/measures/estimates-of.ts';
import { measureNamed } from '../../simulate/measures/measures.ts';
import type { SimulationDocument } from '../../simulate/simulation-document.ts';
import { colour } from '../../process/print.ts';
import { inBrackets, rangeText, valueText } from './value-text.ts';
import { shortTitle } from './short-titles.ts';
import { splitTexts } from './split-texts.ts';
import { fittedTable, tableWith } from './table-with.ts';
import { verdictText } from './verdict-text.ts';

/** A simulation with its name in a report. */
export interface NamedSimulation {
  readonly name: string;
  readonly document: SimulationDocument;
}

/** The measures of a report. What is nothing in most days is left out where it is nothing. */
const shown = [
  ...['offered', 'handled', 'abandoned', 'stopped', 'waitingAtEnd', 'serviceLevel', 'abandonmentRate'],
  ...['averageSpeedOfAnswer', 'meanWait', 'wait50', 'wait95', 'longestWait', 'averageHandleTime', 'queueLength'],
  ...['longestQueue', 'occupancy', 'utilisation', 'adherence', 'agentHours', 'cost', 'refusedInvitations'],
  ...['expiredInvitations', 'reRoutes', 'conferences', 'conferenceLength'],
];
const ifAny = [
  'stopped',
  'cost',
  'refusedInvitations',
  'expiredInvitations',
  'reRoutes',
  'conferences',
  'conferenceLength',
];

/** One simulation as tables: all of it, the day as a small chart, and the splits that were asked for. */
export function simulationText({ document }: NamedSimulation, asked: readonly string[] = []): string {
  const { verdict, scenario, replications, warmUp, by, notes, findings, overloads, remarks, rules } = document;
  const table = tableWith(['', 'mean', '95 % confidence']);
  for (const name of shown) {
    const interval = meanIn(document, name);
    if (interval.mean === null || (interval.mean === 0 && ifAny.includes(name))) continue;
    const { title, unit } = measureNamed(name)!;
    const full = name === 'serviceLevel' ? `${title} (${thresholdText(document)})` : title;
    table.push([full, valueText(unit, interval.mean), rangeText(unit, interval)]);
  }
  const warm =
    warmUp.method === 'none' ? 'no warm-up' : `warm-up ${valueText('time', warmUp.seconds)} (${warmUp.method})`;
  const heading = `${verdictText(verdict)}  ${scenario}: ${countOf(replications, 'replication')}, ${warm}`;
  const streams = Object.keys(by['stream'] ?? {}).length > 1 && !asked.includes('stream') ? ['stream'] : [];
  const said = [
    ...notes,
    ...overloads.map(({ sentence }) => sentence),
    ...remarks,
    findingsText(causesOf(findings).slice(0, 5), { colour }),
  ];
  return [
    heading,
    table.toString(),
    ...chartOf(by['interval']),
    ...splitTexts(document, [...streams, ...asked]),
    ...(rules === undefined ? [] : [rulesText(rules, 'replications', { colour })]),
    ...said,
    '',
  ].join('\n');
}

/** Within which time an answer counts. */
export function thresholdText({ within, withinByMedium }: SimulationDocument): string {
  const own = Object.entries(withinByMedium).map(([medium, time]) => `${medium} ${time} s`);
  return own.length === 0 ? `${within} s` : [...own, `others ${within} s`].join(', ');
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

const swept = [
  ...['serviceLevel', 'averageSpeedOfAnswer', 'wait95', 'abandonmentRate', 'waitingAtEnd', 'cost', 'occupancy'],
  'queueLength',
];

/** Several simulations side by side: one row each. */
export function sweepText(simulations: readonly NamedSimulation[]): string {
  const told = swept.filter((name) =>
    simulations.some(({ document }) => {
      const { mean } = meanIn(document, name);
      return mean !== null && (mean !== 0 || !(name === 'waitingAtEnd' || ifAny.includes(name)));
    }),
  );
  const rows = simulations.map(({ name, document }) => [
    name,
    ...told.map((measure) => {
      const { unit } = measureNamed(measure)!;
      const interval = meanIn(document, measure);
      return [valueText(unit, interval.mean), inBrackets(rangeText(unit, interval))].join('\n');
    }),
  ]);
  const notes = simulations.flatMap(({ name, document }) =>
    [...document.notes, ...document.overloads.map(({ sentence }) => sentence)].map((note) => `${name}: ${note}`),
  );
  const remarks = new Set(simulations.flatMap(({ document }) => document.remarks));
  return [fittedTable(['', ...told.map(shortTitle)], rows), ...notes, ...remarks, ''].join('\n');
}

/** A measure of the whole simulation. */
export const meanIn = (document: SimulationDocument, measure: string): Interval =>
  (document as unknown as Readonly<Record<string, Interval | undefined>>)[measure] ?? {
    mean: null,
    low: null,
    high: null,
  };

const bars = '▁▂▃▄▅▆▇█';

/** Arrivals and service level over the day, a character for each interval. */
function chartOf(intervals: Readonly<Record<string, Intervals>> = {}): readonly string[] {
  const parts = Object.entries(intervals).filter(([, part]) => (part['offered']?.mean ?? 0) > 0);
  if (parts.length < 2) return [];
  const line = (name: string, measure: string, most?: number) => {
    const values = parts.map(([, part]) => part[measure]?.mean ?? 0);
    const top = most ?? Math.max(...values);
    const chart = values.map((value) => bars[Math.min(7, Math.floor((value / (top || 1)) * 7.999))]).join('');
    return `${name.padEnd(14)} ${chart}  ${parts[0]![0]} to ${parts.at(-1)![0]}`;
  };
  return [
    line('offered', 'offered'),
    line('mean wait', 'meanWait'),
    line('queue', 'queueLength'),
    line('service level', 'serviceLevel', 1),
  ];
}
