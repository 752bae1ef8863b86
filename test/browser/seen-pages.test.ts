import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { startSeenCity, type SeenCity } from '../support/seen-city.ts';

// Without Chromium, `pages.test.ts` reports that, and fails in CI.
const suite = chromiumPath === undefined ? describe.skip : describe;

const [DESKTOP, TELEPHONE] = [1280, 375];

suite('the pages as they are seen', () => {
  let city: SeenCity;
  let browser: BrowserContext;
  beforeAll(async () => {
    city = await startSeenCity();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await city[Symbol.asyncDispose]();
  });

  const pages = (): string[] => [
    `${city.at.portal}/`,
    `${city.at.portal}/datasets?organization=ville-de-laval`,
    `${city.at.portal}/datasets/${city.absent}`,
    `${city.at.portal}/datasets/${city.removed}`,
    `${city.at.portal}/organizations`,
    `${city.at.portal}/sources/repentigny`,
    `${city.at.monitor}/`,
    `${city.at.operator}/`,
    `${city.at.operator}/runs`,
    `${city.at.operator}/holds`,
  ];
  type Look = Parameters<Page['emulateMedia']>[0];
  const open = async (url: string, width: number, look: Look = {}): Promise<Page> => {
    const page = await browser.newPage();
    await page.emulateMedia(look);
    await page.setViewportSize({ width, height: 800 });
    await page.goto(url);
    return page;
  };

  test('axe-core finds nothing, in light and dark mode, on a screen and on a telephone', async () => {
    const findings: string[] = [];
    // In light mode, `pages.test.ts` checks most of them.
    const onlyHere = [city.absent, city.removed].map((id) => `${city.at.portal}/datasets/${id}`);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [DESKTOP, TELEPHONE])
        for (const url of colorScheme === 'light' ? onlyHere : pages()) {
          const page = await open(url, width, { colorScheme });
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate<AxeResults>('axe.run()');
          findings.push(
            ...violations.map(({ id, nodes }) => `${url} (${width}, ${colorScheme}): ${id}: ${nodes[0]?.html ?? ''}`),
          );
          const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          if (Number(overflow) > 0) findings.push(`${url} (${width}, ${colorScheme}): ${String(overflow)} px too wide`);
          await page.close();
        }
    expect(findings).toEqual([]);
  });

  test('in dark mode the background is dark and the text is light', async () => {
    const luminance = async (colorScheme: 'light' | 'dark'): Promise<number[]> => {
      const page = await open(pages()[0]!, DESKTOP, { colorScheme });
      const told = await page.evaluate<string[]>(
        '["backgroundColor", "color"].map((name) => getComputedStyle(document.documentElement)[name])',
      );
      await page.close();
      return told.map((color) => Math.max(...color.match(/\d+/g)!.map(Number)));
    };
    const [day, night] = [await luminance('light'), await luminance('dark')];
    expect(day[0]!).toBeGreaterThan(200);
    expect(day[1]!).toBeLessThan(80);
    expect(night[0]!).toBeLessThan(80);
    expect(night[1]!).toBeGreaterThan(200);
  });

  test('no table of the status page or the console has to be scrolled on a screen', async () => {
    for (const url of [`${city.at.monitor}/`, `${city.at.operator}/`, `${city.at.operator}/runs`]) {
      const page = await open(url, DESKTOP);
      const hidden = await page.evaluate(
        '(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector(".table"))',
      );
      expect([url, hidden]).toEqual([url, 0]);
      await page.close();
    }
  });

  test('the facets are collapsed on a telephone until they are opened, and open on a screen', async () => {
    const url = pages()[1]!;
    const screen = await open(url, DESKTOP);
    expect(await screen.isVisible('.facet a >> nth=0')).toBe(true);
    expect(await screen.isVisible('.filters > summary')).toBe(false);
    await screen.close();
    const telephone = await open(url, TELEPHONE);
    const shown = () =>
      telephone.evaluate('document.querySelector(".facet a").checkVisibility({ contentVisibilityAuto: true })');
    expect(await shown()).toBe(false);
    await telephone.click('.filters > summary');
    expect(await shown()).toBe(true);
    await telephone.close();
  });

  test('below 600 px a table is a list of cards with labelled values, and from there on a table', async () => {
    const looks = async (width: number): Promise<unknown> => {
      const page = await open(`${city.at.monitor}/`, width);
      const told = await page.evaluate(
        '[".table tr", ".table td"].map((name) => getComputedStyle(document.querySelector("tbody " + name.slice(7))).display)' +
          '.concat(getComputedStyle(document.querySelector("tbody td"), "::before").content)',
      );
      await page.close();
      return told;
    };
    expect(await looks(599)).toEqual(['block', 'block', '"État "']);
    expect(await looks(600)).toEqual(['table-row', 'table-cell', 'none']);
  });

  test('no date is split across lines, however narrow the page', async () => {
    for (const url of pages()) {
      const page = await open(url, 320);
      const parted = await page.evaluate(
        '[...document.querySelectorAll("time")].filter((time) => time.getClientRects().length > 1).map((time) => time.textContent)',
      );
      expect([url, parted]).toEqual([url, []]);
      await page.close();
    }
  });

  test('on paper there is only the content, black on white, with the collapsed parts', async () => {
    const page = await open(`${city.at.portal}/datasets/${city.present}`, DESKTOP, {
      media: 'print',
      colorScheme: 'dark',
    });
    for (const name of ['nav', '.skip', 'footer']) expect([name, await page.isVisible(name)]).toEqual([name, false]);
    const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    expect(ground).toBe('rgb(255, 255, 255)');
    const unfolded = await page.evaluate(
      'document.querySelector("details.panel dd").checkVisibility({ contentVisibilityAuto: true })',
    );
    expect(unfolded).toBe(true);
    await page.close();
  });

  test('the link to the content leads there by keyboard', async () => {
    const page = await open(`${city.at.portal}/sources`, DESKTOP);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.close();
  });
});
