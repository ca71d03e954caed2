import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { errors } from '../../kernel/errors.ts';
import { importsOf, type Node } from '../../loader/reading/parsed-program.ts';
import { systemProblem } from '../../process/system-problem.ts';
import { undisturbed } from '../../process/with-interrupt.ts';
import { editorFiles } from './editor-files.ts';
import { ownPackage, specFor, filesOfExample } from './own-package.ts';

type Versions = Readonly<Record<string, string>>;

/** A folder that was made. */
export interface MadeProject {
  readonly files: readonly string[];
  /** What plays it, as its page says: `routeproof run scenario.ts`. */
  readonly start: string;
}

/** Makes a folder of that name from an example. */
export const makeProject = (name: string, example: string): MadeProject => {
  if (!/^[a-z0-9][a-z0-9._-]{0,99}$/.test(name)) throw errors.badProjectName(name);
  if (existsSync(name)) throw errors.folderExists(name);
  const { spec, isCheckout } = specFor(name);
  const copied = filesOfExample(example);
  const files = new Map(copied);
  const page = (copied.get('README.md') ?? '').replaceAll(`examples/${example}/`, '');
  const start = /^npx (routeproof .+)$/m.exec(page)?.[1] ?? 'routeproof run scenario.ts';
  files.set('README.md', readmeOf(page, start, `routeproof new ${name} --from ${example}`));
  files.set('package.json', json({ ...packageOf(name, start), ...dependenciesOf(copied, spec) }));
  files.set('tsconfig.json', json(tsconfig));
  files.set('ava.config.js', avaConfig);
  files.set('.gitignore', 'node_modules/\n');
  for (const [file, content] of editorFiles(start)) files.set(file, json(content));
  // A link to a checkout would bring a second RxJS with it, that of the checkout.
  if (isCheckout) files.set('.npmrc', 'install-links=true\n');
  undisturbed(() => makeFolder(name, files));
  return { files: [...files.keys()].toSorted(), start };
};

/** All of it or nothing. */
const makeFolder = (name: string, files: ReadonlyMap<string, string>): void => {
  const part = `.${name}.part`;
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(part, file)), { recursive: true });
      writeFileSync(join(part, file), text);
    }
    renameSync(part, name);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw errors.fileNotWritten(name, systemProblem(error));
  }
};

/** What is simulated is a day of traffic: nothing to be looked at after each save. */
const isWatched = (start: string): boolean => start.startsWith('routeproof run');

const packageOf = (name: string, start: string) => ({
  name,
  version: '0.0.0',
  private: true,
  type: 'module',
  scripts: {
    start,
    ...(isWatched(start) && { watch: 'routeproof run scenario.ts --watch' }),
    test: 'tsc && ava',
  },
});

/** A file of its own, because AVA also finds one that lies in a folder above. */
const avaConfig = `export default {
  files: ['**/*.test.ts'],
  extensions: { ts: 'module' },
  // Tests load your files as \`routeproof run\` does: no build step, and a loop without an end is a finding.
  nodeArguments: ['--import', 'routeproof/register'],
  // A test that does not come back is ended with its process, and the other files go on.
  workerThreads: false,
};
`;

const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    module: 'nodenext',
    rootDir: '.',
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    types: ['node'],
    skipLibCheck: true,
  },
  include: ['**/*.ts'],
  exclude: ['node_modules'],
};

/** The packages that the files import, in the versions with which the examples are tested. */
const dependenciesOf = (files: ReadonlyMap<string, string>, spec: string) => {
  const { dependencies, devDependencies } = ownPackage();
  const known: Versions = { ...devDependencies, ...dependencies };
  const code = [...files].filter(([file]) => file.endsWith('.ts'));
  const importedBy = (isTest: boolean) =>
    code.filter(([file]) => file.endsWith('.test.ts') === isTest).flatMap(([, text]) => packagesIn(text));
  const used = new Set(importedBy(false));
  const tested = ['ava', 'typescript', '@types/node', ...importedBy(true)].filter((name) => !used.has(name));
  const typed = tested.flatMap((name) => [name, `@types/${name}`]);
  return {
    dependencies: { ...versionsOf(used, known), routeproof: spec },
    devDependencies: versionsOf(new Set(typed), known),
  };
};

const versionsOf = (names: ReadonlySet<string>, known: Versions): Versions =>
  Object.fromEntries(
    [...names]
      .filter((name) => name in known)
      .toSorted()
      .map((name) => [name, known[name]!]),
  );

const packagesIn = (text: string): readonly string[] =>
  importsOf(parseAst(text, { lang: 'ts' }) as unknown as Node)
    .map(({ source }) => source)
    .filter((source) => !source.startsWith('.') && !isBuiltin(source))
    .map((source) => source.split('/', source.startsWith('@') ? 2 : 1).join('/'));

/** The page of the example, as seen from the new folder. */
const readmeOf = (page: string, start: string, madeBy: string): string =>
  [
    page.replaceAll(/\[([^\]]+)\]\(\.\.[^)]*\)/g, '$1').trimEnd(),
    '',
    '## Work on it',
    '',
    '| command | what it does |',
    '| --- | --- |',
    '| `npm install` | gets what `package.json` names, once |',
    ...(isWatched(start)
      ? [
          `| \`npx ${start}\` | plays the scenario: diagram, verdict, findings, branches taken |`,
          '| `npx routeproof run scenario.ts --watch` | plays it again after each save, and says what changed |',
        ]
      : [`| \`npx ${start}\` | plays days of traffic, and says what comes of them in numbers |`]),
    '| `npm test` | checks the types and runs the tests |',
    '',
    `Made by \`${madeBy}\`.`,
    '',
  ].join('\n');

const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
