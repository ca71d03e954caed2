import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'rolldown';

// What the package runs, in a few files: Node needs about a millisecond for each that it loads, and there are 600 sources.

const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
const root = import.meta.dirname;

/** The sources of the package's entries, by the names under which they are imported. */
const entries = Object.fromEntries(
  Object.entries(exports)
    .filter(([, { default: built }]) => built !== undefined)
    .map(([name, { default: built }]) => [name.replace('.', 'routeproof'), sourceOf(built)]),
);

/** Programs, and what is imported by its address while a program runs. */
const programs = [
  sourceOf(bin.routeproof),
  'core/cli/write-docs.ts',
  ...filesIn('core/cli/workers').filter((file) => /-(?:thread|worker)\.ts$/.test(file)),
  'core/loader/counters/code-probe.ts',
  'core/loader/loading-hooks.ts',
  'core/loader/watch-tests.ts',
];

/** A part that tests import by its path is an entry, so that `routeproof` has the same module. */
const tested = [...filesIn('test'), ...filesIn('bench')]
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'(?:\.\.\/)+((?:core|plugins)\/[^']+\.ts)'/g)])
  .map(([, file]) => file);

/** Packages that go into the bundle. Of the others some are loaded late, and some an author shares with the bench. */
const bundled =
  /^(?:@inversifyjs\/|inversify$|reflect-metadata|valibot$|commander$|picocolors$|pure-rand|magic-string$|@jridgewell\/|simple-statistics$|d3-random$)/;

await build({
  input: {
    ...Object.fromEntries(
      [...Object.values(entries), ...programs, ...tested].map((file) => [file.replace(/\.ts$/, ''), file]),
    ),
    'core/rxjs': 'rxjs',
  },
  platform: 'node',
  tsconfig: false,
  plugins: [rxjs(), entriesByName(), ownAddresses(), licences(), nothingElse()],
  output: {
    dir: 'build',
    entryFileNames: '[name].js',
    chunkFileNames: 'core/chunks/[name].js',
    sourcemap: true,
    sourcemapExcludeSources: true,
    comments: { jsdoc: false },
    codeSplitting: {
      groups: [
        // What a thread needs that only watches, and one that plays before all else.
        withImports('watch', 4, [
          ...['core/cli/commands.ts', 'core/cli/workers/watched-command.ts', 'core/process/own-output.ts'],
          ...['core/process/beside-the-run.ts', 'core/process/threads/join.ts'],
        ]),
        withImports('bench', 3, [
          'core/index.ts',
          'core/kit.ts',
          'core/report.ts',
          'core/engines.ts',
          'plugins/index.ts',
        ]),
        // What a worker needs, who is given what others have read.
        withImports('author', 2, [
          ...[
            'core/loader/evaluate-file.ts',
            'core/loader/thrown-by-author.ts',
            'core/process/threads/worker-answer.ts',
          ],
          ...['core/cli/play/playable.ts', 'core/cli/play/variant.ts', 'core/explore/subtrees/subtree-task.ts'],
        ]),
        withImports('run', 1, ['core/cli/execute.ts', 'core/cli/run.ts']),
      ],
    },
  },
});
chmodSync(bin.routeproof, 0o755);
await buildPage('page/main.tsx', 'page.html');
// Of the two this one asks whoever it comes from.
await buildPage('page/live/main.tsx', 'live.html', "; connect-src 'self'");

function sourceOf(built) {
  return built.replace(/^(?:\.\/)?build\//, '').replace(/\.js$/, '.ts');
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).map((file) => join(folder, file));
}

/** A file of the bundle: these sources, and all that they import. */
function withImports(name, priority, files) {
  const ids = new Set(files.map((file) => join(root, file)));
  return { name, priority, test: (id) => ids.has(id) };
}

/**
 * RxJS stays outside, for an author's packages have to have the same one. What is CommonJS is required: Node would read it once
 * more to find out what it exports. Only the file that is to have all of it in itself gets its modules.
 */
