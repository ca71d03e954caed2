import { rolesOf, type Plugin } from '../contract/plugin.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';

/** Puts each plugin after those it needs, and otherwise keeps the given order. */
export function orderPlugins(plugins: readonly Plugin[]): readonly Plugin[] {
  const known = new Map<string, Plugin[]>();
  const met = new Set<string>();
  for (const plugin of plugins) {
    if (met.has(plugin.name)) throw errors.pluginTwice(plugin.name);
    met.add(plugin.name);
    for (const role of new Set(rolesOf(plugin))) known.set(role, [...(known.get(role) ?? []), plugin]);
  }
  const ordered = new Set<Plugin>();
  const visit = (plugin: Plugin, path: readonly Plugin[]): void => {
    if (ordered.has(plugin)) return;
    const circle = path.indexOf(plugin);
    if (circle >= 0) throw errors.pluginCircle([...path.slice(circle), plugin].map(({ name }) => name));
    for (const role of plugin.needs ?? []) {
      const meant = known.get(role)?.filter((each) => each !== plugin) ?? [];
      if (meant.length === 0) throw missing(plugin, role, known, plugins);
      for (const each of meant) visit(each, [...path, plugin]);
    }
    ordered.add(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return [...ordered];
}

function missing(plugin: Plugin, role: string, known: ReadonlyMap<string, unknown>, plugins: readonly Plugin[]) {
  const bringer = Object.hasOwn(bringers, role) ? bringers[role as keyof typeof bringers] : undefined;
  const named = plugins.find((each) => each !== plugin && each.name === role);
  const names = [...known.keys(), ...(bringer === undefined ? Object.keys(bringers) : [])];
  const meant =
    named === undefined
      ? nearestName(
          role,
          names.filter((each) => each !== role),
        )
      : rolesOf(named)[0];
  return errors.pluginMissing(plugin.name, role, bringer, meant);
}

/** Which plugin of 'routeproof/plugins' plays a role. */
const bringers = {
  agent: 'agents()',
  'media-server': 'mediaServer()',
  urs: 'urs()',
  'reporting-engine': 'reportingEngine()',
  service: "service('…', { … })",
  't-library': 'tLibrary()',
} as const;
