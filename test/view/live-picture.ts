import type { Browser } from 'playwright-core';
import { shownIn, viewing, type Needing } from './viewing.ts';

/** Takes a picture of the live page: a fault is turned on, and happens where somebody chose it. */
export async function livePicture(browser: Browser, file: string, scenario: string): Promise<void> {
  const ends: (() => void)[] = [];
  const needing: Needing = { timeout: () => {}, teardown: (work) => void ends.push(work) };
  try {
    const view = await viewing(needing, '.', scenario);
    const faults = [{ kind: 'disconnect', of: 'ann', time: 5000 }] as const;
    const { points } = shownIn(await view.play({ faults })).points;
    const point = points.findIndex(({ about }) => about === 'fault: ann disconnects after EventInvite');
    const { path } = shownIn(await view.play({ faults, choose: { point, answer: 1 } }));
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 1340 } })).newPage();
    await page.goto(`${view.address}#path=${path}&faults=disconnect%2Bann%3D5000&at=${points[point]!.after - 1}`);
    await page.waitForSelector('.chosen ol');
    await page.waitForSelector('.next fieldset');
    await page.waitForTimeout(300);
    await page.screenshot({ path: file });
    await view.end();
  } finally {
    for (const end of ends) end();
  }
}
