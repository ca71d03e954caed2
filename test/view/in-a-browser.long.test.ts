import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserHere, startBrowser } from '../page/browser.ts';
import { hostileScenario } from '../page/pages.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { viewing, type Viewing } from './viewing.ts';

// A real browser looks at the live page. Where there is none, each of these tests is skipped by its name.
const inBrowser = browserHere === undefined ? test.skip : test.serial;
const folder = temporaryFolder();
let browser: Browser;
test.before(async () => {
  if (browserHere !== undefined) browser = await startBrowser();
});
test.after.always(() => browser?.close());

const example = (name: string): string => resolve('examples', name, 'scenario.ts');

/** A copy of an example that may be changed. */
function copied(name: string): string {
  const file = `${name}.ts`;
  const strategy = resolve('examples', name, 'strategy.ts');
  writeFileSync(join(folder, file), readFileSync(example(name), 'utf8').replace('./strategy.ts', strategy));
  return file;
}

interface Opened {
  readonly page: Page;
  /** What it complained of, and whom else it asked; to be nothing. */
  readonly complaints: readonly string[];
}

/** Opens the page, waits for its run, and hears all that goes wrong. */
async function opened(
  view: Viewing,
  { hash = '', ...options }: BrowserContextOptions & { hash?: string } = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(view.address)) complaints.push(`asks for ${request.url()}`);
  });
  await page.goto(`${view.address}${hash}`);
  await played(page);
  return { page, complaints };
}

const played = (page: Page) => page.waitForSelector('.live [role=status]:has-text("Played")');

const messagesOf = (page: Page): Promise<readonly string[]> =>
  page.locator('.diagram .arrow').evaluateAll((all) => all.map((each) => each.textContent!));

/** Goes to the message that is shown with such a choice after it. */
async function toChoice(page: Page, option: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if ((await page.locator(`.next button[aria-pressed=false]:has-text("${option}")`).count()) > 0) return;
    await page.click('text=Next choice');
  }
  throw new Error(`no choice '${option}'`);
}

async function chooseLate(t: ExecutionContext, page: Page): Promise<void> {
  const option = 'desk.after for 0000RPEXAMPLE001';
  await toChoice(page, option);
  await page.click(`.next button[aria-pressed=false]:has-text("${option}")`);
  await page.waitForSelector('.chosen ol');
  t.regex((await page.textContent('.chosen ol'))!, /desk\.after for 0000RPEXAMPLE001/);
}

inBrowser('another order is chosen beside a message, and its address shows the same run in a fresh page', async (t) => {
  const view = await viewing(t, folder, example('11-a-race'));
  const { page, complaints } = await opened(view);
  const ordinary = await messagesOf(page);
  await chooseLate(t, page);
  await page.waitForFunction('location.hash.includes("path=")');
  await played(page);
  const chosen = await messagesOf(page);
  t.notDeepEqual(chosen, ordinary);
  t.regex((await page.textContent('.chosen code'))!, /^routeproof replay .*scenario\.ts [0-9a-f]{8}-1-1000-/);
  const fresh = await opened(view, { hash: new URL(page.url()).hash });
  t.deepEqual(await messagesOf(fresh.page), chosen);
  t.is(await fresh.page.textContent('.details'), await page.textContent('.details'));
  // The way back gives it up, and so does the button.
  await page.goBack();
  await page.waitForSelector('.chosen ol', { state: 'detached' });
  t.deepEqual(await messagesOf(page), ordinary);
  await fresh.page.click('text=Give up this choice');
  await fresh.page.waitForSelector('.chosen ol', { state: 'detached' });
  await played(fresh.page);
  t.deepEqual(await messagesOf(fresh.page), ordinary);
  t.deepEqual([...complaints, ...fresh.complaints], []);
  t.is(await view.end(), 0);
});

inBrowser('a save arrives; what breaks is told beside the last good run', async (t) => {
  const file = copied('11-a-race');
  const text = readFileSync(join(folder, file), 'utf8');
  const view = await viewing(t, folder, file);
  const { page, complaints } = await opened(view);
  writeFileSync(join(folder, file), text.replace('ready at the last moment', 'ready much later'));
  await page.waitForSelector('.facts:has-text("ready much later")');
  t.regex((await page.textContent('.live [role=status]'))!, /Played after a save of 11-a-race\.ts/);
  const before = await messagesOf(page);
  writeFileSync(join(folder, file), text.replace('defineScenario(() =>', 'defineScenario(( =>'));
  await page.waitForSelector('.problem');
  t.regex((await page.textContent('.problem'))!, /11-a-race\.ts:\d+.*Below stands the last run that could be played/s);
  t.deepEqual(await messagesOf(page), before);
  writeFileSync(join(folder, file), text);
  await page.waitForSelector('.facts:has-text("ready at the last moment")');
  t.is(await page.locator('.problem').count(), 0);
  t.deepEqual(complaints, []);
  await view.end();
});

