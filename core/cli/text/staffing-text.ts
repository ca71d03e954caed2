import type { StaffedInterval, StaffingDocument } from '../../simulate/staffing/staffing-document.ts';
import { thresholdText } from './simulation-text.ts';
import { tableWith } from './table-with.ts';
import { rangeText, valueText } from './value-text.ts';
import { countOf } from '../../kernel/count-of.ts';
import { verdictText } from './verdict-text.ts';

const sure = '95 % confidence';

/** The least staffing as a table, a line for each half-hour, with what was done for it. */
export function staffingText({
  verdict,
  scenario,
  goal,
  intervals,
  agentHours,
  simulations,
  notes,
  simulation,
}: StaffingDocument): string {
  const threshold = simulation === null ? '' : ` (${thresholdText(simulation)})`;
  const heading = `${verdictText(verdict)}  ${scenario}: the least agents for a service level of ${Number((goal * 100).toFixed(1))} %${threshold}`;
  const table = tableWith(['', 'offered', 'load', 'agents', sure, 'service level', sure, 'occupancy']);
  for (const each of intervals)
    table.push([
      each.interval,
      valueText('count', each.offered.mean),
      valueText('number', each.load),
      each.agents === null ? '-' : String(each.agents),
      answerText(each),
      valueText('share', each.serviceLevel.mean),
      rangeText('share', each.serviceLevel),
      valueText('share', each.occupancy.mean),
    ]);
  const replications = simulation === null ? '' : ` of ${countOf(simulation.replications, 'replication')}`;
  return [
    heading,
    ...(intervals.length === 0 ? [] : [table.toString()]),
    `${valueText('hours', agentHours).slice(0, -2)} agent hours at work, breaks and absence not counted. ${countOf(simulations, 'simulation')}${replications}.`,
    ...notes,
    '',
  ].join('\n');
}

/** From how many to how many. */
function answerText({ agents, from, to }: StaffedInterval): string {
  if (agents === null) return '';
  if (from === null) return to === null ? 'not known' : `up to ${to}`;
  if (to === null) return `${from} or more`;
  return from === to ? String(from) : `${from} to ${to}`;
}

const heading =
  'interval,offered,load,agents,agentsFrom,agentsTo,serviceLevel,serviceLevelLow,serviceLevelHigh,occupancy';

/** A row for each half-hour, with the heading that a spreadsheet wants; what is not known is empty. */
export const staffingCsv = ({ intervals }: StaffingDocument): string =>
  [
    heading,
    ...intervals.map(({ interval, offered, load, agents, from, to, serviceLevel: { mean, low, high }, occupancy }) =>
      [interval.includes(',') ? `"${interval}"` : interval, offered.mean, load, agents, from, to]
        .concat([mean, low, high, occupancy.mean])
        .map((value) => value ?? '')
        .join(','),
    ),
  ].join('\n') + '\n';
