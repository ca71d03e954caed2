import { posix } from 'node:path';
import { breach, folderOf, importsOf, meant, type Breach, type Check, type Source } from './source.ts';

/** No file needs itself in the end, not for a type either. */
export const noCircles: Check = (sources) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found: Breach[] = [];
  const done = new Set<string>();
  const visit = (source: Source, way: readonly string[]): void => {
    for (const { from, at } of importsOf(source)) {
      const file = meant(source, from);
      if (file === undefined || done.has(file)) continue;
      const begun = [...way, source.path].indexOf(file);
      const next = byPath.get(file);
      if (begun >= 0)
        found.push(breach(source, at, `closes a circle: ${[...way.slice(begun), source.path, file].join(' -> ')}`));
      else if (next !== undefined) visit(next, [...way, source.path]);
    }
    done.add(source.path);
  };
  for (const source of sources) if (!done.has(source.path)) visit(source, []);
  return found;
};

const holds = (folder: string, other: string): boolean => other === folder || other.startsWith(`${folder}/`);

/**
 * Folders side by side lean on each other one way only. A room's own files may stand below its folders, as what they share,
 * or above them, as the way in.
 */
export const noCirclesOfFolders: Check = (sources) => {
  const ways = new Map<string, Map<string, Breach>>();
  for (const source of sources.filter(({ path }) => /^(core|plugins)\//.test(path))) {
    const folder = folderOf(source);
    for (const { from, at } of importsOf(source)) {
      const file = meant(source, from);
      if (file === undefined) continue;
      const other = posix.dirname(file);
      if (holds(folder, other) || holds(other, folder)) continue;
      const out = ways.get(folder) ?? new Map<string, Breach>();
      if (!out.has(other)) ways.set(folder, out.set(other, breach(source, at, `imports '${file}'`)));
    }
  }
  const leadsTo = (from: string, to: string, seen = new Set<string>()): boolean =>
    [...(ways.get(from)?.keys() ?? [])].some(
      (next) => next === to || (!seen.has(next) && leadsTo(next, to, seen.add(next))),
    );
  return [...ways].flatMap(([folder, out]) =>
    [...out].flatMap(([other, { path, line, says }]) =>
      leadsTo(other, folder) ? [{ path, line, says: `${says}, and '${other}' leads back to '${folder}'` }] : [],
    ),
  );
};
