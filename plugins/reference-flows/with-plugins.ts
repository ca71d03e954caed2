import type { Plugin, Scenario } from 'routeproof';
import { rolesOf } from 'routeproof/kit';

/** Roles that the flows' own plugins play: in a flow without the role nobody would have a use for another one. */
const castRoles: ReadonlySet<string> = new Set(['agent', 'media-server', 'urs', 'reporting-engine', 't-library']);

/**
 * The scenario with plugins of an author's: in place of those that play the same role or put the same words on the wire; what
 * is of no such kind stands beside them.
 */
export function withPlugins(scenario: Scenario, plugins: readonly Plugin[]): Scenario {
  const placed = plugins.filter((plugin) => hasPlaceIn(scenario, plugin));
  const staying = scenario.plugins.filter((own) => !placed.some((plugin) => takesPlaceOf(plugin, own)));
  return { ...scenario, plugins: [...staying, ...placed] };
}

/** Whether the scenario has a use for a plugin. */
export const hasPlaceIn = (scenario: Scenario, plugin: Plugin): boolean =>
  !isOfCast(plugin) || scenario.plugins.some((own) => takesPlaceOf(plugin, own));

const isOfCast = (plugin: Plugin): boolean =>
  plugin.substitution !== undefined || rolesOf(plugin).some((role) => castRoles.has(role));

const takesPlaceOf = (plugin: Plugin, own: Plugin): boolean =>
  (plugin.substitution !== undefined && plugin.substitution.of === own.substitution?.of) ||
  rolesOf(plugin).some((role) => rolesOf(own).includes(role));
