import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anAlert } from '@moisson/testkit';
import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

const SINCE = '2026-11-24T12:00:00.000Z';
const sent = { at: SINCE, state: 'sent' };

suite('alerts, in a browser', () => {
  let held: HeldConsole;
  let browser: BrowserContext;
  beforeAll(async () => {
    held = await startHeldConsole();
    const { alerts } = held.line.store;
    const sources = Array.from({ length: 20 }, (_, at) => `ville-${at}`);
    const many = { severity: 'critical', sources, feeds: 40, mostFeeds: 40, host: 'arcgis.com' };
    const acknowledged = { at: SINCE, by: 'Ève', note: 'Esri est prévenu.' };
    const messages = { 'opened/mail': sent, 'opened/chat': sent };
    await alerts.begin(anAlert({ cause: 'many', ...many, messages, acknowledged }));
    // What really is so: the monitor of this process keeps it open.
    const hold = { kind: 'held', reason: { fr: '40 retraits attendent une décision.', en: '40 removals wait.' } };
    await alerts.begin(anAlert({ cause: 'held laval', ...hold }));
    const old = anAlert({ cause: 'old', kind: 'disk', sources: [], feeds: 0, mostFeeds: 0 });
    await alerts.begin(old);
    await alerts.close(old.id, '2026-11-24T13:00:00.000Z');
    browser = await openBrowser({ javaScript: false });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await held[Symbol.asyncDispose]();
  });
  const submit = (page: Page, form: string): Promise<unknown> =>
    Promise.all([page.waitForEvent('load'), page.locator(`form[action*="${form}"] button`).first().press('Enter')]);
  const text = async (page: Page, of = 'main'): Promise<string> => (await page.locator(of).first().textContent()) ?? '';

  test('an alert is acknowledged and silenced without JavaScript, every page counts what waits, and a silence ends', async () => {
    const page = await browser.newPage();
    await page.goto(`${held.at.operator}/alerts`);
    expect(await text(page, 'nav a[href^="/alerts"]')).toBe('Alertes (1)');
    expect(await text(page)).toContain('Lectures en échec : 40 flux sur arcgis.com');
    await page.locator('input[name="note"]').first().fill('La ville répond demain.');
    await submit(page, '/acknowledge');
    expect(await text(page)).toContain('La ville répond demain.');
    await page.goto(`${held.at.operator}/runs`);
    expect(await text(page, 'nav a[href^="/alerts"]')).toBe('Alertes');
    await page.goto(`${held.at.operator}/alerts`);
    await page.locator('input[name="host"]:not([type="hidden"])').fill('arcgis.com');
    const form = page.locator('form', { has: page.locator('input[name="host"]:not([type="hidden"])') });
    await form.locator('input[name="why"]').fill('Panne annoncée');
    await Promise.all([page.waitForEvent('load'), form.locator('button').press('Enter')]);
    expect(await text(page)).toContain('Panne annoncée');
    expect(await held.line.store.alerts.silences(SINCE)).toHaveLength(1);
    await submit(page, '/silences/');
    expect(await text(page)).toContain('Aucun silence.');
    const entries = await (await fetch(`${held.at.operator}/api/v1/audit`)).text();
    for (const act of ['acknowledgeAlert', 'addSilence', 'endSilence']) expect(entries).toContain(act);
    await page.close();
  }, 60_000);

  test('axe-core finds nothing and nothing is too wide, on a screen and at 390 px, in both languages', async () => {
    const seeing = await openBrowser();
    const page = await seeing.newPage();
    const findings: string[] = [];
    const silence = { match: { source: 'laval' }, until: '2026-11-25T12:00:00.000Z', why: 'Travaux' };
    const headers = { 'content-type': 'application/json' };
    await fetch(`${held.at.operator}/api/v1/silences`, { method: 'POST', headers, body: JSON.stringify(silence) });
    for (const width of [1280, 390])
      for (const language of ['fr', 'en']) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${held.at.operator}/alerts?lang=${language}`);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        findings.push(...violations.map(({ id, nodes }) => `${width}, ${language}: ${id}: ${nodes[0]?.html ?? ''}`));
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (Number(overflow) > 0) findings.push(`${width}, ${language}: ${String(overflow)} px too wide`);
        if (process.env.SHOTS !== undefined)
          await page.screenshot({ path: `${process.env.SHOTS}/alerts-${width}-${language}.png`, fullPage: true });
      }
    expect(findings).toEqual([]);
    await seeing.close();
  }, 120_000);
});
