import { breach, importsOf, inside, meant, type Check } from './source.ts';

/** Floors of `core/`, from the ground; imports go down. Rooms of one floor do not know each other. */
const floors: readonly (readonly string[])[] = [
  ['kernel'],
  ['protocol'],
  ['bus'],
  ['store'],
  ['server'],
  ['contract'],
  ['script', 'lanes', 'author-files'],
  ['report'],
  ['bench', 'logs', 'process'],
  ['replay', 'simulate'],
  ['explore'],
  ['run'],
  ['loader', 'page'],
  ['testing'],
  ['cli'],
  ['index.ts', 'kit.ts', 'protocol.ts', 'engines.ts', 'report.ts'],
];

const floorOf = (room: string): number | undefined => {
  const floor = floors.findIndex((rooms) => rooms.includes(room));
  return floor < 0 ? undefined : floor;
};

/** Imports go down, or stay in their room. */
export const importsGoDown: Check = (sources) =>
  sources.filter(inside('core')).flatMap((source) => {
    const folder = source.path.split('/')[1]!;
    const floor = floorOf(folder);
    if (floor === undefined) return [breach(source, 0, `'${folder}' has no floor`)];
    return importsOf(source).flatMap(({ from, at }) => {
      const file = meant(source, from);
      if (file === undefined)
        return from === 'routeproof' ? [breach(source, at, `imports its own package '${from}'`)] : [];
      const [root, below] = file.split('/');
      if (root !== 'core') return [breach(source, at, `imports '${file}', which is outside core`)];
      const other = floorOf(below!);
      if (below === folder || (other !== undefined && other < floor)) return [];
      return [breach(source, at, `imports '${file}', which is not below it`)];
    });
  });

/** What plugins take from the core beside `routeproof`: the plugins themselves are behind `routeproof/plugins`. */
const ownEntries = ['routeproof/kit', 'routeproof/protocol', 'routeproof/report'];

/** Plugins and examples know the package by its name, and otherwise their own files. */
export const packageByName: Check = (sources) =>
  sources
    .filter(({ path }) => /^(plugins|examples)\//.test(path))
    .flatMap((source) => {
      const [root, folder] = source.path.split('/');
      const own = root === 'plugins' ? 'plugins/' : `examples/${folder}/`;
      const names = [
        'routeproof',
        'routeproof/testing',
        ...(root === 'examples' ? ['routeproof/plugins'] : ownEntries),
      ];
      return importsOf(source).flatMap(({ from, at }) => {
        const file = meant(source, from);
        if (file !== undefined && !file.startsWith(own)) return [breach(source, at, `imports '${file}' by its path`)];
        if (from.startsWith('routeproof') && !names.includes(from)) return [breach(source, at, `imports '${from}'`)];
        return [];
      });
    });

/** In core, the command line alone knows the plugins. */
export const pluginsForTheCommandLine: Check = (sources) =>
  sources
    .filter((source) => inside('core')(source) && !inside('core/cli')(source))
    .flatMap((source) =>
      importsOf(source).flatMap(({ from, at }) =>
        from.startsWith('routeproof/') || meant(source, from)?.startsWith('plugins/') === true
          ? [breach(source, at, `imports '${from}'`)]
          : [],
      ),
    );

/** In core, inversify stands in the wiring; the contract, the services and the bench's facade know its types. */
const typesOfInversify: ReadonlySet<string> = new Set([
  'core/bench/token.ts',
  'core/bench/services.ts',
  'core/bench/wiring.ts',
  'core/bench/composed-bench.ts',
]);
export const inversifyInTheWiring: Check = (sources) =>
  sources
    .filter((source) => inside('core')(source) && source.path !== 'core/bench/run-scope.ts')
    .flatMap((source) => {
      const typesAllowed = inside('core/contract')(source) || typesOfInversify.has(source.path);
      return importsOf(source).flatMap(({ from, at, typesOnly }) =>
        /^@?inversify/.test(from) && !(typesAllowed && typesOnly) ? [breach(source, at, `imports inversify`)] : [],
      );
    });

/** The services of a run come from its container, so that what a module rebinds is what is used. */
export const servicesAreComposed: Check = (sources) =>
  sources
    .filter((source) => inside('core')(source) && source.path !== 'core/bench/wiring.ts')
    .flatMap((source) =>
      [...source.text.matchAll(/new (Clock|Network|InteractionStore|InteractionServer|ServerCore)\(/g)].map(
        ({ index, 1: service }) => breach(source, index, `makes a service of a run: ${service}`),
      ),
    );
