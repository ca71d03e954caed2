import type { Plugin } from '../contract/plugin.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';

/** Puts each plugin after those it needs, and otherwise keeps the given order. */
export function orderPlugins(plugins: readonly Plugin[]): readonly Plugin[] {
  const byName = new Map<string, Plugin>();
  for (const plugin of plugins) {
    if (byName.has(plugin.name)) throw errors.pluginTwice(plugin.name);
    byName.set(plugin.name, plugin);
  }
  const ordered = new Set<Plugin>();
  const visit = (plugin: Plugin, path: readonly string[]): void => {
    if (ordered.has(plugin)) return;
    const circle = path.indexOf(plugin.name);
    if (circle >= 0) throw errors.pluginCircle([...path.slice(circle), plugin.name]);
    for (const name of plugin.needs ?? []) {
      const needed = byName.get(name);
      if (needed === undefined) throw errors.pluginMissing(plugin.name, name, nearestName(name, byName.keys()));
      visit(needed, [...path, plugin.name]);
    }
    ordered.add(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return [...ordered];
}
