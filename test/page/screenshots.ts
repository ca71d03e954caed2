// Takes the pictures of reports that the documentation shows: `npm run screenshots`. It looks at the pages of examples with the browser of this machine.
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { livePicture } from '../view/live-picture.ts';
import { browserHere, openFile, startBrowser } from './browser.ts';
import { busyScenario } from './pages.ts';

interface Shot {
  readonly name: string;
  /** What is typed, but for `--html`. */
  readonly command: readonly string[];
  /** Tests that are run first, and leave what they played in `report/`. */
  readonly tests?: readonly string[];
  readonly hash?: string;
  readonly dark?: true;
  readonly width?: number;
  readonly height?: number;
  /** What is done before the picture is taken. */
  readonly then?: (page: Page) => Promise<unknown>;
}

const out = resolve('docs/images');
const example = (name: string): string => `examples/${name}/scenario.ts`;
const conference = ['run', example('03-conference'), '--no-diagram'];
const race = ['explore', example('11-a-race'), '--coverage'];
const toThe = (selector: string) => (page: Page) =>
  page
    .locator(selector)
    .first()
    .evaluate((one) => one.scrollIntoView());

const shots: readonly Shot[] = [
  { name: 'run', command: conference, hash: '#at=60' },
  { name: 'run-dark', command: conference, hash: '#at=60', dark: true },
  { name: 'run-narrow', command: conference, hash: '#only=0000RPEXAMPLE001', width: 390, height: 800 },
  { name: 'run-wide', command: conference, hash: '#at=60', width: 1900, height: 860 },
  { name: 'five-messages', command: ['flows', 'conference/invitation-accepted'], hash: '#at=38', height: 640 },
  { name: 'busy', command: ['run', 'busy.ts', '--no-diagram'], hash: '#at=2600', then: toThe('#messages') },
  { name: 'counterexample', command: race, then: toThe('.token'), width: 1500, height: 1000 },
  { name: 'code-and-races', command: race, then: toThe('#sources'), height: 820 },
  {
    name: 'tests',
    command: ['report', 'report/'],
    tests: ['examples/10-marbles/*.test.ts', 'examples/11-a-race/*.test.ts'],
    height: 520,
  },
  {
    name: 'simulation',
    command: ['simulate', example('12-a-day-of-traffic'), '--replications', '10'],
    then: toThe('#charts'),
  },
];

if (browserHere === undefined) process.stderr.write('There is no chromium on the path: no pictures were taken.\n');
else await take();

async function take(): Promise<void> {
  const wanted = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const browser = await startBrowser();
  mkdirSync(out, { recursive: true });
  writeFileSync('busy.ts', busyScenario(240));
  try {
    for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      const { name, command, hash = '', dark, width = 1400, height = 900, then } = shot;
      const file = join(folder, `${command.join('-').replaceAll(/\W+/g, '-')}.html`);
      if (shot.tests !== undefined) {
        const ava = ['node_modules/ava/entrypoints/cli.mjs', ...shot.tests];
        spawnSync(process.execPath, ava, { env: { ...process.env, ROUTEPROOF_REPORT: 'report' } });
      }
      // The page says how it was made: with a name as anybody would give it.
      const typed = ['build/core/cli/main.js', ...command, '--html', 'report.html'];
      const { status, stderr } = spawnSync(process.execPath, typed, { encoding: 'utf8' });
      if ((status ?? 3) > 2) throw new Error(stderr);
      renameSync('report.html', file);
      const { page } = await openFile(browser, file, {
        ...{ hash, colorScheme: dark ? 'dark' : 'light', viewport: { width, height } },
      });
      await then?.(page);
      await page.waitForTimeout(300);
      const path = join(out, `${name}.png`);
      await page.screenshot({ path });
      process.stdout.write(`${name}.png ${statSync(path).size} bytes\n`);
      await page.context().close();
    }
    if (wanted.length === 0 || wanted.includes('live'))
      await livePicture(browser, join(out, 'live.png'), example('11-a-race'));
  } finally {
    await browser.close();
    rmSync('busy.ts');
    rmSync('report', { recursive: true, force: true });
    rmSync(folder, { recursive: true });
  }
}
