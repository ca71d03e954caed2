import test from 'ava';
import { rules } from '../floors/rules.ts';
import { longestFile, longestFunction, mostFiles } from '../floors/sizes.ts';
import type { Source } from '../floors/source.ts';

/** Files that break one rule in one place, and where that is. */
interface Planted {
  readonly rule: string;
  readonly sources: readonly Source[];
  readonly found: readonly string[];
}

const file = (path: string, ...lines: readonly string[]): Source => ({ path, text: `${lines.join('\n')}\n` });

const many = (count: number) => Array.from({ length: count }, (_, index) => `// ${index}`);

const planted: readonly Planted[] = [
  {
    rule: 'imports go down',
    sources: [
      file(
        'core/bus/link.ts',
        "import { Clock } from '../kernel/clock.ts';",
        "import type { A } from '../server/a.ts';",
      ),
    ],
    found: ["core/bus/link.ts:2 imports 'core/server/a.ts', which is not below it"],
  },
  {
    rule: 'imports go down',
    sources: [file('core/server/a.ts', '', "export * from '../contract/plugin.ts';")],
    found: ["core/server/a.ts:2 imports 'core/contract/plugin.ts', which is not below it"],
  },
  {
    rule: 'imports go down',
    sources: [file('core/testing/a.ts', "const late = import('../viewer/b.ts');", "import '../index.ts';")],
    found: [
      "core/testing/a.ts:1 imports 'core/viewer/b.ts', which is not below it",
      "core/testing/a.ts:2 imports 'core/index.ts', which is not below it",
    ],
  },
  {
    rule: 'imports go down',
    sources: [file('core/kernel/a.ts', "import { urs } from '../../plugins/urs/urs.ts';"), file('core/attic/b.ts', '')],
    found: [
      "core/kernel/a.ts:1 imports 'plugins/urs/urs.ts', which is outside core",
      "core/attic/b.ts:1 'attic' has no floor",
    ],
  },
  {
    rule: 'no circle of files',
    sources: [
      file('core/store/a.ts', "import { b } from './b.ts';", 'export const a = b;'),
      file('core/store/b.ts', '', "import { a } from './a.ts';", 'export const b = a;'),
      file('core/store/c.ts', "import type { d } from './d.ts';"),
      file('core/store/d.ts', "import type { c } from './c.ts';"),
      file('core/store/e.ts', "import type { d } from './d.ts';"),
    ],
    found: [
      'core/store/b.ts:2 closes a circle: core/store/a.ts -> core/store/b.ts -> core/store/a.ts',
      'core/store/d.ts:1 closes a circle: core/store/c.ts -> core/store/d.ts -> core/store/c.ts',
    ],
  },
  {
    rule: 'no circle of folders',
    sources: [
      file('core/server/acts/a.ts', "import { b } from '../requests/b.ts';"),
      file('core/server/requests/b.ts', "import { c } from '../../store/c.ts';"),
      file('core/server/requests/d.ts', '', "import type { E } from '../clients/e.ts';"),
      file('core/server/clients/e.ts', "import type { F } from '../acts/f.ts';"),
      file('core/server/server.ts', "import { b } from './requests/b.ts';"),
      file('core/server/requests/g.ts', "import { server } from '../server.ts';"),
    ],
    found: [
      "core/server/acts/a.ts:1 imports 'core/server/requests/b.ts', and 'core/server/requests' leads back to 'core/server/acts'",
      "core/server/requests/d.ts:2 imports 'core/server/clients/e.ts', and 'core/server/clients' leads back to 'core/server/requests'",
      "core/server/clients/e.ts:1 imports 'core/server/acts/f.ts', and 'core/server/acts' leads back to 'core/server/clients'",
    ],
  },
  {
    rule: 'folders are small',
    sources: [
      ...Array.from({ length: mostFiles + 1 }, (_, index) => file(`core/bus/${index}.ts`, '')),
      ...Array.from({ length: mostFiles }, (_, index) => file(`core/store/${index}.ts`, '')),
      file('core/store/below/a.ts', ''),
    ],
    found: [`core/bus/0.ts:1 stands in 'core/bus' with ${mostFiles} others`],
  },
  {
    rule: 'plugins and examples import the package by its name',
    sources: [
      file('plugins/urs/urs.ts', "import { Bus } from 'routeproof/kit';", "import { a } from '../../core/bus/bus.ts';"),
      file('plugins/urs/b.ts', "import { agents } from 'routeproof/plugins';"),
      file('examples/01-a/scenario.ts', "import { agents } from 'routeproof/plugins';", "import '../02-b/b.ts';"),
    ],
    found: [
      "plugins/urs/urs.ts:2 imports 'core/bus/bus.ts' by its path",
      "plugins/urs/b.ts:1 imports 'routeproof/plugins'",
      "examples/01-a/scenario.ts:2 imports 'examples/02-b/b.ts' by its path",
    ],
  },
  {
    rule: 'only the command line imports the plugins',
    sources: [
      file('core/cli/run.ts', "import { urs } from 'routeproof/plugins';"),
      file('core/explore/explore.ts', '', '', "import { urs } from 'routeproof/plugins';"),
    ],
    found: ["core/explore/explore.ts:3 imports 'routeproof/plugins'"],
  },
  {
    rule: 'inversify stands in the wiring',
    sources: [
      file('core/bench/run-scope.ts', "import { Container } from 'inversify';"),
      file('core/contract/plugin.ts', "import type { ContainerModule } from 'inversify';"),
      file('core/contract/scenario.ts', '', "import { Container } from 'inversify';"),
      file('core/server/handler.ts', "import type { Container } from 'inversify';"),
    ],
    found: ['core/contract/scenario.ts:2 imports inversify', 'core/server/handler.ts:1 imports inversify'],
  },
  {
    rule: 'services are composed',
    sources: [
      file('core/bench/wiring.ts', 'const clock = new Clock(options);'),
      file('core/bench/kit.ts', 'const clock = new Clock(options);'),
    ],
    found: ['core/bench/kit.ts:1 makes a service of a run: Clock'],
  },
  {
    rule: 'files are short',
    sources: [
      file('core/bus/bus.ts', ...many(longestFile + 1)),
      file('core/kernel/errors.ts', ...many(longestFile + 1)),
      file('plugins/urs/urs.ts', ...many(longestFile)),
    ],
    found: [`core/bus/bus.ts:${longestFile + 1} has ${longestFile + 1} lines`],
  },
  {
    rule: 'functions are short',
    sources: [
      file('plugins/urs/urs.ts', '', 'const long = () => {', ...many(longestFunction - 1), '};'),
      file('plugins/urs/queues/target-queue.ts', 'class A {', 'short() {', ...many(longestFunction - 2), '}', '}'),
    ],
    found: [`plugins/urs/urs.ts:2 has a function of ${longestFunction + 1} lines`],
  },
  {
    rule: 'names say something',
    sources: [
      file('core/bus/link-helper.ts', ''),
      file('test/a.ts', '', 'export class LinkManager {}', 'export const UserData = 1;', 'export const database = 1;'),
      file('plugins/utils/b.ts', 'const routeData = 1;', 'export { routeData };'),
    ],
    found: [
      "core/bus/link-helper.ts:1 is named 'link-helper.ts'",
      "test/a.ts:2 exports 'LinkManager'",
      "plugins/utils/b.ts:1 is named 'utils'",
      "plugins/utils/b.ts:1 exports 'routeData'",
    ],
  },
  {
    rule: 'exports have docstrings',
    sources: [
      file('core/bus/bus.ts', '/** A bus. */', '// prettier-ignore', 'export class Bus {}', 'export interface Stop {}'),
      file('core/bus/cut.ts', '/** Cuts. */', 'export function cut(): void;', 'export function cut() {}'),
      file('core/bus/link.ts', '// no docstring', 'export const link = 1;', "export { a } from './a.ts';"),
    ],
    found: [
      "core/bus/bus.ts:4 exports 'Stop' without a docstring",
      "core/bus/link.ts:2 exports 'link' without a docstring",
    ],
  },
  {
    rule: 'files are named after an export',
    sources: [
      file('core/bus/direction.ts', 'export class Lane {}'),
      file('core/bus/delays.ts', 'export const delayOf = 1;'),
      file('core/bus/t-library.ts', 'export class TLibraryCodec {}'),
    ],
    found: ['core/bus/direction.ts:1 is named after none of its exports: lane'],
  },
  {
    rule: 'no any',
    sources: [file('examples/01-a/scenario.ts', 'const any = 1;', 'export const a: readonly any[] = [any];')],
    found: ["examples/01-a/scenario.ts:2 says 'any'"],
  },
  {
    rule: 'nothing is put off',
    sources: [file('bench/main.ts', '', `// ${'TO'}${'DO'}: measure`)],
    found: [`bench/main.ts:2 has a ${'TO'}${'DO'}`],
  },
  {
    rule: 'programs are found on the path',
    sources: [
      file(
        'bench/peers.ts',
        "const first = '#!/bin/sh';",
        "run('python3', 'node_modules/.bin/ava', 'tools/bin/it');",
        `run('/usr/${'bin'}/python3');`,
        `run(\`\${home}/x --with "/${'sbin'}/fsck"\`);`,
      ),
    ],
    found: [
      `bench/peers.ts:3 names the program '/usr/${'bin'}/python3' by its place`,
      `bench/peers.ts:4 names the program '/${'sbin'}/fsck' by its place`,
    ],
  },
  {
    rule: 'threads load what they need',
    sources: [
      file('core/cli/workers/simulate-worker.ts', "import { a } from './a.ts';", "import 'routeproof';"),
      file('core/cli/a.ts', "import type { P } from 'rolldown';", "const late = import('rolldown');", "import 'rxjs';"),
      file('core/index.ts', '', "export { csv } from './contract/b.ts';"),
      file('core/contract/b.ts', '', "import { parse } from 'csv-parse/sync';"),
      file('core/loader/load-file.ts', "import { parseAst } from 'rolldown/parseAst';"),
    ],
    found: ["core/contract/b.ts:2 makes 'core/cli/workers/simulate-worker.ts' load 'csv-parse/sync'"],
  },
];

planted.forEach(({ rule, sources, found }, index) =>
  test(`planted breach ${index + 1} of the rule '${rule}' is found`, (t) => {
    t.deepEqual(
      rules[rule]!(sources).map(({ path, line, says }) => `${path}:${line} ${says}`),
      found,
    );
  }),
);

test('every rule has a planted breach', (t) => {
  t.deepEqual([...new Set(planted.map(({ rule }) => rule))], Object.keys(rules));
});