inBrowser('a delay is changed and a fault is turned on, in the address, too', async (t) => {
  const view = await viewing(t, folder, example('11-a-race'));
  const { page, complaints } = await opened(view);
  await page.click('text=Change something');
  await page.getByLabel('ann', { exact: true }).fill('700');
  await page.keyboard.press('Tab');
  await page.waitForFunction('location.hash.includes("links=ann")');
  await page.waitForSelector('text=A terminal cannot play this run');
  await page.locator('.changes select').first().selectOption('restart');
  await page.locator('.changes select').last().selectOption('urs');
  await page.click('text=Turn on');
  await page.waitForFunction('location.hash.includes("faults=restart")');
  await played(page);
  await toChoice(page, 'yes');
  await page.click('.next button:text-is("yes")');
  await page.waitForSelector('.chosen ol:has-text("urs restarts")');
  await played(page);
  const messages = await messagesOf(page);
  const fresh = await opened(view, { hash: new URL(page.url()).hash });
  t.deepEqual(await messagesOf(fresh.page), messages);
  t.is(await fresh.page.getByLabel('ann', { exact: true }).inputValue(), '700');
  await page.click('text=Turn off');
  await page.waitForFunction('!location.hash.includes("faults=")');
  t.deepEqual([...complaints, ...fresh.complaints], []);
  await view.end();
});

inBrowser('the keyboard alone is enough to choose', async (t) => {
  const view = await viewing(t, folder, example('11-a-race'));
  const { page, complaints } = await opened(view);
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  const tabTo = async (words: RegExp): Promise<void> => {
    for (let presses = 0; presses < 200 && !words.test(await focused()); presses++) await page.keyboard.press('Tab');
    t.regex(await focused(), words);
  };
  await tabTo(/^Next choice/);
  const option = '.next button[aria-pressed=false]:has-text("desk.after")';
  for (let presses = 0; presses < 60 && (await page.locator(option).count()) === 0; presses++)
    await page.keyboard.press('Enter');
  await tabTo(/^desk\.after for/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chosen ol');
  t.regex(await focused(), /^desk\.after for/);
  t.deepEqual(complaints, []);
  await view.end();
});

inBrowser('hostile texts are text, and no address makes the page do anything', async (t) => {
  writeFileSync(join(folder, 'hostile.ts'), hostileScenario);
  const view = await viewing(t, folder, 'hostile.ts');
  const { page, complaints } = await opened(view);
  for (let steps = 0; steps < 8; steps++) await page.click('text=Next choice');
  t.is(await page.locator('img').count(), 0);
  t.not(await page.title(), 'taken');
  const text = (await page.textContent('body'))!;
  t.false(['\u202e', '\u0007'].some((mark) => text.includes(mark)));
  for (const hash of ['#path=<img src=x onerror=alert(1)>', '#links=%3Cscript%3E=1', '#faults=x', '#links=ann%3Dx']) {
    // prettier-ignore
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.waitForSelector('.problem');
    await page.evaluate(`location.hash = ''`);
    await page.waitForSelector('.problem', { state: 'detached' });
  }
  // What is refused, the browser notes by itself.
  t.deepEqual(
    complaints.filter((complaint) => !/status of 400/.test(complaint)),
    [],
  );
  await view.end();
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

for (const colorScheme of ['light', 'dark'] as const)
  inBrowser(`axe finds nothing serious in a live page, ${colorScheme}`, async (t) => {
    const view = await viewing(t, folder, example('11-a-race'));
    const { page } = await opened(view, { colorScheme, bypassCSP: true });
    await page.click('text=Change something');
    await chooseLate(t, page);
    await page.addScriptTag({ content: axe.source });
    const violations = await page.evaluate<readonly Violation[]>('axe.run().then(({ violations }) => violations)');
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    t.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`), []); // prettier-ignore
    await page.setViewportSize({ width: 390, height: 800 });
    t.true(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'));
    await view.end();
  });
