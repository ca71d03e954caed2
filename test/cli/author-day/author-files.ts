import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import test from 'ava';
import { openSession } from '../cli-session.ts';
import type { TraceDocument } from 'routeproof/report';

export const folder = mkdtempSync(join(tmpdir(), 'routeproof-day-test-'));

export const { run: routeproof, close } = openSession(folder);

test.after.always(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file of an author's and gives back its name. */
export const file = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
};

/** A strategy whose `route` begins on line 4. */
export const strategy = (name: string, ...route: readonly string[]): string =>
  file(
    name,
    "import { defineStrategy, placeInQueue, routeTo, seconds, stop } from 'routeproof';",
    'export default defineStrategy({',
    `  name: '${basename(name, '.ts')}',`,
    ...route.map((line) => `  ${line}`),
    '});',
  );

/** A scenario in which e-mails 1 to `count` come ten seconds apart, for a strategy that has ann. */
export const scenario = (name: string, from: string, count: number): string =>
  file(
    name,
    "import { defineScenario, seconds } from 'routeproof';",
    "import { contactCentre } from 'routeproof/plugins';",
    `import strategy from './${from}';`,
    'export default defineScenario(() => ({',
    "  name: 'day', strategy, plugins: contactCentre(),",
    "  centre: { agents: [{ name: 'ann', capacity: { email: 9 } }], queues: [{ name: 'Inbound' }, { name: 'Late', strategy: null }] },",
    `  load: { interactions: Array.from({ length: ${count} }, (_, n) => ({ InteractionId: \`000000000000000\${n + 1}\`, at: seconds(n * 10) })) },`,
    '}));',
  );

interface Document {
  readonly verdict: string;
  readonly findings: readonly {
    readonly kind: string;
    readonly sentence: string;
    readonly where?: string;
    readonly interaction?: string;
  }[];
  readonly interactions: readonly { readonly id: string; readonly state: string }[];
  readonly messages: readonly TraceDocument[];
  readonly branches?: readonly { readonly line: number; readonly what: string; readonly times: number }[];
}

export const played = async (name: string, ...more: readonly string[]): Promise<Document> =>
  JSON.parse((await routeproof('run', name, '--json', ...more)).stdout) as Document;
