import type { Scenario } from '../contract/scenario.ts';
import type { Span } from '../contract/traffic.ts';
import { minutes, type Milliseconds } from '../kernel/time.ts';
import { endOf } from './run-replication.ts';
import { withAgents } from './with-agents.ts';

/** How long an interval of a staffing is. */
export const halfHour: Milliseconds = minutes(30);

/**
 * The same scenario with so many agents at work in each half-hour from the start on, the first of its own and then copies of them. The
 * last number stays to the end of the run. Nobody has a break, is late or does not come: it is said how many are at work.
 */
export function withStaff(scenario: Scenario, staff: readonly number[]): Scenario {
  const own = scenario.centre?.agents ?? [];
  // Who is not needed stays away: strategies and conferences may name whoever the scenario has.
  const staffed = withAgents(scenario, Math.max(own.length, ...staff));
  const end = endOf(scenario) + halfHour;
  const agents = (staffed.centre?.agents ?? []).map((agent, index) => ({
    ...agent,
    work: { ...agent.work, shifts: shiftsOf(index, staff, end), breaks: [], absent: 0, late: 0 },
  }));
  return { ...staffed, centre: { ...staffed.centre, agents } };
}

function shiftsOf(agent: number, staff: readonly number[], end: Milliseconds): readonly Span[] {
  const shifts: { from: Milliseconds; to: Milliseconds }[] = [];
  for (const [index, count] of staff.entries()) {
    if (count <= agent) continue;
    const from = index * halfHour;
    const to = index === staff.length - 1 ? Math.max(end, from + halfHour) : from + halfHour;
    const last = shifts.at(-1);
    if (last?.to === from) last.to = to;
    else shifts.push({ from, to });
  }
  return shifts;
}
