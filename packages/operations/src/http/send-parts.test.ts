import { expect, test } from '@jest/globals';
import express from 'express';
import { once } from 'node:events';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendParts } from './send-parts.ts';

const PART = 256 * 1024;

/** Serves parts, and asks for them. */
const asking = async (
  parts: () => AsyncGenerator<Uint8Array>,
  read: (url: string, sent: Promise<unknown>) => Promise<void>,
): Promise<void> => {
  const sent = Promise.withResolvers<unknown>();
  const server = express()
    .get('/', (_request, response) => {
      sendParts(response, parts()).then(sent.resolve, sent.resolve);
    })
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  await read(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sent.promise);
  server.closeAllConnections();
  server.close();
};

test('parts are made only as fast as they are read, and no more once the client has gone', async () => {
  let [made, ended] = [0, false];
  async function* parts(): AsyncGenerator<Uint8Array> {
    try {
      for (; made < 1000; made += 1) yield Buffer.alloc(PART);
    } finally {
      ended = true;
    }
  }
  await asking(parts, async (url, sent) => {
    const asked = get(url);
    await once(asked, 'response');
    // Nothing is read of the body: what fits in the buffers is made, far less than all.
    asked.destroy();
    expect(await sent).toBeUndefined();
    expect(ended).toBe(true);
    expect(made).toBeLessThan(500);
  });
});

test('a body that fails midway breaks the connection, so that it does not look whole', async () => {
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('un');
    throw new Error('broken');
  }
  await asking(parts, async (url, sent) => {
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
    expect(await sent).toMatchObject({ message: 'broken' });
  });
});
