import { posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A source file as the checks see it: a path from the project's root, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Where a rule is broken, and how. */
interface Breach {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

/** Holds files against one rule. */
type Check = (sources: readonly Source[]) => readonly Breach[];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

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
  ['loader'],
  ['testing'],
  ['cli'],
  ['index.ts', 'kit.ts', 'protocol.ts', 'engines.ts', 'report.ts'],
];

const floorOf = (room: string): number | undefined => {
  const floor = floors.findIndex((rooms) => rooms.includes(room));
  return floor < 0 ? undefined : floor;
};

/** Tables, which may be longer than other files. */
export const tables: Readonly<Record<string, string>> = {
  'core/protocol/messages/interaction-management-events.ts': 'one row for each event of the protocol',
  'core/protocol/messages/interaction-management-requests.ts': 'one row for each request of the protocol',
  'core/protocol/messages/t-library.ts': 'one row for each message of the protocol',
  'core/kernel/errors.ts': 'one row for each error of the bench',
  'core/contract/found.ts': 'one row for each kind of finding',
  'plugins/t-library/substitutions.ts': 'one row for each substitution',
  'core/index.ts': 'one name for each thing that is public',
};

/** Names of the wire that have a word which ours may not have. */
const wireNames: ReadonlySet<string> = new Set([
  'UserData', 'EventAttachedDataChanged', 'RequestAttachUserData', 'RequestUpdateUserData', 'RequestDeleteUserData',
]); // prettier-ignore

/** Files that are named after none of their exports, and why. */
export const namedOtherwise: Readonly<Record<string, string>> = {
  'core/index.ts': 'the public surface for authors',
  'core/kit.ts': 'the public surface for those who write plugins',
  'core/protocol.ts': 'the tables of the protocols, as others see them',
  'core/engines.ts': 'the public surface for those who build engines',
  'core/report.ts': 'the public surface of reports',
  'core/testing/index.ts': 'the public surface for tests',
  'plugins/index.ts': 'the public surface of the plugins',
  'core/cli/main.ts': 'a program: it exports nothing',
  'core/cli/write-docs.ts': 'a program: it exports nothing',
  'core/cli/workers/command-thread.ts': 'a program: it exports nothing',
  'core/cli/workers/explore-thread.ts': 'the program of the thread in which a search runs',
  'core/loader/register.ts': 'a program: it exports nothing',
  'core/loader/loading-hooks.ts': 'what Node asks of those who load modules, in its own words',
  'core/loader/reading/parsed-program.ts': 'reads a parsed program; its exports are the parts',
  'core/kernel/time.ts': 'units of time',
  'core/server/bodies.ts': 'parts of the bodies of events',
  'core/explore/search/schedulers.ts': 'ways to answer the questions of a run',
  'core/server/acts/external-calls.ts': 'calls of third-party services: reported, answered, failed',
  'core/server/requests/request-3rd-server.ts':
    'named after Request3rdServer, as all handlers are named after their request',
  'core/server/acts/queues.ts': 'what queues do: take in, hand over',
  'core/server/rights.ts': 'who may do what',
  'plugins/reference-flows/lead-in.ts': 'the lead-in of the flows, in its parts',
};

export const longestFile = 200;
export const longestFunction = 60;
export const mostFiles = 22;

// ---- reading

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
const breach = ({ path, text }: Source, offset: number, says: string): Breach => ({
  path,
  line: lineAt(text, offset),
  says,
});

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const parsed = new WeakMap<Source, Node>();

function programOf(source: Source): Node {
  let program = parsed.get(source);
  if (program === undefined) parsed.set(source, (program = parseAst(source.text, { lang: 'ts' }) as unknown as Node));
  return program;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const field of Object.values(node))
    for (const child of Array.isArray(field) ? (field as readonly unknown[]) : [field])
      if (isNode(child)) walk(child, visit);
}

interface Import {
  readonly from: string;
  readonly at: number;
  /** Takes types only. */
  readonly typesOnly: boolean;
  /** Is done when the code comes by: `import('./a.ts')`. */
  readonly isLate: boolean;
}

function importsOf(source: Source): readonly Import[] {
  const imports: Import[] = [];
  walk(programOf(source), (node) => {
    const { type, importKind, exportKind, start } = node;
    const from = node['source'] ?? (type === 'TSImportType' ? node['argument'] : undefined);
    if (isNode(from) && typeof from['value'] === 'string')
      imports.push({
        from: from['value'],
        at: start,
        typesOnly: [importKind, exportKind].includes('type') || type === 'TSImportType',
        isLate: type === 'ImportExpression',
      });
  });
  return imports;
}

/** The file of ours that an import means, by its path from the root. */
const meant = ({ path }: Source, from: string): string | undefined =>
  from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;

interface Exported {
  readonly name: string;
  /** What has the docstring: the statement. */
  readonly at: number;
}

