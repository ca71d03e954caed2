import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BadInput } from './row.ts';

/** Signals at bad moments. */
export const signals: readonly BadInput[] = [
  {
    wrong: 'Ctrl-C while a file is being loaded that waits for nothing that comes',
    files: {
      'vip.ts':
        "setInterval(() => {}, 1000);\nconsole.error('waiting');\nexport default await new Promise(() => {});\n",
    },
    env: { TMPDIR: '.' },
    signal: { name: 'SIGINT', after: /waiting/ },
    exit: 130,
    says: 'waiting',
    on: 'stderr',
    also: (t, { folder }) => t.deepEqual(readdirSync(join(folder)), ['vip.ts']),
  },
];
