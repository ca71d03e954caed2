import { breach, folderOf, programOf, walk, type Breach, type Check, type Source } from './source.ts';

/** Tables, which may be longer than other files. */
export const tables: Readonly<Record<string, string>> = {
  'core/protocol/messages/interaction-management-events.ts': 'one row for each event of the protocol',
  'core/protocol/messages/interaction-management-requests.ts': 'one row for each request of the protocol',
  'core/protocol/messages/t-library.ts': 'one row for each message of the protocol',
  'core/simulate/measures/measures.ts': 'one row for each measure',
  'core/kernel/errors.ts': 'one row for each error of the bench',
  'core/contract/found.ts': 'one row for each kind of finding',
  'plugins/t-library/substitutions.ts': 'one row for each substitution',
  'core/index.ts': 'one name for each thing that is public',
};

export const longestFile = 200;
export const longestFunction = 60;
export const mostFiles = 22;

/** Folders are small enough to be looked through. */
export const smallFolders: Check = (sources) => {
  const files = new Map<string, Source[]>();
  for (const source of sources) files.set(folderOf(source), [...(files.get(folderOf(source)) ?? []), source]);
  return [...files].flatMap(([folder, inIt]) =>
    inIt.length > mostFiles ? [breach(inIt[0]!, 0, `stands in '${folder}' with ${inIt.length - 1} others`)] : [],
  );
};

/** Files of core and plugins are short; tables may be long. */
export const shortFiles: Check = (sources) =>
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
export const shortFunctions: Check = (sources) =>
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
