import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine; nothing where there is none on the path. */
export const browserHere: string | undefined = names
  .flatMap((name) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((place) => existsSync(place));

/** A page that is open, and what it has complained of or asked for, which is to be nothing. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** How long it took until its content was there, in milliseconds. */
  readonly opened: number;
}

/** Starts the browser. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserHere!, args: ['--no-sandbox'] });

/** Opens a file, at an address within it, and hears all that goes wrong. */
export async function openFile(
  browser: Browser,
  file: string,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const address = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) complaints.push(`asks for ${request.url()}`);
  });
  const begun = performance.now();
  await page.goto(`${address}${hash}`);
  await page.waitForSelector('main');
  return { page, complaints, opened: performance.now() - begun };
}
