import { statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openSession } from '../cli/cli-session.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { browserHere, openFile, startBrowser } from './browser.ts';
import { busyScenario, documentIn, hostileFile, hostileScenario } from './pages.ts';

// A real browser looks at the pages. Where there is none, each of these tests is skipped by its name.
const inBrowser = browserHere === undefined ? test.skip : test.serial;
const folder = temporaryFolder();
const session = openSession(folder);
const at = (name: string): string => join(folder, name);
const example = (name: string): string => resolve('examples', name, 'scenario.ts');
let browser: Browser;
test.before(async () => {
  if (browserHere !== undefined) browser = await startBrowser();
});
test.after.always(async () => {
  session.close();
  await browser?.close();
});

const written = new Map<string, Promise<string>>();

/** The page that a command writes; each is written once. */
function pageOf(name: string, ...command: readonly string[]): Promise<string> {
  let page = written.get(name);
  if (page === undefined)
    written.set(
      name,
      (page = session.run(...command, '--html', `${name}.html`).then(({ code, stderr }) => {
        if (code > 2) throw new Error(stderr);
        return at(`${name}.html`);
      })),
    );
  return page;
}

const conference = () => pageOf('conference', 'run', example('03-conference'), '--no-diagram');
const race = () => pageOf('race', 'explore', example('11-a-race'), '--coverage');
const day = () => pageOf('day', 'simulate', resolve('test/simulate/short-day.ts'), '--replications', '3');
const flows = () => pageOf('flows', 'flows');
const hostilePage = () => {
  writeFileSync(at('hostile.ts'), hostileScenario);
  return pageOf('hostile', 'run', 'hostile.ts', '--no-diagram');
};
const busy = () => {
  writeFileSync(at('busy.ts'), busyScenario(240));
  return pageOf('busy', 'run', 'busy.ts', '--no-diagram');
};

const shownMessages = (page: Page): Promise<number> => page.locator('.diagram .arrow').count();

inBrowser('a run opens with its verdict, its outcomes and its messages, and asks nobody for anything', async (t) => {
  const { page, complaints } = await openFile(browser, await conference());
  t.is((await page.textContent('.verdict'))?.trim(), '✓ pass');
  t.regex((await page.textContent('#outcomes ~ .scroll'))!, /0000RPEXAMPLE001.*stopped by/);
  t.true((await shownMessages(page)) > 10);
  t.deepEqual(complaints, []);
});

inBrowser('filters leave out what is not meant, and say how much is left', async (t) => {
  const { page, complaints } = await openFile(browser, await conference());
  await page.fill('input[type=search]', 'RequestConference');
  t.is(await shownMessages(page), 3);
  t.regex((await page.textContent('.filters [role=status]'))!, /^3 of 82 messages/);
  await page.click('text=show all');
  t.regex((await page.textContent('.filters [role=status]'))!, /^82 of 82 messages/);
  await page.click('.filters button:text-is("bob")');
  const names = await page.locator('.diagram .arrow').evaluateAll((all) => all.map((each) => each.textContent!));
  t.true(names.length > 0 && names.every((name) => /(from|to) bob\b/.test(name)), names.join('\n'));
  t.deepEqual(complaints, []);
});

