// A CKAN catalogue of N records on loopback, its answers kept once made: never what a stage waits for.
// Prints its address, and ends with its standard input.
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const size = Number(process.argv[2]);
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
const behind = await CatalogueServer.start(
  new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 8, size, length: 6, organization }),
);
const answers = new Map<string, Promise<Buffer>>();
const answerTo = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(behind.url + path)).arrayBuffer());

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (!answers.has(path)) answers.set(path, answerTo(path));
  void answers.get(path)!.then((body) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
