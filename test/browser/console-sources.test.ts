import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startStandalone, type Standalone } from '@moisson/standalone';
import { aSource, ManualClock } from '@moisson/testkit';
import axe, { type AxeResults } from 'axe-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

const SIZE = 15;
/** Each city writes its licence, its theme and its format in its own words; half of the records name no licence. */
const packageAt = (at: number): object => ({
  ...{
    id: `p${at}`,
    name: `jeu-${at}`,
    title: `Jeu de données ${at}`,
    notes: 'Une description assez longue pour un jeu.',
  },
  ...(at % 2 === 0 ? { license_title: 'Licence de la Ville' } : {}),
  groups: [{ name: 'vie-de-quartier', title: 'Vie de quartier' }],
  resources: [{ id: `r${at}`, url: `https://ville.example/f${at}`, format: 'Tableur' }],
});

suite('the console’s pages of sources', () => {
  const clock = new ManualClock();
  let opened: AsyncDisposableStack;
  let line: EmbeddedLine;
  let operator: string;
  let url: string;
  let browser: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    opened = new AsyncDisposableStack();
    const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'moisson-console-')), (one) => rm(one, { recursive: true }));
    const results = Array.from({ length: SIZE }, (_, at) => packageAt(at));
    const server = createServer((request, response) => {
      const start = Number(new URL(request.url!, 'http://x').searchParams.get('start') ?? 0);
      response
        .writeHead(request.url!.startsWith('/panne') ? 500 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ success: true, result: { count: SIZE, results: results.slice(start) } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    opened.defer(() => {
      server.closeAllConnections();
      server.close();
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const config = readConfig({
      ...{ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8', MOISSON_LOG_LEVEL: 'silent' },
      ...freePorts,
    });
    const log = createLogger('test', 'silent');
    line = opened.adopt(await EmbeddedLine.open(config, log, { clock }), (one) => one.close());
    await line.store.registry.putOrganizations([{ id: 'ville-de-laval', name: { fr: 'Ville de Laval' } }]);
    for (const source of [
      aSource({ endpoint: url, owner: { kind: 'file', name: 'quebec.yaml' } }),
      aSource({
        ...{
          id: 'repentigny',
          name: { fr: 'Ville de Repentigny' },
          endpoint: `${url}/panne`,
          owner: { kind: 'console' },
        },
        contact: { name: 'Équipe des données', email: 'donnees@repentigny.example' },
      }),
      aSource({ id: 'gatineau', name: { fr: 'Ville de Gatineau' }, endpoint: `${url}/`, organization: undefined }),
    ]) {
      await line.store.registry.create(source);
      for (let runs = 0; runs < 3; runs += 1) {
        await line.pollNow(source.id);
        clock.advance({ hours: 1 });
      }
    }
    const standalone: Standalone = await startStandalone(line, config, log);
    opened.defer(() => standalone.stop());
    operator = standalone.addresses.operator;
    browser = await openBrowser({ javaScript: false });
    opened.defer(() => browser.close());
    page = await browser.newPage();
  });
  afterAll(() => opened.disposeAsync());

  const main = async (): Promise<string> => (await page.textContent('main')) ?? '';
  const stateOf = async (id: string) => (await line.store.registry.get(SourceId.parse(id)))!.state;
  const open = (path: string) => page.goto(`${operator}${path}`);
  const rowNames = (): Promise<string[]> => page.locator('tbody th a').allTextContents();

  test('axe-core finds nothing, in both languages, on a screen and at 390 px; nothing is too wide', async () => {
    const scripted = await openBrowser();
    const findings: string[] = [];
    for (const path of [
      ...['/', '/?q=rienderien', '/sources/laval', '/sources/repentigny', '/sources/laval/mapping'],
      ...['/sources/laval/letter', '/sources/repentigny/letter', '/sources/laval/settings?authority=70'],
      '/sources/laval/settings?schedule=demain',
    ])
      for (const width of [1280, 390])
        for (const lang of ['fr', 'en']) {
          const one = await scripted.newPage();
          await one.setViewportSize({ width, height: 900 });
          await one.goto(`${operator}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
          await one.evaluate(axe.source);
          const { violations } = await one.evaluate<AxeResults>('axe.run()');
          const place = `${path} (${width}, ${lang})`;
          findings.push(...violations.map(({ id, nodes }) => `${place}: ${id}: ${nodes[0]?.html ?? ''}`));
          const overflow = Number(await one.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
          if (overflow > 0) findings.push(`${place}: ${overflow} px too wide`);
          await one.close();
        }
    await scripted.close();
    expect(findings).toEqual([]);
  });

  test('the table is searched, filtered and sorted by its address', async () => {
    await open('/?sort=name');
    expect(await rowNames()).toEqual(['Ville de Gatineau', 'Ville de Laval', 'Ville de Repentigny']);
    await page.fill('input[name=q]', 'REPENTIGNY');
    await page.press('input[name=q]', 'Enter');
    expect(await rowNames()).toEqual(['Ville de Repentigny']);
    await open('/');
    await page.selectOption('select[name=owner]', 'file:quebec.yaml');
    await page.click('text=Afficher');
    expect(await rowNames()).toEqual(['Ville de Laval']);
    await open('/?sort=%00&state[]=x&q=a&q=b');
    expect(await page.locator('h1').textContent()).toBe('Sources');
  });

  test('ticked sources are paused, taken up again and given a schedule together', async () => {
    await open('/');
    await page.check('input[value^="laval "]');
    await page.check('input[value^="gatineau "]');
    await page.click('#bulk >> text=Mettre en pause');
    expect(await main()).toMatch(/Fait\s*: 2 sources/);
    expect([await stateOf('laval'), await stateOf('gatineau'), await stateOf('repentigny')]).toEqual([
      'paused',
      'paused',
      'active',
    ]);
    for (const id of ['laval', 'gatineau', 'repentigny']) await page.check(`input[value^="${id} "]`);
    await page.click('#bulk >> text=Reprendre');
    expect(await main()).toMatch(/Fait\s*: 2 sources; 1 source laissées comme elles sont/);
    await page.check('input[value^="gatineau "]');
    await page.fill('#bulk >> input[name=schedule]', '0 3 * * *');
    await page.click('#bulk >> text=Fixer l’horaire');
    expect((await line.store.registry.get(SourceId.parse('gatineau')))!.schedule).toBe('0 3 * * *');
    await page.click('#bulk >> text=Mettre en pause');
    expect(await main()).toContain('Aucune source n’était cochée');
    await page.check('input[value^="laval "]');
    await page.fill('#bulk >> input[name=schedule]', 'demain');
    await page.click('#bulk >> text=Fixer l’horaire');
    expect(await main()).toMatch(/demain/);
  });

  test('settings are changed after their difference was shown, with a warning where a file owns the source', async () => {
    await open('/');
    await page.click('text=Ville de Laval');
    expect(await main()).toMatch(/le fichier quebec\.yaml/);
    expect(await page.locator('svg.bars rect').count()).toBeGreaterThanOrEqual(3);
    await page.fill('input[name=graceHours]', '24');
    await page.fill('input[name=contactEmail]', 'donnees@laval.example');
    await page.click('text=Voir ce qui changerait');
    expect(await page.locator('tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/removalPolicy\.graceHours\s*72\s*24/),
      expect.stringMatching(/contact\s*—\s*\{"email":"donnees@laval\.example"\}/),
    ]);
    expect(await main()).toMatch(/quebec\.yaml.*remettra les siens/);
    expect((await line.store.registry.get(SourceId.parse('laval')))!.removalPolicy.graceHours).toBe(72);
    await page.click('text=Appliquer ces changements');
    expect(await main()).toContain('Réglages enregistrés');
    expect(await line.store.registry.get(SourceId.parse('laval'))).toMatchObject({
      ...{ removalPolicy: { graceHours: 24, patienceDays: 30 }, contact: { email: 'donnees@laval.example' } },
      owner: { kind: 'file' },
    });
    await page.fill('input[name=schedule]', 'demain');
    await page.fill('input[name=authority]', 'haute');
    await page.click('text=Voir ce qui changerait');
    expect(await main()).toMatch(/Rien n’a été enregistré.*authority/s);
    expect(await page.locator('text=Appliquer ces changements').count()).toBe(0);
    expect(await page.inputValue('input[name=schedule]')).toBe('demain');
  });

  test('rules are tried on the stored records, applied and taken back, from the values that nothing recognises', async () => {
    await open('/sources/laval');
    await page.click('text=Règles de conversion');
    expect(await main()).toMatch(/vie-de-quartier/);
    const row = page.locator('.fields', { has: page.locator('input[value="Licence de la Ville"]') });
    await row.locator('input[name="values.to"]').fill('la nôtre');
    await page.click('text=Essayer sur les fiches gardées');
    expect(await main()).toMatch(/ne peuvent pas être essayées.*n’est pas une licence connue/s);
    await open('/sources/laval/mapping');
    await row.locator('input[name="values.to"]').fill('cc-by-4.0');
    await page.click('text=Essayer sur les fiches gardées');
    expect(await main()).toMatch(/8 fiches changeraient, sur\s*15/);
    await page.click('text=Appliquer, et convertir de nouveau');
    expect(await main()).toContain('Règles enregistrées');
    expect((await line.store.registry.get(SourceId.parse('laval')))!.mapping).toMatchObject({
      values: [{ field: 'license', from: 'Licence de la Ville', to: 'cc-by-4.0' }],
    });
    await page.click('text=Sans règles');
    expect((await line.store.registry.get(SourceId.parse('laval')))!.mapping).toBeUndefined();
  });

  test('values that nothing recognises are corrected in the preview of a draft, without JavaScript; a wrong meaning is said and kept', async () => {
    const body = { id: 'brouillon', protocol: 'ckan', endpoint: `${url}/brouillon` };
    const post = (path: string, given: object) =>
      fetch(`${operator}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      });
    expect((await post('drafts', body)).status).toBe(201);
    expect((await post('sources/brouillon/dry-run', {})).status).toBe(201);
    await open('/sources/brouillon/draft/preview');
    await page.getByRole('link', { name: 'Continuer' }).waitFor();
    const meaning = page.getByLabel('Cela signifie · Licence de la Ville');
    await meaning.fill('la nôtre');
    await page.click('text=Garder ces corrections');
    await page.getByRole('alert').filter({ hasText: 'n’est pas une licence connue' }).waitFor();
    expect(await meaning.inputValue()).toBe('la nôtre');
    await meaning.fill('cc-by-4.0');
    await page.getByLabel('Cela signifie · Tableur').fill('XLSX');
    await page.click('text=Garder ces corrections');
    // The refused form was answered under another address. The page loads again until the new dry run has read the source.
    await page.waitForURL('**/draft/preview');
    await page.locator('main', { hasText: /"id": "CC-BY-4\.0",[^}]*"original": "Licence de la Ville"/ }).waitFor();
    expect(await meaning.inputValue()).toBe('cc-by-4.0');
    expect((await line.store.registry.get(SourceId.parse('brouillon')))!.mapping?.values).toEqual([
      { field: 'format', from: 'Tableur', to: 'XLSX' },
      { field: 'license', from: 'Licence de la Ville', to: 'cc-by-4.0' },
    ]);
  });

  test('a letter to the city is ready in French, with counts, examples and an address', async () => {
    await open('/sources/laval/letter?lang=en');
    expect(await page.inputValue('textarea')).toMatch(
      /^Bonjour.*– 7 fiches : aucune licence n’est indiquée\..*« Jeu de données 1 »/s,
    );
    await open('/sources/repentigny/letter');
    expect(await page.getAttribute('a[href^=mailto]', 'href')).toMatch(
      /^mailto:donnees%40repentigny\.example\?subject=Donn/,
    );
  });

  test('a source that is not there is said so', async () => {
    for (const path of ['/sources/nulle-part', '/sources/%00', '/sources/nulle-part/mapping', '/sources/X/letter'])
      expect((await open(path))!.status()).toBe(404);
  });
});
