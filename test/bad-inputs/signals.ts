import { readdirSync } from 'node:fs';
import { strategy, type BadInput } from './row.ts';

/** A search that would take for ever. */
const endless: BadInput['files'] = {
  'day.ts': `import { defineScenario, routeTo, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
let made = 0;
export default defineScenario(() => ({
  ...(++made === 50 && void process.stderr.write('searching\\n')),
  name: 'day', plugins: contactCentre(), raceWindow: seconds(10),
  strategy: { name: 'vip', route: (_interaction, desk) => desk.target('?:English > 5.GA').pipe(map((agent) => routeTo(agent))) },
  centre: {
    agents: ['ann', 'bob', 'cat', 'dan'].map((name) => ({ name, skills: { English: 9 } })), queues: [{ name: 'Inbound' }],
  },
  load: { interactions: Array.from({ length: 6 }, (_, index) => ({ Queue: 'Inbound', MediaType: 'email', at: seconds(index) })) },
}));
`,
};

const onlyThe =
  (name: string): NonNullable<BadInput['also']> =>
  (t, { folder }) =>
    t.deepEqual(readdirSync(folder), [name]);

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
    also: onlyThe('vip.ts'),
  },
  ...(['SIGINT', 'SIGTERM'] as const).map((name) => ({
    isLong: name === 'SIGINT',
    wrong: `${name} in the middle of a search that writes files in the end`,
    files: endless,
    args: ['explore', 'day.ts', '--save', 'race.test.ts', '--workers', '1'],
    signal: { name, after: /searching/ },
    exit: 2,
    says: /^bounded {2}day: /,
    also: onlyThe('day.ts'),
  })),
  {
    wrong: 'Ctrl-C while one of several files is played',
    files: {
      'a.ts': strategy("route: () => placeInQueue('Back office')"),
      'b.ts': strategy("route: () => { throw new Error('x'); }"),
      'c.ts': strategy(
        'route: () => stop()',
        "process.stderr.write('loaded\\n'); for (const end = Date.now() + 1e9; Date.now() < end; );",
      ),
      'd.ts': strategy('route: () => stop()'),
    },
    args: ['explore', '.', '--workers', '1'],
    signal: { name: 'SIGINT', after: /loaded/ },
    exit: 1,
    says: /^4 files: 1 proved, 1 violated, 2 not played/m,
  },
  {
    wrong: "Ctrl-C while author's code blocks",
    files: {
      'vip.ts': strategy(
        "route: () => { console.error('blocked'); return /^(a+)+$/.test(`${'a'.repeat(60)}!`) ? stop() : stop(); }",
        "console.error('loaded');",
      ),
    },
    signal: { name: 'SIGINT', after: /loaded/ },
    exit: 130,
    says: /./,
    on: 'stderr',
    also: onlyThe('vip.ts'),
  },
];
