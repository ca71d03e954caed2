import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strategy, type BadInput } from './row.ts';

const sound = strategy('route: () => stop()');
const failing = strategy("route: () => { throw new Error('no levels'); }");

const endedWith =
  (code: number): NonNullable<BadInput['also']> =>
  (t, { stdout }) =>
    t.regex(stdout, new RegExp(`^ended with ${code}$`, 'm'));

/** Surroundings that are not as they should be. */
export const environment: readonly BadInput[] = [
  {
    wrong: "a machine with another time zone and another language than the author's",
    files: {
      'vip.ts': strategy(
        "route: ({ id }) => placeInQueue(new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', dateStyle: 'full', timeStyle: 'long' }).format(id.length))",
      ),
    },
    shell:
      'for zone in UTC Pacific/Auckland America/St_Johns; do TZ=$zone LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 routeproof run vip.ts --json > $zone.json; done; [ "$(cat UTC.json)" = "$(cat Pacific/Auckland.json)" ] && [ "$(cat UTC.json)" = "$(cat America/St_Johns.json)" ] && echo the same bytes',
    before: (folder) => ['Pacific', 'America'].forEach((name) => mkdirSync(join(folder, name))),
    exit: 0,
    says: 'the same bytes',
  },
  {
    wrong: 'a working folder that is gone',
    files: { 'vip.ts': sound },
    shell:
      'file="$PWD/vip.ts"; mkdir gone && cd gone && rmdir ../gone; (routeproof run "$file" 2>&1; echo "ended with $?") | grep -v getcwd',
    exit: 0,
    says: 'The operating system refuses what is needed: the folder that you are in is gone. Allow it, or make room for it.',
    also: endedWith(3),
  },
  {
    wrong: 'no folder for temporary files',
    files: { 'vip.ts': sound },
    env: { TMPDIR: 'no/such' },
    exit: 3,
    says: "No folder for a temporary file can be made in 'no/such': there is no such folder. Let the variable TMPDIR name a folder in which you may write.",
  },
  {
    wrong: 'an environment with next to nothing in it',
    files: { 'vip.ts': failing },
    env: {
      HOME: undefined,
      USER: undefined,
      LANG: undefined,
      TERM: undefined,
      TZ: 'Nowhere/At_All',
      LC_ALL: 'xx',
      COLUMNS: '-1',
    },
    exit: 1,
    says: /no levels/,
    at: 'vip.ts:4:24',
  },
  {
    wrong: 'colours by force in a pipe, and the width of a terminal that is none',
    files: { 'vip.ts': failing },
    env: { FORCE_COLOR: '1', NO_COLOR: undefined, COLUMNS: '0' },
    exit: 1,
    says: /no levels/,
    also: (t, { stdout }) => t.true(stdout.includes('\u001b[31mfail')),
  },
  {
    wrong: 'Node without stacks',
    files: { 'vip.ts': failing },
    env: { NODE_OPTIONS: '--stack-trace-limit=0 --unhandled-rejections=none --disable-proto=throw' },
    exit: 1,
    says: /no levels/,
    at: 'vip.ts:4:24',
  },
  {
    wrong: 'no standard input',
    files: { 'vip.ts': failing },
    shell: 'exec routeproof run vip.ts <&-',
    exit: 1,
    says: /no levels/,
  },
  {
    wrong: 'coverage of the environment in a file',
    files: { 'vip.ts': sound },
    env: { ROUTEPROOF_COVERAGE: 'vip.ts' },
    exit: 3,
    says: /^ROUTEPROOF_COVERAGE names '.*vip\.ts', where nothing can be written: it is a file, and should be a folder\./,
    also: (t, { folder }) => t.is(readFileSync(join(folder, 'vip.ts'), 'utf8'), sound),
  },
  {
    wrong: 'a report of the environment in a file',
    files: { 'vip.ts': sound },
    env: { ROUTEPROOF_REPORT: 'vip.ts' },
    exit: 3,
    says: /^ROUTEPROOF_REPORT names '.*vip\.ts', where nothing can be written: it is a file, and should be a folder\./,
    also: (t, { folder }) => t.is(readFileSync(join(folder, 'vip.ts'), 'utf8'), sound),
  },
  {
    wrong: 'coverage of the environment where nothing can be made',
    files: { 'vip.ts': sound },
    env: { ROUTEPROOF_COVERAGE: '/proc/coverage' },
    exit: 3,
    says: /^ROUTEPROOF_COVERAGE names '\/proc\/coverage', where nothing can be written: /,
  },
];