/** What a file itself defines and exports; what it only hands on is not among it. */
function exportsOf(source: Source): readonly Exported[] {
  const body = programOf(source)['body'] as readonly Node[];
  const declared = new Map<string, number>();
  const exported: Exported[] = [];
  for (const statement of body) {
    const { type, start } = statement;
    const declaration = type.startsWith('Export') ? statement['declaration'] : statement;
    const names = isNode(declaration) ? namesOf(declaration) : [];
    for (const name of names) declared.set(name, start);
    if (type === 'ExportDefaultDeclaration') exported.push({ name: names[0] ?? 'default', at: start });
    else if (type === 'ExportNamedDeclaration') exported.push(...names.map((name) => ({ name, at: start })));
  }
  for (const statement of body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement['source'] !== null) continue;
    for (const { local, exported: as } of statement['specifiers'] as readonly { local: Node; exported: Node }[]) {
      const at = declared.get(local['name'] as string);
      if (at !== undefined) exported.push({ name: as['name'] as string, at });
    }
  }
  return exported;
}

function namesOf(declaration: Node): readonly string[] {
  if (declaration.type === 'VariableDeclaration')
    return (declaration['declarations'] as readonly Node[]).flatMap(({ id }) => patternNames(id as Node));
  const id = declaration['id'];
  return isNode(id) && typeof id['name'] === 'string' ? [id['name']] : [];
}

function patternNames(pattern: Node): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern['name'] as string];
  return ((pattern['properties'] ?? []) as readonly Node[]).flatMap(({ value }) =>
    isNode(value) ? patternNames(value) : [],
  );
}

const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

const inside = (folder: string) => (source: Source) => source.path.startsWith(`${folder}/`);
const code = ({ path }: Source) => !path.endsWith('.test.ts');

// ---- the rules

/** Imports go down, or stay in their room. */
const importsGoDown: Check = (sources) =>
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

