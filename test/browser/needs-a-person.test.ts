import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { upsertedMessage } from '@moisson/changelog';
import { INDEXER_GROUP, topics } from '@moisson/contracts';
import type { NewMessage } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import axe, { type AxeResults } from 'axe-core';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

const copyOf = (sourceId: string): NewMessage => {
  const { state: _, ...record } = aRecord({ sourceId });
  const dataset = { ...record.dataset, title: { fr: 'Compteurs de vélos' }, organization: { id: 'v', name: 'Ville' } };
  return upsertedMessage({ ...record, dataset });
};
const broken: NewMessage = {
  ...{ key: 'laval/inconnu', value: Buffer.from('{"tronqu') },
  headers: { ...copyOf('laval').headers, ce_id: 'x' },
};

suite('what needs a person, in a browser', () => {
  let held: HeldConsole;
  let browser: BrowserContext;
  let plain: BrowserContext;
  beforeAll(async () => {
    held = await startHeldConsole();
    const { changeLog } = held.line;
    const positions = await changeLog.publish(topics.records, [copyOf('ville'), copyOf('region'), broken]);
    while (!(await changeLog.reached(INDEXER_GROUP, positions))) await nextTurn();
    const { operator } = held.at;
    const headers = { 'content-type': 'application/json' };
    await fetch(`${operator}/api/v1/dead-letters`);
    // A write: the pages count anew after it.
    await fetch(`${operator}/api/v1/merge-suggestions/find`, { method: 'POST', headers, body: '{}' });
    browser = await openBrowser();
    plain = await openBrowser({ javaScript: false });
  });
  afterAll(async () => {
    await browser.close();
    await plain.close();
    await held[Symbol.asyncDispose]();
  });

  const hrefs = (page: Page, start: string): Promise<string[]> =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('main a[href^="${start}"]')].map((one) => one.getAttribute('href'))`,
    );

  test('axe-core finds nothing and nothing is too wide, on a screen and at 390 px, in both languages', async () => {
    const page = await browser.newPage();
    const { operator } = held.at;
    await page.goto(`${operator}/needs-a-person`);
    const [cause] = await hrefs(page, '/dead-letters/causes/');
    const [merge] = await hrefs(page, '/merges/');
    await page.goto(operator + cause!);
    const letter = (await hrefs(page, '/dead-letters/')).find((href) => !href.includes('/causes/'));
    await page.goto(`${operator}/runs`);
    const [run] = await hrefs(page, '/runs/');
    const findings: string[] = [];
    const paths = ['/needs-a-person', '/dead-letters', cause!, letter!, '/merges', merge!, run!];
    for (const width of [1280, 390])
      for (const [at, path] of paths.entries())
        for (const language of ['fr', 'en']) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(`${operator}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
          await page.evaluate('document.querySelectorAll("details").forEach((one) => (one.open = true))');
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate<AxeResults>('axe.run()');
          const where = `${path} (${width}, ${language})`;
          findings.push(...violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html ?? ''}`));
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          if (Number(overflow) > 0) findings.push(`${where}: ${String(overflow)} px too wide`);
          if (process.env.SHOTS !== undefined)
            await page.screenshot({ path: `${process.env.SHOTS}/${at}-${width}-${language}.png`, fullPage: true });
        }
    expect(findings).toEqual([]);
    await page.close();
  });

  /** Presses a link or a button with the keyboard alone; each counts as one action. */
  const press = async (page: Page, selector: string): Promise<void> => {
    await page.locator(selector).first().focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  const inbox = 'nav a[href^="/needs-a-person"]';
  const counted = async (page: Page): Promise<string> => (await page.locator(inbox).textContent()) ?? '';

  test('each matter is decided in at most four actions, by keyboard and without JavaScript; every page counts what is left', async () => {
    const page = await plain.newPage();
    await page.goto(held.at.operator);
    expect(await counted(page)).toBe('À décider (3)');

    // A probable duplicate: two actions.
    await press(page, inbox);
    await press(page, 'form[action*="/merges/"][action*="/accept"] button');
    expect(await counted(page)).toBe('À décider (2)');

    // A dead letter: looked at, and discarded with a reason.
    await press(page, inbox);
    await press(page, 'main a[href^="/dead-letters/causes/"]');
    await page.locator('input[name="reason"]').first().focus();
    await page.keyboard.type('événement d’essai');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await counted(page)).toBe('À décider (1)');

    // It is given to somebody, who comments.
    await press(page, inbox);
    await page.locator('details > summary').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('input[name="assignee"]').first().focus();
    await page.keyboard.type('Ève');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await page.locator('main').textContent()).toContain('Confiée à Ève');

    // Held removals: approved by record, with a confirmation.
    await press(page, 'main a[href^="/holds/"]');
    await press(page, 'a[href*="/approve"]');
    await press(page, 'form[action*="/approve"] button');
    expect(await held.holdState()).toBe('approved');
    expect(await counted(page)).toBe('À décider');
    await page.goto(`${held.at.operator}/needs-a-person`);
    expect(await page.locator('main').textContent()).toContain('Rien n’attend personne.');
    await page.close();
  });
});
