import { expect, test } from '@jest/globals';
import type { RecordKey, SourceId } from '@moisson/contracts';
import { systemClock } from '@moisson/kernel';
import { openSqliteStore } from '@moisson/store';
import { aSource } from '@moisson/testkit';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OtlpReceiver } from '../support/otlp-receiver.ts';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';
import { freePorts } from '../support/free-ports.ts';

const CLI = 'services/standalone/src/cli.ts';
const CANARY = 'Canari7f3a';
const QUERY = `x=1&api_key=${CANARY}q&%61ccess_token=${CANARY}t#token=${CANARY}f`;

/** Starts a catalogue that publishes passwords in its records, answers errors, and redirects to an address with a password. */
const startHostile = async (): Promise<Server & { readonly port: number }> => {
  const server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? '');
    const { port } = server.address() as AddressInfo;
    if (url.includes('erreur')) response.writeHead(500).end(url);
    else if (url.includes('ailleurs'))
      response.writeHead(302, { location: `http://autre.example${request.url}` }).end();
    else if (url.includes('moi'))
      response.writeHead(302, { location: `http://moi:${CANARY}r@127.0.0.1:${port}/?token=${CANARY}s` }).end();
    else if (url.includes('page')) response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${url}</html>`);
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          success: true,
          result: {
            count: 2,
            results: [
              {
                id: 'fiche-1',
                name: 'fiche-1',
                title: `Vélos https://moi:${CANARY}a@a.example/`,
                notes: `Voir <a href="ftp://moi:${CANARY}b@a.example/x">ici</a>`,
                autre: [{ [`https://moi:${CANARY}c@a.example/`]: `https:\\/\\/moi:${CANARY}d@a.example/` }],
                resources: [{ id: 'r', name: 'r', url: `https://moi:${CANARY}e@a.example/f.csv`, format: 'CSV' }],
              },
              { title: `https://moi:${CANARY}g@a.example/ ${'x'.repeat(200)}` },
            ],
          },
        }),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
};