function rxjs() {
  const require = createRequire(import.meta.url);
  return {
    name: 'rxjs',
    resolveId: {
      filter: { id: /^rxjs(?:\/|$)/ },
      handler(id, importer = '') {
        if (!importer.endsWith('rxjs-in-one-file.ts')) return { id: `\0${id}`, moduleSideEffects: true };
        return require.resolve(id).replace('/dist/cjs/', '/dist/esm/');
      },
    },
    load: {
      filter: { id: /^\0rxjs/ },
      handler(id) {
        const name = id.slice(1);
        const names = Object.keys(require(name)).join(', ');
        return `import { createRequire } from 'node:module';
          const all = createRequire(import.meta.url)('${name}');
          export const { ${names} } = all;
          export default all;`;
      },
    },
  };
}

/** The package imports itself by its name. */
function entriesByName() {
  return {
    name: 'entries-by-name',
    resolveId: {
      filter: { id: /^[^./\0]/ },
      handler(id, importer) {
        if (importer === undefined) return null;
        if (id in entries) return join(root, entries[id]);
        return bundled.test(id) ? null : { id, external: true };
      },
    },
  };
}

/** `import.meta.url` is the address that the file has by itself, as if nothing were bundled. */
function ownAddresses() {
  return {
    name: 'own-addresses',
    transform: {
      filter: { id: /\.ts$/, code: 'import.meta.url' },
      handler(code, id) {
        const place = id.slice(root.length + 1).replace(/\.ts$/, '.js');
        const address = `new URL('../../${place}', import.meta.url).href`;
        return { code: code.replaceAll('import.meta.url', address), map: null };
      },
    },
  };
}

/** What is copied into the bundle comes with the licence under which it may be. */
function licences() {
  return {
    name: 'licences',
    generateBundle(_options, written) {
      const modules = Object.values(written).flatMap(({ moduleIds = [] }) => moduleIds);
      const folders = modules.flatMap((id) => id.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
      const texts = [...new Set(folders)]
        .sort((one, other) => (one < other ? -1 : 1))
        .map((folder) => {
          const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
          const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
          const text =
            file === undefined ? `It is under the licence ${license}.` : readFileSync(join(folder, file), 'utf8');
          return `${name} ${version}\n\n${text.trim()}\n`;
        });
      this.emitFile({
        type: 'asset',
        fileName: 'core/chunks/LICENCES.txt',
        source: `Files beside this one have these packages in them.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`,
      });
    },
  };
}

/** The program of a report's page, with its style, in one file; a browser runs nothing else in it, and asks nobody for anything. */
async function buildPage(program, file, more = '') {
  const styles = [];
  const css = {
    name: 'css',
    load: {
      filter: { id: /\.css$/ },
      handler(id) {
        styles.push(readFileSync(id, 'utf8'));
        return { code: '', moduleType: 'js', moduleSideEffects: true };
      },
    },
  };
  const { output } = await build({
    input: program,
    platform: 'browser',
    tsconfig: false,
    transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [css],
    write: false,
    output: { format: 'iife', minify: true, codeSplitting: false, comments: false },
  });
  // What stands in a script must not end it.
  const script = output[0].code.replaceAll('</script', '<\\/script').trim();
  const style = styles.join('\n').replaceAll(/\s+/g, ' ').trim();
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'${more}`;
  mkdirSync('build/page', { recursive: true });
  const page = readFileSync('page/page.html', 'utf8');
  const filled = { policy, style, program: script };
  writeFileSync(
    `build/page/${file}`,
    page.replaceAll(/<!--(policy|style|program)-->/g, (_, place) => filled[place]),
  );
}

/** The compiler makes a file of each source, for its types; run, it would be a second bench. */
function nothingElse() {
  return {
    name: 'nothing-else',
    writeBundle({ dir }, written) {
      for (const folder of ['core', 'plugins'])
        for (const file of readdirSync(join(dir, folder), { recursive: true }).map((each) => join(folder, each)))
          if (/\.js(?:\.map)?$/.test(file) && !(file in written)) rmSync(join(dir, file));
    },
  };
}
