// `npm run pictures`: makes the pictures of docs/observability.md from a real trace and from a demo that Prometheus scraped. Needs
// Chromium, the servers that the tests start, and `prometheus` (its path in PROMETHEUS).
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { dashboardPage } from './dashboard-page.ts';
import { scrapedDemo } from './scraped-demo.ts';
import { tracePage } from './trace-page.ts';
import { tracedPoll } from './traced-poll.ts';

const prometheus = process.env.PROMETHEUS ?? 'prometheus';
if (chromiumPath === undefined) {
  process.stderr.write('pictures: no Chromium (CHROMIUM_PATH)\n');
  process.exit(2);
}
const WIDTH = 1280;

const draw = async (html: string, path: string): Promise<void> => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewportSize({ width: WIDTH, height: 400 });
    await page.setContent(html, { waitUntil: 'load' });
    await page.screenshot({ path, fullPage: true });
    process.stdout.write(`${path}\n`);
  } finally {
    await browser.close();
  }
};

const only = process.argv[2];
if (only !== 'dashboard') await draw(tracePage(await tracedPoll()), 'docs/images/trace.png');
if (only !== 'trace') await draw(dashboardPage(await scrapedDemo(prometheus)), 'docs/images/dashboard.png');
