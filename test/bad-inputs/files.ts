import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { strategy, type BadInput } from './row.ts';

const sound = strategy('route: () => stop()');

/** Files that cannot be loaded, or not be read as what they are given as. */
export const files: readonly BadInput[] = [
  {
    wrong: 'a file that is not there',
    args: ['run', 'missing.ts'],
    own: true,
    exit: 3,
    says: "There is no file 'missing.ts'. Check the path; it is taken from the folder you are in.",
  },
  {
    wrong: 'a syntax error',
    files: { 'vip.ts': 'const x = {\n  a: 1\n  b: 2\n};\nexport default x;\n' },
    exit: 3,
    says: 'vip.ts:3:3 cannot be read as TypeScript: Expected `,` or `}` but found `Identifier`. Correct that line.',
    at: 'vip.ts:3:3',
    picture: true,
  },
  {
    wrong: 'a file that throws while it is loaded',
    files: { 'vip.ts': "const levels = 1;\nthrow new Error('no levels.');\nexport default levels;\n" },
    exit: 3,
    says: "vip.ts:2:7 threw while it was loaded: no levels. Move what can fail into `route` or into the scenario's function.",
    at: 'vip.ts:2:7',
  },
  {
    wrong: 'an import of a file that is not there',
    files: { 'vip.ts': "import { a } from './gone.ts';\nexport default a;\n" },
    exit: 3,
    says: "vip.ts:1:19 imports './gone.ts', which is not there. Correct the path, or install the package in the folder of that file.",
    at: 'vip.ts:1:19',
    picture: true,
  },
  {
    wrong: 'a folder with nothing in it',
    before: (folder) => mkdirSync(join(folder, 'vip.ts')),
    args: ['run', 'vip.ts'],
    exit: 3,
    says: 'There is nothing to play: the folder has no TypeScript or JavaScript that exports a strategy or a scenario by default. Test files, node_modules and build folders are not looked at.',
  },
  {
    wrong: 'a folder in place of a file, where one file is played',
    before: (folder) => mkdirSync(join(folder, 'vip.ts')),
    args: ['simulate', 'vip.ts'],
    exit: 3,
    says: "'vip.ts' cannot be read: it is a folder. Give a file that can.",
  },
  {
    wrong: 'a folder without a strategy',
    files: { 'names/names.ts': 'export const names = [];\n', 'names/table.ts': 'export default {};\n' },
    args: ['explore', 'names'],
    exit: 3,
    says: /^There is nothing to play: of 2 files none is a TypeScript or JavaScript that exports a strategy/,
  },
  {
    wrong: 'a device in place of a file',
    args: ['run', '/dev/null'],
    exit: 3,
    says: /^'\/dev\/null' cannot be read: it is no file but a device/,
  },
  {
    wrong: 'a link that leads to itself',
    before: (folder) => symlinkSync('vip.ts', join(folder, 'vip.ts')),
    args: ['run', 'vip.ts'],
    exit: 3,
    says: /^There is no file 'vip\.ts'\./,
  },
  {
    wrong: 'an empty file',
    files: { 'vip.ts': '' },
    exit: 3,
    says: /^'vip\.ts' has no default export that is a strategy or a scenario\./,
  },
  {
    wrong: 'a file that is no text',
    files: { 'vip.ts': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0]) },
    exit: 3,
    says: "'vip.ts' cannot be read: it is no text in UTF-8. Give a file that can.",
  },
  {
    wrong: 'a byte order mark and the line ends of Windows, which are no fault',
    files: { 'vip.ts': `\uFEFF${strategy("route: () => { throw new Error('no levels'); }").replaceAll('\n', '\r\n')}` },
    exit: 1,
    says: /Strategy 'vip' threw for interaction '\w+': no levels\./,
    at: 'vip.ts:4:24',
  },
  {
    wrong: 'files that import each other in a circle',
    files: {
      'vip.ts': "import { rest } from './rest.ts';\nexport const all = rest + 1;\nexport default all;\n",
      'rest.ts': "import { all } from './vip.ts';\nexport const rest = all - 1;\n",
    },
    exit: 3,
    says: /^rest\.ts:2:21 threw while it was loaded: Cannot access 'all' before initialization\./,
    at: 'rest.ts:2:21',
  },
  {
    wrong: 'a broken package.json beside the file',
    files: { 'vip.ts': sound, 'package.json': '{ "name": ' },
    exit: 3,
    says: /^package\.json:1:\d+ cannot be read as JSON: EOF while parsing a value/,
    at: 'package.json:1:',
  },
  {
    wrong: 'a broken file of JSON that is imported',
    files: { 'vip.ts': "import table from './table.json';\nexport default table;\n", 'table.json': '{ "vip": 1,, }' },
    exit: 3,
    says: /^table\.json:1:\d+ cannot be read as JSON: /,
    at: 'table.json:1:',
    picture: true,
  },
  {
    wrong: 'a package that throws while it is loaded',
    files: {
      'vip.ts': "import 'levels';\nexport default 1;\n",
      'node_modules/levels/package.json': '{ "name": "levels", "main": "levels.js" }',
      'node_modules/levels/levels.js': "throw new Error('no licence');",
    },
    exit: 3,
    says: /^vip\.ts threw while it was loaded: no licence\./,
  },
  {
    wrong: 'an await outside of all functions for what never comes',
    files: { 'vip.ts': 'const levels = 1;\nexport default await new Promise(() => levels);\n' },
    own: true,
    exit: 3,
    says: 'vip.ts:2:16 waits outside of all functions for what never comes, so that the file is never loaded. Wait in `route` or not at all.',
    at: 'vip.ts:2:16',
  },
  {
    wrong: 'an await for what never comes beside a timer that keeps the process',
    files: { 'vip.ts': 'setInterval(() => {}, 1000);\nexport default await new Promise(() => {});\n' },
    own: true,
    exit: 3,
    says: /^vip\.ts:2:16 waits outside of all functions for what never comes/,
    at: 'vip.ts:2:16',
  },
  {
    wrong: 'a file that leaves a timer and a server open, which keep nobody waiting',
    files: {
      'vip.ts': strategy(
        "route: () => { throw new Error('no levels'); }",
        "import { createServer } from 'node:net'; createServer().listen(0); setInterval(() => {}, 1000);",
      ),
    },
    own: true,
    exit: 1,
    says: /no levels/,
    at: 'vip.ts:4:24',
  },
  ...(process.getuid?.() === 0
    ? []
    : [
        {
          wrong: 'a file that may not be read',
          files: { 'vip.ts': sound },
          before: (folder: string) => chmodSync(join(folder, 'vip.ts'), 0),
          exit: 3,
          says: /^'vip\.ts' cannot be read: EACCES/,
        },
      ]),
  {
    wrong: 'a file that asks for chance while it is loaded',
    files: { 'vip.ts': strategy('route: () => stop()', 'export const share = Math.random();') },
    exit: 3,
    says: /^vip\.ts:1:\d+: Math\.random\(\) was called while its file was loaded/,
  },
  {
    wrong: "a file that makes a date of the machine's zone while it is loaded",
    files: { 'vip.ts': strategy('route: () => stop()', 'export const from = new Date(2026, 2, 2, 8);') },
    exit: 3,
    says: /^vip\.ts:1:\d+: new Date\(year, month, …\) was called while its file was loaded.*'2026-03-02T08:00Z'/,
  },
  {
    wrong: 'an entry of the package that there is not',
    files: { 'vip.ts': "import { play } from 'routeproof/test';\nexport default play;\n" },
    exit: 3,
    says: "vip.ts:1:23 imports 'routeproof/test', which is not there. Did you mean routeproof/testing? Correct the path, or install the package in the folder of that file.",
  },
  {
    wrong: 'a name that is handed on from the wrong entry',
    files: { 'vip.ts': "export { contactCentre as default } from 'routeproof';\n" },
    exit: 3,
    says: "vip.ts:1:10 imports 'contactCentre' from 'routeproof', which has no such export. 'routeproof/plugins' has it. Correct that import.",
  },
  {
    wrong: 'a name that is called of the wrong entry as a whole',
    files: { 'vip.ts': "import * as bench from 'routeproof';\nexport default bench.contactCentre();\n" },
    exit: 3,
    says: "vip.ts:2:22 imports 'contactCentre' from 'routeproof', which has no such export. 'routeproof/plugins' has it. Correct that import.",
  },
  {
    wrong: 'a name that is called of the wrong entry, which is awaited',
    files: { 'vip.ts': "const bench = await import('routeproof');\nexport default bench.contactCentre();\n" },
    exit: 3,
    says: "vip.ts:2:22 imports 'contactCentre' from 'routeproof', which has no such export. 'routeproof/plugins' has it. Correct that import.",
  },
  {
    wrong: 'a name in braces of the wrong entry, which is awaited',
    files: { 'vip.ts': "const { contactCentre } = await import('routeproof');\nexport default contactCentre();\n" },
    exit: 3,
    says: "vip.ts:1:9 imports 'contactCentre' from 'routeproof', which has no such export. 'routeproof/plugins' has it. Correct that import.",
  },
  {
    wrong: 'a file that calls `require`',
    files: { 'vip.cjs': "const { stop } = require('routeproof');\nmodule.exports = stop;\n" },
    exit: 3,
    says: /^vip\.cjs:1:\d+ calls `require`, and the files of an author are modules\. Write `import`, as in `import \{ … \} from 'routeproof'`/,
  },
  {
    wrong: 'a default export that gives nothing',
    files: { 'vip.ts': 'export default () => {};\n' },
    exit: 3,
    says: /^The default export of 'vip\.ts' is a function that gives nothing, and must be a strategy or a scenario\./,
  },
  {
    wrong: 'a default export that gives a promise',
    files: { 'vip.ts': 'export default async () => ({});\n' },
    exit: 3,
    says: /^The default export of 'vip\.ts' is a function that gives a promise, and must be a strategy or a scenario\./,
  },
  {
    wrong: 'a default export that is a list',
    files: { 'vip.ts': 'export default [];\n' },
    exit: 3,
    says: /^The default export of 'vip\.ts' is a list, and must be a strategy or a scenario\./,
  },
  {
    wrong: 'a default export that is a class',
    files: { 'vip.ts': 'export default class Vip {}\n' },
    exit: 3,
    says: /^The default export of 'vip\.ts' is a class, and must be a strategy or a scenario\./,
  },
];
