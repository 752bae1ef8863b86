import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '@moisson/kernel';
import { startPortal } from '@moisson/portal';
import { createLogger, type HttpService } from '@moisson/runtime';
import { openSqliteStore } from '@moisson/store';
import axe, { type AxeResults } from 'axe-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, openBrowser } from '../support/browser.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

suite('the page of the API and that of the files', () => {
  const stack = new AsyncDisposableStack();
  let portal: HttpService;
  beforeAll(async () => {
    const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-api-')), (one) => rm(one, { recursive: true }));
    const store = stack.adopt(openSqliteStore(dir, systemClock), (one) => one.close());
    const log = createLogger('test', 'silent');
    portal = stack.adopt(
      await startPortal({
        ...{ store, log, listen: { host: '127.0.0.1', port: 0 } },
        exports: { dir: join(dir, 'exports'), nights: 7, maxMebibytes: 100 },
      }),
      (one) => one.stop(),
    );
  }, 60_000);
  afterAll(() => stack.disposeAsync());

  test('are found from the home page, and axe-core finds nothing, on a screen and on a telephone', async () => {
    const browser = stack.adopt(await openBrowser(), (one) => one.close());
    const page = await browser.newPage();
    // The first page waits until the browser and the search have started.
    page.setDefaultTimeout(90_000);
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    const findings: string[] = [];
    for (const [language, width] of [
      ['fr', 390],
      ['en', 1280],
    ] as const)
      for (const path of ['/api', '/exports']) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${portal.url}/?lang=${language}`);
        await page.click(`footer a[href^="${path}"]`);
        await page.waitForURL((url) => url.pathname === path);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        const at = `${path} (${language}, ${width})`;
        findings.push(...violations.map(({ id, nodes }) => `${at}: ${id}: ${nodes[0]?.html ?? ''}`));
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (Number(overflow) > 0) findings.push(`${at}: ${String(overflow)} px too wide`);
      }
    expect(findings).toEqual([]);
    // The policy of the pages refuses nothing of theirs.
    expect(refused).toEqual([]);
  }, 400_000);
});
