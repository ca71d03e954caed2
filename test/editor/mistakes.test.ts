import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';

// What an author's editor says of twenty mistakes and more. Each file of `mistakes/` has one, and above its line what the compiler
// must say of it: `// tsc: …`. They are compiled as an author compiles: in a project of its own, with `strict` and nothing stricter.
// Beside them stand the examples and `correct/`, of which the compiler says nothing.

const root = resolve(import.meta.dirname, '../../..');
const mistakes = 'test/editor/mistakes';
const correct = 'test/editor/correct';
const files = readdirSync(join(root, mistakes));

const tsconfig = {
  compilerOptions: {
    strict: true,
    declaration: true,
    preserveSymlinks: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023'],
    types: ['node'],
    experimentalDecorators: true,
    allowImportingTsExtensions: true,
    emitDeclarationOnly: true,
    outDir: 'declarations',
    skipLibCheck: false,
  },
};

/** An author's project: the package under its name, and what authors use beside it. */
const authorsProject = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'routeproof-editor-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
  for (const each of [correct, mistakes]) cpSync(join(root, each), join(folder, each), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/routeproof'), 'junction');
  for (const name of [
    '@inversifyjs',
    '@sinonjs',
    '@types',
    'ava',
    'inversify',
    'reflect-metadata',
    'rxjs',
    'sinon',
    'undici-types',
  ])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  return folder;
};

/** What the compiler says: `file:line sentence`, and on the same line what it adds below. */
const said = (folder: string): Promise<readonly string[]> =>
  new Promise((done) => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    execFile(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], (_failed, output) => {
      const complaint = /^(\S.*)\((\d+),\d+\): error TS\d+: (.*(?:\n .*)*)$/gm;
      done(
        [...output.matchAll(complaint)].map(
          ([, file, line, text]) => `${placeOf(file!)}:${line} ${text!.replaceAll(/\s*\n\s*/g, ' ')}`,
        ),
      );
    });
  });

const placeOf = (file: string): string => file.replaceAll('\\', '/').replace(/^.*?(?=(test\/editor|examples)\/)/, '');

let complaints: readonly string[] = [];
test.before(async () => {
  const folder = authorsProject();
  complaints = await said(folder);
  rmSync(folder, { recursive: true });
});

test('a strict project accepts all examples, and whatever else is right', (t) => {
  t.deepEqual(
    complaints.filter((each) => !each.startsWith(mistakes)),
    [],
  );
});

test('there are more than twenty mistakes, and no others are found in them', (t) => {
  t.true(files.length > 20);
  t.is(complaints.filter((each) => each.startsWith(mistakes)).length, files.length);
});

for (const file of files)
  test(`${file.replace(/\.ts$/, '').replaceAll('-', ' ')}: the compiler says so on its line`, (t) => {
    const lines = readFileSync(join(root, mistakes, file), 'utf8').split('\n');
    const above = lines.findIndex((line) => line.includes('// tsc: '));
    const sentence = lines[above]!.split('// tsc: ')[1]!;
    const complaint = complaints.find((each) => each.startsWith(`${mistakes}/${file}:`));
    t.true(complaint?.startsWith(`${mistakes}/${file}:${above + 2} ${sentence}`), `${complaint} is not: ${sentence}`);
  });
