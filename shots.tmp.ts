import { openBrowser } from './test/support/browser.ts';
import { startSeenCity } from './test/support/seen-city.ts';
import { mkdirSync } from 'node:fs';
await using city = await startSeenCity();
mkdirSync('/tmp/wtp/shots', { recursive: true });
const { at } = city;
console.log(at, city.present, city.absent, city.removed, city.times);
const pages: Record<string, string> = {
  home: `${at.portal}/`,
  search: `${at.portal}/datasets?organization=ville-de-laval`,
  dataset: `${at.portal}/datasets/${city.present}`,
  absent: `${at.portal}/datasets/${city.absent}`,
  removed: `${at.portal}/datasets/${city.removed}`,
  organizations: `${at.portal}/organizations`,
  sources: `${at.portal}/sources`,
  source: `${at.portal}/sources/repentigny`,
  error: `${at.portal}/datasets?limit=x`,
  status: `${at.monitor}/`,
  operator: `${at.operator}/`,
  runs: `${at.operator}/runs`,
  holds: `${at.operator}/holds`,
};
const only = process.argv.slice(2);
for (const scheme of ['light', 'dark'] as const) {
  const browser = await openBrowser();
  for (const [name, url] of Object.entries(pages)) {
    if (only.length > 0 && !only.includes(name)) continue;
    for (const width of [1280, 375]) {
      const page = await browser.newPage();
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      const lang = process.env.SHOT_LANG ?? 'fr';
      await page.goto(`${url}${url.includes('?') ? '&' : '?'}lang=${lang}`);
      await page.screenshot({
        path: `/tmp/wtp/shots/${name}-${width}-${scheme}.png`,
        ...(width === 375 ? { clip: { x: 0, y: 0, width: 375, height: 1400 }, fullPage: true } : { fullPage: true }),
      });
      await page.close();
    }
  }
  await browser.close();
}
