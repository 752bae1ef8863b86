// The raw stage of the portal's answers: an express route that sends the bytes that the portal sent to the same requests, until its standard
// input closes: `raw-route-process.ts PORTAL PATHS`, where PATHS is a JSON list. Prints its address once it has them all.
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

const [portal = '', paths = ''] = process.argv.slice(2);
/** Headers that Node and express write themselves. */
const OWN = new Set(['connection', 'content-length', 'content-encoding', 'date', 'keep-alive', 'transfer-encoding']);

const answers = new Map<string, { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }>();
for (const path of JSON.parse(paths) as readonly string[]) {
  const response = await fetch(portal + path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !OWN.has(name)));
  answers.set(path, { headers, body: Buffer.from(await response.arrayBuffer()) });
}

const app = express();
app.disable('x-powered-by');
app.use((request, response) => {
  const { headers, body } = answers.get(request.originalUrl)!;
  response.set(headers).send(body);
});
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
for await (const _ of process.stdin);
server.closeAllConnections();
server.close();
