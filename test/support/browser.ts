import { existsSync } from 'node:fs';
import { chromium, type BrowserContext } from 'playwright-core';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The path of a Chromium on this machine; undefined if there is none. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && path !== '' && existsSync(path));

/** Opens a browser with an empty profile (Playwright creates and removes its folder), which may connect only to the pages under test. */
export const openBrowser = async (
  options: { javaScript?: boolean; args?: readonly string[] } = {},
): Promise<BrowserContext> => {
  const context = await chromium.launchPersistentContext('', {
    executablePath: chromiumPath!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(options.args ?? []),
    ],
    javaScriptEnabled: options.javaScript ?? true,
    locale: 'fr-CA',
  });
  // Only ends a wait that hangs: a machine that does other work beside it is several times as slow.
  context.setDefaultTimeout(60_000);
  return context;
};