/** No file needs itself in the end, not for a type either. */
const noCircles: Check = (sources) => {
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

const folderOf = ({ path }: Source): string => posix.dirname(path);
const holds = (folder: string, other: string): boolean => other === folder || other.startsWith(`${folder}/`);

/**
 * Folders side by side lean on each other one way only. A room's own files may stand below its folders, as what they share,
 * or above them, as the way in.
 */
const noCirclesOfFolders: Check = (sources) => {
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

/** Folders are small enough to be looked through. */
const smallFolders: Check = (sources) => {
  const files = new Map<string, Source[]>();
  for (const source of sources) files.set(folderOf(source), [...(files.get(folderOf(source)) ?? []), source]);
  return [...files].flatMap(([folder, inIt]) =>
    inIt.length > mostFiles ? [breach(inIt[0]!, 0, `stands in '${folder}' with ${inIt.length - 1} others`)] : [],
  );
};

/** What plugins take from the core beside `routeproof`: the plugins themselves are behind `routeproof/plugins`. */
const ownEntries = ['routeproof/kit', 'routeproof/protocol', 'routeproof/report'];

/** Plugins and examples know the package by its name, and otherwise their own files. */
const packageByName: Check = (sources) =>
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
const pluginsForTheCommandLine: Check = (sources) =>
  sources
    .filter((source) => inside('core')(source) && !inside('core/cli')(source))
    .flatMap((source) =>
      importsOf(source).flatMap(({ from, at }) =>
        from.startsWith('routeproof/') || meant(source, from)?.startsWith('plugins/') === true
          ? [breach(source, at, `imports '${from}'`)]
          : [],
      ),
    );

/** In core, inversify stands in the wiring; the contract, the list of services and the bench's facade know its types. */
const typesOfInversify: ReadonlySet<string> = new Set(['core/bench/wiring.ts', 'core/bench/composed-bench.ts']);
const inversifyInTheWiring: Check = (sources) =>
  sources
    .filter((source) => inside('core')(source) && source.path !== 'core/bench/run-scope.ts')
    .flatMap((source) => {
      const typesAllowed = inside('core/contract')(source) || typesOfInversify.has(source.path);
      return importsOf(source).flatMap(({ from, at, typesOnly }) =>
        /^@?inversify/.test(from) && !(typesAllowed && typesOnly) ? [breach(source, at, `imports inversify`)] : [],
      );
    });

/** The services of a run come from its container, so that what a module rebinds is what is used. */
const servicesAreComposed: Check = (sources) =>
  sources
    .filter((source) => inside('core')(source) && source.path !== 'core/bench/wiring.ts')
    .flatMap((source) =>
      [...source.text.matchAll(/new (Clock|Network|InteractionStore|InteractionServer|ServerCore)\(/g)].map(
        ({ index, 1: service }) => breach(source, index, `makes a service of a run: ${service}`),
      ),
    );

/** Files of core and plugins are short; tables may be long. */
const shortFiles: Check = (sources) =>
  sources
    .filter(({ path }) => /^(core|plugins)\//.test(path) && !(path in tables))
    .flatMap((source) => {
      const lines = source.text.trimEnd().split('\n').length;
      return lines > longestFile ? [{ path: source.path, line: longestFile + 1, says: `has ${lines} lines` }] : [];
    });

const functions: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/** Functions are short. */
const shortFunctions: Check = (sources) =>
  sources
    .filter(({ path }) => /^(core|plugins)\//.test(path))
    .flatMap((source) => {
      const found: Breach[] = [];
      walk(programOf(source), ({ type, start, end }) => {
        if (!functions.has(type)) return;
        const lines = source.text.slice(start, end).split('\n').length;
        if (lines > longestFunction) found.push(breach(source, start, `has a function of ${lines} lines`));
      });
      return found;
    });

const emptyWords = /^(manager|helper|util|data)s?$/;
const isEmptyName = (name: string) =>
  !wireNames.has(name) &&
  kebab(name)
    .split(/[-._]/)
    .some((word) => emptyWords.test(word));

/** No name says manager, helper, util or data. */
const namesSaySomething: Check = (sources) =>
  sources.flatMap((source) => {
    const file = source.path.split('/').find((part) => isEmptyName(part));
    return [
      ...(file === undefined ? [] : [breach(source, 0, `is named '${file}'`)]),
      ...exportsOf(source).flatMap(({ name, at }) =>
        isEmptyName(name) ? [breach(source, at, `exports '${name}'`)] : [],
      ),
    ];
  });

const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*(?:\/\/[^\n]*\s*)*$/;

/** Whatever core exports has a docstring. */
const exportsHaveDocstrings: Check = (sources) =>
  sources
    .filter(inside('core'))
    .flatMap((source) =>
      exportsOf(source).flatMap(({ name, at }) =>
        docstring.test(source.text.slice(0, at)) ? [] : [breach(source, at, `exports '${name}' without a docstring`)],
      ),
    );

/** Words of one family: place and placing, wire and wiring. */
const akin = (one: string, other: string): boolean => {
  const stem = Math.max(3, Math.min(one.length, other.length) - 1);
  return one === other || one.slice(0, stem) === other.slice(0, stem);
};

/** The words of a file's name are words of one of its exports. */
const filesNamedAfterExports: Check = (sources) =>
  sources
    .filter((source) => /^(core|plugins)\//.test(source.path) && code(source) && !(source.path in namedOtherwise))
    .flatMap((source) => {
      const words = posix.basename(source.path, '.ts').split('-');
      const names = exportsOf(source).map(({ name }) => kebab(name));
      const fits = names.some((name) => words.every((word) => name.split('-').some((other) => akin(word, other))));
      return fits ? [] : [breach(source, 0, `is named after none of its exports: ${names.join(', ')}`)];
    });

/** Types say what things are. */
const noAny: Check = (sources) =>
  sources.flatMap((source) => {
    const found: Breach[] = [];
    walk(programOf(source), ({ type, start }) => {
      if (type === 'TSAnyKeyword') found.push(breach(source, start, `says 'any'`));
    });
    return found;
  });

/** What is not done is not promised in a comment. */
const nothingPutOff: Check = (sources) =>
  sources.flatMap((source) =>
    [...source.text.matchAll(/\bTO(?:DO)\b|\bFIX(?:ME)\b/g)].map(({ index, 0: word }) =>
      breach(source, index, `has a ${word}`),
    ),
  );

const programByPlace = /(?<![\w.!-])(?:\/[\w.-]+)*\/s?bin\/[\w.-]+/;

/** A program is found on the path: each machine has it in another place, and most have it in none. */
const programsByName: Check = (sources) =>
  sources.flatMap((source) => {
    const found: Breach[] = [];
    walk(programOf(source), ({ type, start, end }) => {
      if (type !== 'Literal' && type !== 'TemplateElement') return;
      const [program] = programByPlace.exec(source.text.slice(start, end)) ?? [];
      if (program !== undefined) found.push(breach(source, start, `names the program '${program}' by its place`));
    });
    return found;
  });

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
const threadsAreLight: Check = (sources) => {
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

/** Every rule by its name. */
export const rules: Readonly<Record<string, Check>> = {
  'imports go down': importsGoDown,
  'no circle of files': noCircles,
  'no circle of folders': noCirclesOfFolders,
  'folders are small': smallFolders,
  'plugins and examples import the package by its name': packageByName,
  'only the command line imports the plugins': pluginsForTheCommandLine,
  'inversify stands in the wiring': inversifyInTheWiring,
  'services are composed': servicesAreComposed,
  'files are short': shortFiles,
  'functions are short': shortFunctions,
  'names say something': namesSaySomething,
  'exports have docstrings': exportsHaveDocstrings,
  'files are named after an export': filesNamedAfterExports,
  'no any': noAny,
  'nothing is put off': nothingPutOff,
  'programs are found on the path': programsByName,
  'threads load what they need': threadsAreLight,
};
