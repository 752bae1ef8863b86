import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

/** Actions in the console from its first page to the decision. */
const MAX_ACTIONS = 4;
const [TELEPHONE, DESK] = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const PICTURES = process.env.MOISSON_TEST_PICTURES;

suite('a visitor’s report, without JavaScript', () => {
  let held: HeldConsole;
  let plain: BrowserContext;
  let scripted: BrowserContext;

  beforeAll(async () => {
    held = await startHeldConsole({ MOISSON_LOG_LEVEL: 'silent' });
    plain = await openBrowser({ javaScript: false });
    scripted = await openBrowser();
    await held.update('laval', (source) => ({ ...source, contact: { name: 'Ève', email: 'eve@ville.example' } }));
  });
  afterAll(async () => {
    await plain.close();
    await scripted.close();
    await held[Symbol.asyncDispose]();
  });

  /** Checks the page as it is, at a desk and on a telephone: in a browser with scripts, which axe needs. */
  const look = async (shown: Page, name: string): Promise<void> => {
    const page = await scripted.newPage();
    await page.setContent(await shown.content());
    for (const size of [DESK, TELEPHONE]) {
      await shown.setViewportSize(size);
      if (PICTURES !== undefined)
        await shown.screenshot({ path: join(PICTURES, `${name}-${size.width}.png`), fullPage: true });
      await page.setViewportSize(size);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
      const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect({ name, faults }).toEqual({ name, faults: [] });
      expect(await shown.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await page.close();
  };

  test.each([
    [
      ...(['fr', 0, 'Signaler un problème avec ce jeu de données', 'Autre chose', 'Précisions'] as const),
      ...(['Envoyer le signalement', 'À décider', /Ce qui a été fait/, 'C’est réglé', /réglé/] as const),
    ],
    [
      ...(['en', 1, 'Report a problem with this dataset', 'Something else', 'Details'] as const),
      ...(['Send the report', 'Needs a person', /What was done/, 'It is solved', /resolved/] as const),
    ],
  ])('goes from the dataset’s page to an operator, who decides in %s', async (...given) => {
    const [language, at, report, other, details, submit, queue, done, resolve, decided] = given;
    const dataset = (await held.line.store.datasetReads.scan(undefined, 5))[at]!;
    const page = await plain.newPage();
    await page.goto(`${held.at.portal}/datasets/${dataset.id}?lang=${language}`);
    await page.getByRole('link', { name: report }).click();
    await look(page, `report-form-${language}`);
    await page.getByLabel(other).check();
    await page.getByRole('button', { name: submit }).click();
    await page.getByRole('alert').waitFor();
    await look(page, `report-refused-${language}`);
    expect(await page.getByLabel(other).isChecked()).toBe(true);
    const text = 'La colonne « date » est vide.\n<b>depuis mai</b>';
    await page.getByLabel(details).fill(text);
    await page.getByRole('button', { name: submit }).click();
    await page.getByRole('status').waitFor();
    await look(page, `report-sent-${language}`);

    const console_ = await plain.newPage();
    await console_.goto(`${held.at.operator}/?lang=${language}`);
    let actions = 0;
    const act = async (action: Promise<unknown>): Promise<void> => {
      actions += 1;
      await action;
    };
    await act(console_.getByRole('link', { name: queue }).first().click());
    await look(console_, `report-queue-${language}`);
    const { title } = (await held.line.store.reports.of(dataset.id, 1))[0]!;
    await act(console_.getByRole('heading', { name: title }).getByRole('link').click());
    expect(await console_.getByText('<b>depuis mai</b>').count()).toBe(2);
    await look(console_, `report-item-${language}`);
    const mail = await console_.locator('a[href^="mailto:eve%40ville.example"]').getAttribute('href');
    expect(decodeURIComponent(mail!)).toContain('> La colonne « date » est vide.');
    await act(console_.getByLabel(done).fill('Colonne remplie.'));
    await act(console_.getByRole('button', { name: resolve }).click());
    await console_.getByRole('status').waitFor();
    expect(actions).toBeLessThanOrEqual(MAX_ACTIONS);
    expect(await console_.locator('section').textContent()).toMatch(decided);
    await look(console_, `report-decided-${language}`);
    expect(await held.line.store.reports.waiting(10)).toEqual([]);
    expect((await held.line.store.reports.of(dataset.id, 1))[0]).toMatchObject({
      ...{ state: 'resolved', note: 'Colonne remplie.', decidedBy: 'console' },
    });
    const [act1] = await held.line.store.audit.list({ target: `report:${dataset.id}`, limit: 1 });
    expect(act1).toMatchObject({
      operation: 'resolveReports',
      before: { waiting: 1 },
      ending: { after: { resolved: 1 } },
    });
    await page.close();
    await console_.close();
  });
});
