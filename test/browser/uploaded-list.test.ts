import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MAX_UPLOAD_BYTES, SourceId, uploadAddress } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startStandalone } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import axe, { type AxeResults } from 'axe-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { freePorts } from '../support/free-ports.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

const LIST = 'Identifiant;Titre;Description;Humeur\r\nun;Arbres;Les arbres;bonne\r\ndeux;Parcs;Les parcs;vive\r\n';
const csv = (content: string | Buffer) => ({
  name: 'liste.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});
const [TELEPHONE, DESK] = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const PICTURES = process.env.MOISSON_TEST_PICTURES;

suite('a list uploaded in the console, without JavaScript', () => {
  let opened: AsyncDisposableStack;
  let line: EmbeddedLine;
  let operator: string;
  let plain: BrowserContext;
  let scripted: BrowserContext;

  beforeAll(async () => {
    opened = new AsyncDisposableStack();
    const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'moisson-list-')), (one) => rm(one, { recursive: true }));
    const config = readConfig({ MOISSON_DATA_DIR: dir, MOISSON_LOG_LEVEL: 'silent', ...freePorts });
    const log = createLogger('test', 'silent');
    line = opened.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
    const endpoint = uploadAddress('mrc');
    await line.store.registry.putOrganizations([{ id: 'ville-de-laval', name: { fr: 'Ville de Laval' } }]);
    await line.store.registry.create(
      aSource({ id: 'mrc', name: { fr: 'MRC' }, protocol: 'table', endpoint, owner: { kind: 'console' } }),
    );
    const standalone = await startStandalone(line, config, log);
    opened.defer(() => standalone.stop());
    operator = standalone.addresses.operator;
    plain = opened.adopt(await openBrowser({ javaScript: false }), (one) => one.close());
    scripted = opened.adopt(await openBrowser(), (one) => one.close());
  });
  afterAll(() => opened.disposeAsync());

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
      expect({ name, faults: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`) }).toEqual({
        name,
        faults: [],
      });
      expect(await shown.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    await page.close();
  };

  test.each([
    ['fr', 'Déposer la liste', 'Remplacer la liste', 'Fichier CSV', /Aucune liste/, /pas été prise/, /non reconnue/],
    ['en', 'Replace the list', 'Replace the list', 'CSV file', /liste\.csv/, /was not taken/, /not recognised/],
  ])('is taken, or refused with what to do, and its columns are shown (%s)', async (...given) => {
    const [language, upload, replace, label, before, refused, unknown] = given;
    const page = await plain.newPage();
    const panel = page.locator('#list');
    const send = async (content: string | Buffer, button: string): Promise<void> => {
      await panel.getByLabel(label).setInputFiles(csv(content));
      await panel.getByRole('button', { name: button }).click();
    };
    await page.goto(`${operator}/sources/mrc?lang=${language}`);
    expect(await panel.textContent()).toMatch(before);
    await look(page, `list-before-${language}`);
    await send('<!doctype html><title>Connexion</title>', upload);
    expect(await panel.getByRole('alert').textContent()).toMatch(refused);
    await look(page, `list-refused-${language}`);
    await send(Buffer.alloc(MAX_UPLOAD_BYTES + 1, 97), upload);
    expect(await panel.getByRole('alert').textContent()).toMatch(/2097152/);
    await send(LIST, upload);
    await panel.getByRole('status').waitFor();
    expect(await panel.getByRole('row', { name: 'Humeur' }).textContent()).toMatch(unknown);
    expect(await panel.getByRole('button', { name: replace }).count()).toBe(1);
    await look(page, `list-taken-${language}`);
    expect(await line.store.uploads.get(SourceId.parse('mrc'))).toMatchObject({
      name: 'liste.csv',
      bytes: LIST.length,
    });
    const acts = await line.store.audit.list({ target: 'source:mrc', limit: 10 });
    expect(acts[0]).toMatchObject({ operation: 'uploadFile', actor: { name: 'console' } });
    await page.close();
  });

  test('makes a draft in the wizard, whose dry run shows its datasets; one that is no list leaves no draft', async () => {
    const page = await plain.newPage();
    await page.goto(`${operator}/sources/new?lang=fr`);
    const form = page.getByRole('form', { name: 'Ou déposer une liste' });
    const fill = async (content: string): Promise<void> => {
      await form.getByLabel('Fichier CSV').setInputFiles(csv(content));
      await form.getByLabel('Identifiant').fill('liste-laval');
      await form.getByLabel('Organisation').selectOption('ville-de-laval');
      await form.getByRole('button', { name: 'Garder le brouillon' }).click();
    };
    await look(page, 'wizard-list');
    await fill('rien');
    await page.getByRole('alert').waitFor();
    expect(await form.getByLabel('Identifiant').inputValue()).toBe('liste-laval');
    expect(await line.store.registry.get(SourceId.parse('liste-laval'))).toBeUndefined();
    await fill(LIST);
    await page.getByRole('link', { name: 'Continuer' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Arbres' }).count()).toBe(1);
    await look(page, 'wizard-preview');
    await page.getByRole('link', { name: 'La liste déposée' }).click();
    expect(await page.locator('#list').getByRole('row', { name: 'Titre' }).textContent()).toMatch(/titre/);
    expect(await line.store.registry.get(SourceId.parse('liste-laval'))).toMatchObject({
      ...{ state: 'draft', protocol: 'table', organization: 'ville-de-laval' },
    });
    await page.close();
  });
});
