import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { strategy, type BadInput } from './row.ts';

/** Surroundings that are not as they should be. */
export const environment: readonly BadInput[] = [
  {
    wrong: 'a reader that does not read to the end',
    files: { 'vip.ts': strategy('route: () => stop()') },
    shell: 'routeproof reference | head -n 1',
    exit: 0,
    says: '# Reference',
  },
  {
    wrong: "a machine with another time zone and another language than the author's",
    files: {
      'vip.ts': strategy(
        "route: ({ id }) => placeInQueue(new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', dateStyle: 'full', timeStyle: 'long' }).format(id.length))",
      ),
    },
    shell:
      'for zone in UTC Pacific/Auckland America/St_Johns; do TZ=$zone LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 routeproof run vip.ts --json > $zone.json; done; cmp UTC.json Pacific/Auckland.json && cmp UTC.json America/St_Johns.json && echo the same bytes',
    before: (folder) => ['Pacific', 'America'].forEach((name) => mkdirSync(join(folder, name))),
    exit: 0,
    says: 'the same bytes',
  },
];
