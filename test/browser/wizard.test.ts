import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine, startStandalone, type Standalone } from '@moisson/standalone';
import axe, { type AxeResults } from 'axe-core';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';

if (chromiumPath === undefined) {
  const message = 'no Chromium: install it (apt-get install chromium) or set CHROMIUM_PATH';
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`SKIPPED: the browser tests; ${message}`);
}
const suite = chromiumPath === undefined ? describe.skip : describe;

/** Actions that a person may need from a catalogue's home page to an active source. */
const MAX_ACTIONS = 12;
const [TELEPHONE, DESK] = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
/** A folder for pictures of the pages; none are made without it. */
const PICTURES = process.env.MOISSON_TEST_PICTURES;

suite('adding a source in the console', () => {
  let dir: string;
  let server: CatalogueServer;
  let aggregator: CatalogueServer;
  let line: EmbeddedLine;
  let standalone: Standalone;
  let browser: BrowserContext;
  let plain: BrowserContext;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'moisson-wizard-'));
    const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
    const city = new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 7, size: 40, organization });
    server = await CatalogueServer.start(city);
    aggregator = await CatalogueServer.start(
      new SimulatedCatalogue({ id: 'agregateur', protocol: 'ckan', seed: 8, size: 5, organization, copies: [city] }),
    );
    const config = readConfig({
      ...{ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8', MOISSON_LOG_LEVEL: 'silent' },
      ...{ MOISSON_CREDENTIALS_KEY: randomBytes(32).toString('hex'), ...freePorts },
    });
    const log = createLogger('test', 'silent');
    line = await EmbeddedLine.open(config, log);
    standalone = await startStandalone(line, config, log);
    browser = await openBrowser();
    plain = await openBrowser({ javaScript: false });
  });
  afterAll(async () => {
    await browser.close();
    await plain.close();
    await standalone.stop();
    await line.close();
    await server.stop();
    await aggregator.stop();
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(() => browser.clearCookies());

  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
    const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(wide ? ['scrolls sideways'] : [])];
  };

  /** Checks a page at a desk and on a telephone. */
  const look = async (page: Page, name: string): Promise<void> => {
    for (const [size, label] of [
      [DESK, 'desk'],
      [TELEPHONE, 'telephone'],
    ] as const) {
      await page.setViewportSize(size);
      if (PICTURES !== undefined)
        await page.screenshot({ path: join(PICTURES, `${name}-${label}.png`), fullPage: true });
      expect({ name, label, faults: await faultsOf(page) }).toEqual({ name, label, faults: [] });
    }
  };

  /** Waits until a page that reloads by itself has what it waits for. */
  const settled = (page: Page): Promise<unknown> => page.getByRole('link', { name: 'Continuer' }).waitFor();

  test('a source is active after twelve actions at most, and no page has a fault', async () => {
    const page = await browser.newPage();
    let actions = 0;
    const act = async (action: Promise<unknown>): Promise<void> => {
      actions += 1;
      await action;
    };
    await page.goto(standalone.addresses.operator);
    await act(page.getByRole('link', { name: 'Ajouter une source' }).click());
    await look(page, 'address');
    await act(page.getByLabel('Adresse du catalogue').fill(server.url));
    await act(page.getByRole('button', { name: 'Chercher' }).click());
    await look(page, 'found');
    await act(page.getByLabel('Identifiant').fill('laval'));
    await act(page.getByRole('button', { name: 'Garder le brouillon' }).click());
    await settled(page);
    expect(await page.getByText('Ce que la source donne', { exact: true }).count()).toBe(10);
    expect(await page.getByRole('region', { name: /Ce que la source donne/ }).count()).toBe(0);
    await page.getByText('Aperçu de 40 fiches, en 1 requête;').waitFor();
    await look(page, 'preview');
    await act(page.getByRole('link', { name: 'Continuer' }).click());
    await look(page, 'duplicates');
    await act(page.getByRole('link', { name: 'Continuer' }).click());
    await look(page, 'settings');
    await act(page.getByRole('button', { name: 'Garder et relire' }).click());
    await page.getByRole('button', { name: 'Activer la source' }).waitFor();
    await look(page, 'dry-run');
    expect(await line.store.registry.get(SourceId.parse('laval'))).toMatchObject({ state: 'draft' });
    await act(page.getByRole('button', { name: 'Activer la source' }).click());
    expect(await line.store.registry.get(SourceId.parse('laval'))).toMatchObject({
      ...{ state: 'active', organization: 'ville-de-laval', endpoint: expect.stringContaining(server.url) },
    });
    expect(actions).toBeLessThanOrEqual(MAX_ACTIONS);
    await page.close();
  });

  test('without JavaScript, in English and by keyboard: what is wrong is said beside the form, and kept', async () => {
    const page = await plain.newPage();
    await page.goto(`${standalone.addresses.operator}/sources/new?lang=en`);
    await page.getByLabel('Address of the catalogue').fill(aggregator.url);
    await page.keyboard.press('Enter');
    await page.getByLabel('Id', { exact: true }).fill('Pas Un Id');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'id' }).waitFor();
    expect(await page.getByLabel('Id', { exact: true }).inputValue()).toBe('Pas Un Id');
    // The id of another source, which another wizard may have just taken.
    await page.getByLabel('Id', { exact: true }).fill('laval');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'laval' }).waitFor();
    await page.getByLabel('Id', { exact: true }).fill('agregateur');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Continue' }).waitFor();
    await page.goto(`${standalone.addresses.operator}/sources/agregateur/draft/settings?lang=en`);
    await page.getByLabel('Schedule (cron, UTC)').fill('rarement');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'schedule' }).waitFor();
    expect(await page.getByLabel('Schedule (cron, UTC)').inputValue()).toBe('rarement');
    await page.getByLabel('Schedule (cron, UTC)').fill('5 3 * * *');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Activate the source' }).waitFor();
    expect(await line.store.registry.get(SourceId.parse('agregateur'))).toMatchObject({ schedule: '5 3 * * *' });
    await page.close();
  });

  test('a draft that was left is taken up from the page of sources, and discarded; its id is free again', async () => {
    const page = await browser.newPage();
    await page.goto(standalone.addresses.operator);
    await page
      .getByRole('link', { name: /Reprendre le brouillon : agregateur|Reprendre le brouillon/ })
      .first()
      .click();
    await settled(page);
    await page.getByRole('button', { name: /Jeter le brouillon/ }).click();
    expect(await line.store.registry.get(SourceId.parse('agregateur'))).toBeUndefined();
    expect((await page.goto(`${standalone.addresses.operator}/sources/agregateur/draft`))?.status()).toBe(404);
    await page.close();
  });
});
