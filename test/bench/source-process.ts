// A CKAN catalogue of N records on loopback that caches its answers, so that no stage waits for it. Prints its address, and ends when its
// standard input closes. `POST /change?every=100` changes one record in a hundred, and answers with their number once the new answers are
// ready.
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

const change = async (every: number): Promise<number> => {
  let changed = 0;
  for (let index = 0; index < size; index += every, changed += 1) behind.catalogue.change(index);
  for (const path of answers.keys()) {
    const answer = answerTo(path);
    answers.set(path, answer);
    await answer;
  }
  return changed;
};

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (request.method === 'POST') {
    const every = Number(new URL(path, behind.url).searchParams.get('every'));
    void change(every).then((changed) => response.end(String(changed)));
    return;
  }
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
