// A catalogue of N records on loopback that caches its answers, so that no stage waits for it: `source-process.ts SIZE [PROTOCOL]`. Prints its
// address, and ends when its standard input closes. `GET /asked` answers with the paths that were asked for, in order. `POST /change?every=100`
// changes one record in a hundred, and answers with their number once the new answers are ready.
import { CatalogueServer, SimulatedCatalogue, type SimulatedProtocol } from '@moisson/simulator';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Cached {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const size = Number(process.argv[2]);
const protocol = (process.argv[3] ?? 'ckan') as SimulatedProtocol;
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
const behind = await CatalogueServer.start(
  new SimulatedCatalogue({ id: 'laval', protocol, seed: 8, size, length: 6, organization }),
);
const address = behind.url;
const answers = new Map<string, Promise<Cached>>();
const answerTo = async (path: string): Promise<Cached> => {
  const response = await fetch(address + path);
  const headers = ['content-type', 'link'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
};

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
  if (path === '/asked') {
    response.end(JSON.stringify([...answers.keys()]));
    return;
  }
  if (request.method === 'POST') {
    const every = Number(new URL(path, address).searchParams.get('every'));
    void change(every).then((changed) => response.end(String(changed)));
    return;
  }
  if (!answers.has(path)) answers.set(path, answerTo(path));
  void answers.get(path)!.then(({ status, headers, body }) => {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The links of its answers lead back to the cache.
  behind.catalogue.url = here;
  process.stdout.write(`${here}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
