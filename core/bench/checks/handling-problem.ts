import type { Agent } from '../../contract/centre.ts';
import type { HandlingBy, TrafficStream } from '../../contract/traffic.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import type { Misfit } from './kind.ts';

/** What is wrong in handling times of some agents or customers, if anything is: nobody fits a name that is nowhere. */
export function handlingProblem(stream: TrafficStream, agents: readonly Agent[]): Misfit | undefined {
  for (const [index, row] of (stream.handlingBy ?? []).entries()) {
    const found = agentProblem(row, agents) ?? userDataProblem(row, stream);
    if (found !== undefined) return [`handlingBy.${index}${found[0]}`, found[1], found[2]];
  }
  return undefined;
}

function agentProblem({ agent, skill, userData }: HandlingBy, agents: readonly Agent[]): Misfit | undefined {
  if (agent === undefined && skill === undefined && userData === undefined)
    return ['', 'it says for whom neither by `agent` nor by `skill` or `userData`; for all there is `handling`'];
  if (userData !== undefined && Object.keys(userData).length === 0)
    return ['.userData', 'it names no key, so it fits whatever comes; name one, or take it out'];
  const names = agents.map(({ name }) => name);
  if (agent !== undefined && !names.includes(agent))
    return ['.agent', `'${agent}' is no agent of the centre`, nearestName(agent, names)];
  const skills = new Set(agents.flatMap((each) => Object.keys(each.skills ?? {})));
  if (skill !== undefined && !skills.has(skill))
    return ['.skill', `no agent has the skill '${skill}'`, nearestName(skill, skills)];
  return undefined;
}

function userDataProblem({ userData = {} }: HandlingBy, stream: TrafficStream): Misfit | undefined {
  const asked = Object.entries(userData);
  if (asked.length === 0) return undefined;
  const { userData: rows = [], arrivals, callback } = stream;
  const met = new Map<string, Set<unknown>>();
  for (const each of [...rows, ...('calls' in arrivals ? arrivals.calls : []), ...(callback ? [callback] : [])])
    for (const [key, value] of Object.entries(each.userData ?? {}))
      met.set(key, (met.get(key) ?? new Set<unknown>()).add(value));
  for (const [key, value] of asked) {
    const values = met.get(key);
    if (values === undefined)
      return [`.userData.${key}`, `nothing comes with the key '${key}'`, nearestName(key, met.keys())];
    if (values.has(value)) continue;
    const meant = typeof value === 'string' ? nearestName(value, [...values].map(String)) : undefined;
    return [`.userData.${key}`, `nothing comes with the value ${valueInWords(value)}`, meant];
  }
  return undefined;
}
