import { breach, importsOf, meant, type Breach, type Check, type Source } from './source.ts';

const bundling = ['rolldown', 'magic-string'];
const callers = ['commander', 'piscina', 'chokidar', 'cli-progress', 'cli-table3'];
const readers = ['csv-parse', 'yaml', 'string-width'];

/** Programs of threads, and the packages that they would load for nothing. */
const lightThreads: Readonly<Record<string, readonly string[]>> = {
  'core/loader/register.ts': [...callers, ...readers],
  'core/cli/main.ts': [...bundling, ...callers, ...readers],
  'core/cli/execute.ts': [...bundling, ...readers, 'piscina'],
  'core/cli/explore.ts': [...bundling, ...readers, 'piscina'],
  'core/cli/workers/explore-worker.ts': [...bundling, ...callers, ...readers],
  'core/cli/workers/simulate-worker.ts': [...bundling, ...callers, ...readers],
  'core/cli/workers/validate-worker.ts': [...bundling, ...callers, ...readers],
};

/** The entries of the package, and the file behind each. */
const entries: Readonly<Record<string, string>> = {
  routeproof: 'core/index.ts',
  'routeproof/kit': 'core/kit.ts',
  'routeproof/plugins': 'plugins/index.ts',
  'routeproof/protocol': 'core/protocol.ts',
  'routeproof/engines': 'core/engines.ts',
  'routeproof/report': 'core/report.ts',
  'routeproof/testing': 'core/testing/index.ts',
};

/** Where an import leads that is no package: the file, also where it stands under the package's own name. */
const ledTo = (source: Source, from: string): string | undefined => entries[from] ?? meant(source, from);

/** A thread loads what it needs: each is begun for every search, and pays for all that its files import. */
export const threadsAreLight: Check = (sources) => {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return Object.entries(lightThreads).flatMap(([program, unwanted]) => {
    const found: Breach[] = [];
    const seen = new Set<string>();
    const visit = (path: string): void => {
      const source = byPath.get(path);
      if (source === undefined || seen.has(path)) return;
      seen.add(path);
      for (const { from, at, typesOnly, isLate } of importsOf(source)) {
        if (typesOnly || isLate) continue;
        const file = ledTo(source, from);
        if (file !== undefined) visit(file);
        else if (unwanted.some((name) => from === name || from.startsWith(`${name}/`)))
          found.push(breach(source, at, `makes '${program}' load '${from}'`));
      }
    };
    visit(program);
    return found;
  });
};
