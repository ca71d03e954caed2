import type { BadInput } from './row.ts';

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
];
