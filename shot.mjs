import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const [base, ...paths] = process.argv.slice(2);
for (const path of paths) for (const width of [1280, 390]) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(base + path);
  await page.screenshot({ path: `/tmp/shot-${path.replace(/\W+/g, '_')}-${width}.png`, fullPage: path.includes('feeds') });
  await page.close();
}
await browser.close();
