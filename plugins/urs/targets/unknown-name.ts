import { nearestName } from 'routeproof/kit';
import { neededIn } from './can-hold.ts';
import type { Configuration } from './configuration.ts';
import type { ParsedTarget } from './parse-target.ts';

/** A name that is not there, as the end of a sentence, and the one that is near. */
export interface UnknownName {
  readonly why: string;
  readonly meant: string | undefined;
}

/** The name in a target that nothing in the centre has; groups, which are refused where they are asked for, are not looked at. */
export function unknownName(target: ParsedTarget, configuration: Configuration): UnknownName | undefined {
  const { agents, skills } = configuration;
  const { object } = target;
  if (target.kind === 'skill') {
    const stranger = neededIn(target.condition).find((skill) => !skills.has(skill));
    if (stranger === undefined) return undefined;
    return { why: `nobody in the centre has the skill '${stranger}'`, meant: nearestName(stranger, skills) };
  }
  if (target.kind === 'agent') return agents.includes(object) ? undefined : unknownAgent(object, agents);
  if (target.kind !== 'place' || agents.some((agent) => configuration.whereabouts(agent).isOpen)) return undefined;
  const places = agents.flatMap((agent) => [...configuration.whereabouts(agent).places]);
  if (places.includes(object)) return undefined;
  return { why: `nobody sits at a place '${object}'`, meant: nearestName(object, places) };
}

function unknownAgent(name: string, agents: readonly string[]): UnknownName {
  const whole = agents.find((each) => each.startsWith(`${name}@`));
  if (whole === undefined) return { why: `the centre has no agent '${name}'`, meant: nearestName(name, agents) };
  const hint = `what follows the last @ names a statistics server: write '${whole}@stat-server.A'`;
  return { why: `the centre has no agent '${name}'; ${hint}`, meant: undefined };
}
