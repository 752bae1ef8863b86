import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLogger, readConfig } from '@moisson/runtime';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { startStandalone, EmbeddedLine, type Standalone } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import axe, { type AxeResults } from 'axe-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** What a hostile source puts into every text, name and address. */
const payloads = [
  '<script>window.hacked=1</script>',
  '"><img src=x onerror="window.hacked=1">',
  "'-window.hacked=1-'",
  '</title><svg onload="window.hacked=1">',
  '${window.hacked=1}',
  '{{constructor.constructor("window.hacked=1")()}}',
  'javascript:window.hacked=1',
];
const hostile = {
  success: true,
  result: {
    count: payloads.length,
    results: payloads.map((text, at) => ({
      id: `hostile-${at}${text}`,
      name: text,
      title: `Piège ${text}`,
      notes: `${text}\n\n[lien](javascript:window.hacked=1) ${text}`,
      url: text,
      author: text,
      organization: { name: text, title: text },
      tags: [{ name: text }],
      groups: [{ name: text }],
      license_id: text,
      license_url: 'javascript:window.hacked=1',
      [text]: text,
      resources: [{ id: text, name: text, url: 'javascript:window.hacked=1', format: text, description: text }],
    })),
  },
};

suite('the pages in a browser', () => {
  let dir: string;
  let server: CatalogueServer;
  let trap: Server;
  let line: EmbeddedLine;
  let standalone: Standalone;
  let browser: BrowserContext;
  let at: Standalone['addresses'];
  const clock = new ManualClock();

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'moisson-browser-'));
    const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
    server = await CatalogueServer.start(
      new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 7, size: 80, organization }),
    );
    trap = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(hostile)),
    );
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const config = readConfig({
      MOISSON_DATA_DIR: dir,
      MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
      MOISSON_LOG_LEVEL: 'silent',
      ...freePorts,
    });
    const log = createLogger('test', 'silent');
    line = await EmbeddedLine.open(config, log, { clock });
    const laval = aSource({ endpoint: server.url });
    const piege = aSource({
      id: 'piege',
      name: { fr: payloads[0] },
      endpoint: `http://127.0.0.1:${(trap.address() as AddressInfo).port}`,
    });
    for (const source of [laval, piege]) {
      await line.store.registry.create(source);
      await line.pollNow(source.id);
    }
    // Half of the city goes missing, so its removals are held.
    server.catalogue.fault = 'half-page-half-count';
    server.catalogue.recordAnswers = 'never';
    clock.advance({ hours: 6 });
    await line.pollNow(laval.id);
    standalone = await startStandalone(line, config, log);
    at = standalone.addresses;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await standalone.stop();
    await line.close();
    await server.stop();
    trap.closeAllConnections();
    trap.close();
    await rm(dir, { recursive: true, force: true });
  });

  // A language chosen in one test must not affect the next.
  beforeEach(() => browser.clearCookies());

  const visit = async (context: BrowserContext, url: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  const firstDataset = async (query = ''): Promise<string> => {
    const answer = (await (await fetch(`${at.portal}/api/v1/datasets?source=laval&limit=1${query}`)).json()) as {
      items: { id: string }[];
    };
    return `${at.portal}/datasets/${answer.items[0]!.id}`;
  };
  const everyPage = async (): Promise<string[]> => [
    `${at.portal}/`,
    `${at.portal}/datasets?q=velo`,
    `${at.portal}/datasets?q=rienderien`,
    await firstDataset(),
    `${at.portal}/organizations`,
    `${at.portal}/sources`,
    `${at.portal}/sources/laval`,
    `${at.portal}/datasets/nulle-part`,
    `${at.monitor}/`,
    `${at.operator}/`,
    `${at.operator}/runs`,
    `${at.operator}/holds`,
    ...(await line.store.holds.list({ limit: 1 })).flatMap(({ id }) => [
      `${at.operator}/holds/${id}`,
      `${at.operator}/holds/${id}/approve`,
    ]),
  ];

  test('axe-core finds nothing on any page, in French and English, on a screen and on a telephone', async () => {
    const findings: string[] = [];
    for (const width of [1200, 360])
      for (const language of ['fr', 'en'])
        for (const url of await everyPage()) {
          const page = await browser.newPage();
          await page.setViewportSize({ width, height: 800 });
          await page.goto(`${url}${url.includes('?') ? '&' : '?'}lang=${language}`);
          // The pages' own policy forbids scripts; the checker is injected outside it.
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate<AxeResults>('axe.run()');
          findings.push(
            ...violations.map(({ id, nodes }) => `${url} (${width}, ${language}): ${id}: ${nodes[0]?.html ?? ''}`),
          );
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          if (Number(overflow) > 0) findings.push(`${url} (${width}, ${language}): ${String(overflow)} px too wide`);
          await page.close();
        }
    expect(findings).toEqual([]);
  });

  test('a search for "velo" finds "vélo", and its dataset says which source each field came from', async () => {
    const page = await visit(browser, at.portal);
    await page.fill('input[name=q]', 'velo');
    await page.press('input[name=q]', 'Enter');
    expect(await page.textContent('.hits')).toMatch(/vélo/i);
    await page.click('.hits a');
    expect(await page.textContent('.provenance')).toContain('Ville de Laval');
    await page.click('text=Fiche telle que la source la donne');
    expect(await page.textContent('pre')).toContain('"license_id"');
    await page.close();
  });

  test('everything can be reached by keyboard, beginning with a link to the content', async () => {
    const page = await visit(browser, at.portal);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Aller au contenu');
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.getAttribute("name")')) === 'q') break;
    }
    await page.keyboard.type('arbres');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=arbres/);
    await page.close();
  });

  test('a chosen language is remembered', async () => {
    const page = await visit(browser, at.portal);
    await page.click('text=English');
    await page.click('nav >> text=Datasets');
    expect(await page.textContent('h1')).toBe('Datasets');
    await page.goto(`${at.portal}/organizations`);
    expect(await page.textContent('h1')).toBe('Organizations');
    await page.click('text=Français');
    await page.goto(`${at.portal}/organizations`);
    expect(await page.textContent('h1')).toBe('Organisations');
    await page.close();
  });

  test('no text of a source becomes markup or script, and its links lead only to web addresses', async () => {
    const page = await browser.newPage();
    const answer = await fetch(`${at.portal}/api/v1/datasets?source=piege&limit=100`);
    const { items } = (await answer.json()) as { items: { id: string; records: { recordKey: string }[] }[] };
    expect(items).toHaveLength(payloads.length);
    for (const url of [
      ...(await everyPage()),
      `${at.portal}/datasets?source=piege`,
      `${at.portal}/datasets?q=${encodeURIComponent(payloads[1]!)}`,
      `${at.portal}/sources/piege`,
      ...items.flatMap(({ id, records }) => [
        `${at.portal}/datasets/${id}`,
        `${at.portal}/records/piege?key=${encodeURIComponent(records[0]!.recordKey)}`,
      ]),
    ]) {
      await page.goto(url);
      expect({ url, hacked: await page.evaluate('window.hacked') }).toEqual({ url, hacked: undefined });
      const links = await page.evaluate<string[]>('[...document.links].map((a) => a.protocol)');
      expect({ url, odd: links.filter((scheme) => !/^https?:$/.test(scheme)) }).toEqual({ url, odd: [] });
      // A dataset's page has one block of data for search engines, which nothing runs: it is read whole, so no text ended it.
      const data = await page.evaluate<string[]>(
        `[...document.scripts].map(({ type, text }) => (type === 'application/ld+json' ? text : 'a script'))`,
      );
      expect({ url, blocks: data.length }).toEqual({ url, blocks: /\/datasets\/[\da-f-]{36}$/.test(url) ? 1 : 0 });
      for (const text of data)
        expect(JSON.parse(text)).toMatchObject({ '@context': expect.stringContaining('schema.org') });
    }
    await page.close();
  });

  test('without JavaScript a held removal is seen, explained and decided', async () => {
    const plain = await openBrowser({ javaScript: false });
    const page = await visit(plain, `${at.monitor}/`);
    expect(await page.textContent('main')).toMatch(/retenu/);
    await page.goto(`${at.operator}/holds`);
    expect(await page.textContent('main')).toMatch(/40 fiches manquantes sur 80/);
    // Two of them are approved, after a confirmation page that shows them; then that is undone.
    await page.click('text=Voir les fiches et décider');
    expect(await page.locator('input[type=checkbox]').count()).toBe(40);
    await page.click('text=Approuver le retrait des fiches cochées');
    expect(await page.textContent('main')).toMatch(/Aucune fiche n’est cochée/);
    await page.locator('input[type=checkbox]').nth(0).check();
    await page.locator('input[type=checkbox]').nth(1).check();
    await page.click('text=Approuver le retrait des fiches cochées');
    expect(await page.textContent('h1')).toMatch(/Confirmer le retrait/);
    expect(await page.locator('tbody tr').count()).toBe(2);
    await page.click('text=Oui, retirer ces fiches');
    expect(await page.textContent('main')).toMatch(/38 fiches manquantes sur 80/);
    expect(await page.textContent('main')).toMatch(/Décisions récentes/);
    await page.click('button:has-text("Annuler")');
    expect(await page.textContent('main')).toMatch(/40 fiches manquantes sur 80/);
    // Approving all of them needs a page that shows them all.
    await page.click('text=Approuver le retrait…');
    expect(await page.locator('tbody tr').count()).toBe(40);
    await page.click('text=Non, revenir');
    await page.click('text=Les garder toutes');
    expect(await page.textContent('main')).toMatch(/Décision enregistrée/);
    expect(await page.textContent('main')).toMatch(/Aucun retrait n’attend/);
    await plain.close();
  });
});