inBrowser('steps through the run say how everything stood, and the address keeps the place', async (t) => {
  const { page, complaints } = await openFile(browser, await conference());
  await page.fill('input[type=search]', 'EventInvite');
  for (let step = 0; step < 2; step++) await page.click('text=Step on');
  const details = await page.textContent('.details');
  t.regex(details!, /^EventInvite message \d+/);
  t.regex((await page.textContent('.standing'))!, /Interactions.*handling: with ann.*Invitations/);
  const address = page.url();
  t.regex(address, /#.*find=EventInvite/);
  const again = await openFile(browser, await conference(), { hash: new URL(address).hash });
  t.is(await again.page.textContent('.details'), details);
  t.is(await shownMessages(again.page), await shownMessages(page));
  t.deepEqual([...complaints, ...again.complaints], []);
});

inBrowser('the keyboard alone is enough', async (t) => {
  const { page, complaints } = await openFile(browser, await conference());
  const focused = () => page.evaluate<string | null>(`document.activeElement.getAttribute('role')`);
  for (let presses = 0; presses < 60 && (await focused()) !== 'listbox'; presses++) await page.keyboard.press('Tab');
  t.is(await focused(), 'listbox');
  await page.keyboard.press('Home');
  const first = await page.textContent('.details h3');
  await page.keyboard.press('ArrowDown');
  const second = await page.textContent('.details h3');
  t.not(first, second);
  t.is(await page.locator('[role=option][aria-selected=true]').count(), 1);
  await page.keyboard.press('End');
  t.regex((await page.textContent('.details h3'))!, /message 82$/);
  t.deepEqual(complaints, []);
});

inBrowser('a counterexample stands beside the nearest run that passes, from the place where they part', async (t) => {
  const { page, complaints } = await openFile(browser, await race());
  t.is((await page.textContent('.verdict'))?.trim(), '✗ violated');
  t.regex((await page.textContent('.facts'))!, /can be violated\.$/);
  t.regex((await page.textContent('.token'))!, /^[0-9a-f]{8}-1-1000-/);
  const fork = Number(/(\d+) messages/.exec((await page.textContent('h3:has-text("The same in both runs")'))!)![1]);
  const firstIn = (name: string) => page.locator(`.diagram [id^=${name}-message-]`).first().getAttribute('id');
  t.is(await firstIn('fails'), `fails-message-${fork}`);
  t.is(await firstIn('passes'), `passes-message-${fork}`);
  const tops = await page
    .locator('.two .diagram')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  t.is(tops.length, 2);
  t.is(tops[0], tops[1]);
  t.is(await page.locator('.two > :first-child .mark.failure').count(), 1);
  t.is(await page.locator('.two > :last-child .mark.failure').count(), 0);
  await page.click(`#passes-message-${fork + 1}`);
  t.regex(page.url(), /with=good/);
  t.regex((await page.textContent('.details h3'))!, new RegExp(`message ${fork + 2}$`));
  t.is(await page.locator('[aria-selected=true]').getAttribute('id'), `passes-message-${fork + 1}`);
  t.true((await page.locator('table.matrix').count()) > 0);
  t.deepEqual(complaints, []);
});

inBrowser('in a narrow window one of the two runs is shown at a time', async (t) => {
  const { page, complaints } = await openFile(browser, await race(), { viewport: { width: 800, height: 900 } });
  t.is(await page.locator('.two').count(), 0);
  await page.click('text=go to where they part');
  t.true(await page.locator('.mark:has-text("here the runs part")').isVisible());
  await page.click('button:text-is("The nearest run that passes")');
  t.is(await page.locator('.mark.failure').count(), 0);
  t.true(await page.locator('.mark:has-text("here the runs part")').isVisible());
  t.deepEqual(complaints, []);
});

inBrowser('the token is copied whole', async (t) => {
  const { page, complaints } = await openFile(browser, await race(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.click('button:text-is("Copy")');
  await page.waitForSelector('[role=status]:text-is("copied")');
  t.is(await page.evaluate<string>('navigator.clipboard.readText()'), (await page.textContent('.token'))!);
  t.deepEqual(complaints, []);
});

inBrowser('the code of a counterexample says what ran where it fails, where it passes, and never', async (t) => {
  const { page, complaints } = await openFile(browser, await race());
  const line = async (look: string) => (await page.locator(`.source tr.${look}`).allTextContents()).join('\n');
  t.regex(await line('fails-only'), /1× \/ 0×.*desk\.after\(seconds\(10\)\)/);
  t.regex(await line('neither'), /0× \/ 0×.*careful \? race/);
  t.regex(await line('both'), /function route 1× \/ 1×/);
  t.is(await line('passes-only'), '');
  t.deepEqual(complaints, []);
});

inBrowser('a simulation has charts, and the same numbers as text', async (t) => {
  const { page, complaints } = await openFile(browser, await day());
  t.true((await page.locator('.chart canvas').count()) >= 3);
  const painted = await page.evaluate<boolean>(`(() => {
    const canvas = document.querySelector('.chart canvas');
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0);
  })()`);
  t.true(painted);
  t.regex((await page.textContent('#measures ~ .scroll'))!, /service level/);
  t.deepEqual(complaints, []);
});

inBrowser('of all flows there is a list, and a way to each and back', async (t) => {
  const { page, complaints } = await openFile(browser, await flows());
  const rows = await page.locator('tbody tr').count();
  t.true(rows > 12, `${rows}`);
  const name = await page.textContent('tbody tr:nth-child(3) button');
  await page.click('tbody tr:nth-child(3) button');
  t.is(await page.textContent('h2'), name);
  t.is((await page.textContent('.verdict'))?.trim(), '✓ pass');
  await page.click('nav >> text=All');
  t.is(await page.locator('tbody tr').count(), rows);
  t.deepEqual(complaints, []);
});

inBrowser('5,000 messages: under 500 kB, open in under a second, and scroll without a stall', async (t) => {
  const file = await busy();
  t.true(statSync(file).size < 500_000, `${statSync(file).size}`);
  const { page, complaints, opened } = await openFile(browser, file);
  // Under a second at rest; machines of tests are seldom that.
  t.true(opened < 4000, `${Math.round(opened)} ms`);
  t.regex((await page.textContent('.facts'))!, /5\d{3} messages/);
  const longest = await page.evaluate<number>(`(async () => {
    const box = document.querySelector('.diagram');
    let [last, most] = [performance.now(), 0];
    for (let step = 0; step < 120; step++) {
      box.scrollTop += box.scrollHeight / 120;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      [most, last] = [Math.max(most, now - last), now];
    }
    return most;
  })()`);
  t.log(`${statSync(file).size} bytes, open after ${Math.round(opened)} ms, longest frame ${Math.round(longest)} ms`);
  t.true(longest < 1000, `${Math.round(longest)} ms`);
  t.true((await shownMessages(page)) < 200);
  t.deepEqual(complaints, []);
});

/** Whether anything of the author's ran or was loaded. */
const ran = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`window.__pwned !== undefined || document.querySelector('main img, header img') !== null`);

inBrowser('hostile texts are text', async (t) => {
  const { page, complaints } = await openFile(browser, await hostilePage());
  await page.fill('input[type=search]', 'RequestSubmit');
  await page.click('text=Step on');
  t.regex((await page.textContent('.details'))!, /onerror/);
  const text = (await page.textContent('body'))!;
  t.false(['\u202e', '\u0007'].some((mark) => text.includes(mark)));
  t.false(await ran(page));
  t.deepEqual(complaints, []);
});

inBrowser('hostile texts are text in a list of files, in a search and among tests', async (t) => {
  writeFileSync(at(hostileFile), hostileScenario);
  const many = await pageOf('many', 'run', hostileFile, example('03-conference'), '--no-diagram');
  const search = await pageOf('search', 'explore', hostileFile);
  for (const [file, steps] of [
    [many, ['tbody tr:nth-child(1) button']],
    [search, ['summary:has-text("Properties")', 'summary:has-text("How it was played")', '.diagram .arrow >> nth=3']],
  ] as const) {
    const { page, complaints } = await openFile(browser, file);
    t.regex((await page.textContent('h1, table'))!, /2 files|onerror/);
    for (const step of steps) await page.click(step);
    await page.waitForTimeout(100);
    t.regex((await page.textContent('[aria-label="Rule tables"]'))!, /onerror.*1 of 2 rows fired.*never fired: line 3/);
    t.regex((await page.textContent('main'))!, /<img src=x onerror="window\.__pwned=1">/);
    t.false(await ran(page));
    t.deepEqual(complaints, []);
  }
});

inBrowser('what is seen has the messages of the run in their order', async (t) => {
  const file = await conference();
  const part = documentIn(file).parts[0]!;
  // High enough that all rows are in sight.
  const { page } = await openFile(browser, file, { hash: '#setup=shown', viewport: { width: 1400, height: 8000 } });
  const seen = await page
    .locator('.diagram .arrow')
    .evaluateAll((all) => all.map((one) => one.querySelector('text:not(.small)')!.textContent));
  t.deepEqual(seen, part.kind === 'run' ? part.messages.map(({ type }) => type) : []);
  const ends = await page.locator('.diagram .spoken').allTextContents();
  t.deepEqual(ends, part.kind === 'run' ? part.messages.map(({ from, to }) => ` from ${from} to ${to}`) : []);
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const [what, page, hash] of [
    ['a run', conference, '#at=60'],
    ['a search', race, ''],
    ['a simulation', day, ''],
    ['a summary', flows, ''],
  ] as const)
    inBrowser(`axe finds nothing serious in ${what}, ${colorScheme}`, async (t) => {
      const opened = await openFile(browser, await page(), { colorScheme, hash, bypassCSP: true });
      await opened.page.addScriptTag({ content: axe.source });
      const violations = await opened.page.evaluate<readonly Violation[]>('axe.run().then(({ violations }) => violations)');
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      t.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`), []);
    }); // prettier-ignore

inBrowser(
  'it is read on a narrow screen, too: nothing is wider than the window but what scrolls by itself',
  async (t) => {
    for (const page of [conference, race, day]) {
      const opened = await openFile(browser, await page(), { viewport: { width: 390, height: 800 } });
      t.true(await opened.page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
    }
  },
);
