import type { Secured } from '@moisson/testkit/servers';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A server in front of another one that wants TLS and a password, as OpenSearch's security plugin does (it is not among Maven's jars). */
export const startSecuredFront = async (
  behind: string,
  { certFile, keyFile, username, password }: Secured,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const server = createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, (asked, answer) => {
    if (asked.headers.authorization !== wanted) {
      answer.writeHead(401).end('Unauthorized');
      return;
    }
    const { method, url, headers } = asked;
    const forwarded = request(
      new URL(url ?? '/', behind),
      { headers, ...(method === undefined ? {} : { method }) },
      (from) => {
        answer.writeHead(from.statusCode ?? 502, from.headers);
        from.pipe(answer);
      },
    );
    forwarded.on('error', () => answer.destroy());
    asked.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
