import { existsSync } from 'node:fs';
import { chromium, type BrowserContext } from 'playwright-core';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A Chromium of this machine, or nothing. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && path !== '' && existsSync(path));

/** A browser of its own, with an empty profile (Playwright makes and removes its folder), that speaks to nobody but the pages under test. */
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
  context.setDefaultTimeout(10_000);
  return context;
};
