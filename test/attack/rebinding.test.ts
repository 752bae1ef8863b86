import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { startHeldConsole, type HeldConsole } from '../support/held-console.ts';

if (chromiumPath === undefined) {
  const message = 'no Chromium: install it (apt-get install chromium) or set CHROMIUM_PATH';
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`SKIPPED: the attacks from a browser; ${message}`);
}
const suite = chromiumPath === undefined ? describe.skip : describe;

/** Names whose owner makes them resolve to loopback, after a page of theirs is in the browser. */
const REBOUND = ['127.example.com', '127.0.0.1.nip.io', 'localhost.example.com', 'localhost.'];

/**
 * What a hostile page tries against a console: every way to write that a browser has, with everything that it can read first. Runs in the
 * page; returns the console's answers, as far as the page may read them.
 */
const attack = async ({ origin, holdId }: { origin: string; holdId: string }): Promise<string[]> => {
  const answers: string[] = [];
  const send = async (path: string, options: RequestInit): Promise<string> => {
    try {
      const response = await fetch(origin + path, options);
      answers.push(`${path}: ${response.status} ${response.type}`);
      return await response.text();
    } catch (error) {
      answers.push(`${path}: ${String(error)}`);
      return '';
    }
  };
  const approve = `/holds/${holdId}/approve`;
  // A page of the same origin could read the form with its token.
  const form = new DOMParser()
    .parseFromString(await send(approve, { credentials: 'include' }), 'text/html')
    .querySelector<HTMLFormElement>(`form[action^="${approve}"]`);
  const fields = new URLSearchParams(
    [...(form?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])].map(({ name, value }) => [name, value]),
  );
  for (const mode of ['cors', 'no-cors', 'same-origin'] as const) {
    await send(approve, { method: 'POST', mode, body: fields, credentials: 'include' });
    await send(approve, { method: 'POST', mode, credentials: 'include', referrerPolicy: 'no-referrer' });
    await send(`/api/v1${approve}`, { method: 'POST', mode, credentials: 'include' });
    await send(`/api/v1${approve}`, { method: 'POST', mode, body: new Blob(['{}'], { type: 'text/plain' }) });
    await send(`/api/v1${approve}`, {
      method: 'POST',
      mode,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  }
  navigator.sendBeacon(origin + approve, fields);
  // Plain forms, as people send them, each in its own frame.
  await Promise.all(
    [approve, `/api/v1${approve}`].map(
      (path) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.name = `f${path}`;
          document.body.append(frame);
          const post = document.createElement('form');
          Object.assign(post, { method: 'post', action: origin + path, target: frame.name });
          for (const [name, value] of fields)
            post.append(Object.assign(document.createElement('input'), { name, value }));
          document.body.append(post);
          frame.addEventListener('load', resolve, { once: true });
          post.submit();
        }),
    ),
  );
  return answers;
};

suite('a page in the operator’s browser', () => {
  let held: HeldConsole;
  let hostile: Server;
  let browser: BrowserContext;
  let port: string;

  beforeAll(async () => {
    held = await startHeldConsole();
    port = new URL(held.at.operator).port;
    hostile = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>x</title><body></body>'),
    );
    await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
    browser = await openBrowser({
      args: [
        `--host-resolver-rules=${[...REBOUND, 'hostile.example.com'].map((name) => `MAP ${name} 127.0.0.1`).join(', ')}`,
        // Turns off Chromium's own protection of loopback; not all browsers have one.
        '--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessSendPreflights,BlockInsecurePrivateNetworkRequests',
      ],
    });
    // The operator has visited the console: the browser has its cookies.
    const page = await browser.newPage();
    await page.goto(`${held.at.operator}/holds`);
    await page.close();
  });
  afterAll(async () => {
    await browser.close();
    hostile.closeAllConnections();
    hostile.close();
    await held[Symbol.asyncDispose]();
  });

  test.each(REBOUND)('of %s, rebound to loopback, reads nothing and approves no held removal', async (name) => {
    const origin = `http://${name}:${port}`;
    const page = await browser.newPage();
    // The first answer came from the hostile server, before the name was rebound.
    await page.route(`${origin}/hostile`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>x</title><body></body>' }),
    );
    await page.goto(`${origin}/hostile`);
    const answers = await page.evaluate(attack, { origin, holdId: held.holdId });
    expect({ answers, state: await held.holdState() }).toMatchObject({ state: 'pending' });
    // The attack reached the console, and each answer was a refusal.
    expect(answers.filter((answer) => answer.endsWith('403 basic')).length).toBeGreaterThan(10);
    expect(answers.filter((answer) => / 2\d\d /.test(answer))).toEqual([]);
    await page.close();
  });

  test.each([
    ['another site', 'hostile.example.com'],
    ['another port of the same address', '127.0.0.1'],
    ['another name of loopback', 'localhost'],
  ])('of %s approves no held removal', async (_what, name) => {
    const page = await browser.newPage();
    await page.goto(`http://${name}:${(hostile.address() as AddressInfo).port}/`);
    const answers = await page.evaluate(attack, { origin: held.at.operator, holdId: held.holdId });
    expect({ answers, state: await held.holdState() }).toMatchObject({ state: 'pending' });
    await page.close();
  });

  test('of the console itself must be reloaded after a restart of the service, and can then decide', async () => {
    const page = await browser.newPage();
    await page.goto(`${held.at.operator}/holds/${held.holdId}/approve`);
    await held.restart();
    await page.click('text=Oui, retirer ces fiches');
    expect(await page.textContent('main')).toMatch(/403.*page.*recharge/is);
    expect(await held.holdState()).toBe('pending');
    await page.goto(`${held.at.operator}/holds`);
    await page.click('text=Approuver le retrait');
    await page.click('text=Oui, retirer ces fiches');
    expect(await page.textContent('main')).toMatch(/Décision enregistrée/);
    expect(await held.holdState()).toBe('approved');
    await page.close();
  });
});