test('a credential in an address is published nowhere: not by API, page, metric, log, span, event or catalogue', async () => {
  await using started = new AsyncDisposableStack();
  const receiver = started.adopt(await OtlpReceiver.start(), (one) => one.stop());
  const server = started.adopt(await startHostile(), (one) => {
    one.closeAllConnections();
    one.close();
  });
  const dir = started.adopt(await mkdtemp(join(tmpdir(), 'moisson-secrets-')), (one) => rm(one, { recursive: true }));
  const at = `127.0.0.1:${server.port}`;
  const endpoints: Readonly<Record<string, string>> = {
    requete: `http://${at}/?${QUERY}`,
    identifiants: `http://moi:${CANARY}u@${at}/`,
    erreur: `http://${at}/erreur?${QUERY}`,
    ailleurs: `http://${at}/ailleurs?${QUERY}`,
    moi: `http://${at}/moi?${QUERY}`,
    page: `http://${at}/page?${QUERY}`,
  };
  // As in an older registry: today such sources could not be added.
  const store = openSqliteStore(dir, systemClock);
  for (const [id, endpoint] of Object.entries(endpoints)) {
    await store.registry.create(
      aSource({ id: id, endpoint, options: { filter: `password=${CANARY}w` }, politeness: { crawlDelaySeconds: 0 } }),
    );
  }
  await store.close();

  const environment = {
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'debug',
    ...freePorts,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
  };
  const service = startNode(CLI, ['serve'], environment);
  const told = { out: '' };
  service.stdout?.on('data', (chunk) => (told.out += String(chunk)));
  service.stderr?.on('data', (chunk) => (told.out += String(chunk)));
  const shown = await untilOutput(service, /Status\s+http\S+/);
  const [portal, operator, monitor] = ['Portal', 'Operator', 'Status'].map(
    (name) => new RegExp(`${name}\\s+(http\\S+)`).exec(shown)![1],
  );

  const outputs: Record<string, string> = {};
  const get = async (url: string, init?: RequestInit): Promise<void> => {
    outputs[`${init?.method ?? 'GET'} ${url}`] = await (await fetch(url, init)).text();
  };
  for (const id of Object.keys(endpoints)) {
    await get(`${operator}/api/v1/sources/${id}/run?wait=true`, { method: 'POST' });
    await get(`${operator}/api/v1/sources/${id}/check`, { method: 'POST' });
    for (const base of [portal, operator]) await get(`${base}/api/v1/sources/${id}`);
    await get(`${portal}/sources/${id}`);
    await get(`${operator}/runs?source=${id}`);
  }
  for (const path of [
    '/api/v1/sources',
    '/api/v1/runs',
    '/api/v1/doctor',
    '/api/v1/dead-letters',
    '/',
    '/runs',
    '/metrics',
  ])
    await get(`${operator}${path}`);
  for (const path of ['/api/v1/sources', '/api/v1/datasets', '/datasets', '/sources', '/metrics'])
    await get(`${portal}${path}`);
  for (const path of ['/', '/api/v1/feeds', '/metrics']) await get(`${monitor}${path}`);
  await get(`${portal}/api/v1/records/requete/raw?key=fiche-1`);
  await get(`${portal}/records/requete?key=fiche-1`);
  const { items } = JSON.parse(outputs[`GET ${portal}/api/v1/datasets`]!) as { items: { id: string }[] };
  expect(items).toHaveLength(1);
  await get(`${portal}/datasets/${items[0]!.id}`);
  await get(`${portal}/api/v1/datasets/${items[0]!.id}/records`);
  await get(`${operator}/api/v1/sources/requete/pause`, { method: 'POST' });
  await get(`${operator}/api/v1/sources`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'neuve', protocol: 'ckan', endpoint: endpoints.identifiants }),
  });
  expect(await stopProcess(service)).toBe(0);

  // The source was really read, and a finding reports the password.
  expect(outputs[`POST ${operator}/api/v1/sources/requete/run?wait=true`]).toMatch(/"created":1/);
  expect(outputs[`GET ${portal}/api/v1/datasets/${items[0]!.id}/records`]).toContain('field.credentials-removed');
  expect(outputs[`GET ${portal}/api/v1/sources/requete`]).toContain('api_key=REDACTED');
  expect(outputs[`POST ${operator}/api/v1/sources`]).toContain('source.credentials-refused');
  const spans = JSON.stringify(receiver.spans, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(spans).toContain('REDACTED');
  expect(receiver.faults).toEqual([]);
  outputs.log = told.out;
  outputs.spans = spans;
  // Only the registry stores the sources' addresses as they are; all that is public is in the other files.
  for (const file of (await readdir(dir)).filter((name) => /^(catalogue|changelog)\.sqlite/.test(name)))
    outputs[file] = await readFile(join(dir, file), 'latin1');
  const left = openSqliteStore(dir, systemClock);
  outputs.payload = Buffer.from(
    (await left.payloads.get('requete' as SourceId, 'fiche-1' as RecordKey))!.body,
  ).toString();
  outputs.runs = JSON.stringify(await left.runs.list({ limit: 1000 }));
  await left.close();
  const leaks = Object.entries(outputs).flatMap(([name, text]) =>
    [...text.matchAll(new RegExp(`.{0,80}${CANARY}.{0,5}`, 'g'))].map(([where]) => `${name}: ${where}`),
  );
  expect(leaks).toEqual([]);
});

test.each([
  ['--endpoint', `https://moi:${CANARY}@a.example`, 'un nom d’utilisateur ou un mot de passe'],
  ['--endpoint', `https://a.example/?apikey=${CANARY}`, 'apikey'],
  ['--endpoint', `https://a.example/?%61pi%5Fkey=${CANARY}`, 'api_key'],
  ['--endpoint', `https://a.example/#access_token=${CANARY}`, 'access_token'],
  ['--filter', `organization:x&token=${CANARY}`, 'token'],
])('source add refuses %s %s and does not repeat it', async (option, value, named) => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-secrets-'));
  const endpoint = option === '--endpoint' ? [] : ['--endpoint', 'https://a.example'];
  const { code, stdout, stderr } = await runNode(
    CLI,
    ['source', 'add', '--id', 'x', '--protocol', 'ckan', ...endpoint, option, value, '--json'],
    { MOISSON_DATA_DIR: dir },
  );
  await rm(dir, { recursive: true });
  expect(code).toBe(1);
  expect(stdout).toContain('source.credentials-refused');
  expect(stderr).toContain(named);
  expect(stdout + stderr).not.toContain(CANARY);
});
