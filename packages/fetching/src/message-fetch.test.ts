import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Politeness } from '@moisson/contracts';
import { systemClock } from '@moisson/kernel';
import { context, createContextKey, ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GuardedFetch } from './guarded-fetch.ts';
import { messageFetch } from './message-fetch.ts';

const CONFIG = { egressAllow: ['127.0.0.0/8'], userAgent: 'essai' };
const POLICY = { politeness: Politeness.parse({ crawlDelaySeconds: 0 }) };
/** The key under which the telemetry of `runtime` finds what a span shows. */
const SHOWN_ADDRESS = createContextKey('moisson.shown-address');
const STARTED = 'http.client.request.start';

const contexts = new AsyncLocalStorage<Context>();
let server: Server;
let origin: string;

beforeAll(async () => {
  context.setGlobalContextManager({
    active: () => contexts.getStore() ?? ROOT_CONTEXT,
    with: (one, work, self, ...given) => contexts.run(one, () => work.call(self as never, ...given)),
    bind: (_, target) => target,
    enable() {
      return this;
    },
    disable() {
      return this;
    },
  });
  server = createServer((request, response) => {
    if (request.url?.startsWith('/moved')) response.writeHead(307, { location: '/services/other-secret' }).end();
    else response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  context.disable();
  await new Promise((resolve) => server.close(resolve));
});

/** Returns what the spans of the requests for an address would show. */
const shownOf = async (fetching: GuardedFetch, path: string): Promise<readonly unknown[]> => {
  const shown: unknown[] = [];
  const note = (): void => void shown.push(context.active().getValue(SHOWN_ADDRESS));
  subscribe(STARTED, note);
  try {
    const { chunks } = await fetching.forSource(POLICY, new AbortController().signal).send({ url: origin + path });
    await Array.fromAsync(chunks);
    return shown;
  } finally {
    unsubscribe(STARTED, note);
    fetching.close();
  }
};

test('a trace of a message shows the host of its receiver only, also after a redirect', async () => {
  const shown = await shownOf(messageFetch(CONFIG, 4), '/moved/secret?key=secret');
  expect(shown).toEqual([`${origin}/`, `${origin}/`]);
});

test('a trace of a request to a source shows its address', async () => {
  expect(await shownOf(new GuardedFetch(CONFIG, systemClock), '/list?rows=10')).toEqual([`${origin}/list?rows=10`]);
});
