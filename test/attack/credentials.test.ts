import { expect, test } from '@jest/globals';
import { systemClock } from '@moisson/kernel';
import { CatalogueServer, SimulatedCatalogue, type Demand, type SimulatedTls } from '@moisson/simulator';
import { openSqliteStore } from '@moisson/store';
import { makeAuthority } from '@moisson/testkit/servers';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../support/free-ports.ts';
import { OtlpReceiver } from '../support/otlp-receiver.ts';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';

const CLI = 'services/standalone/src/cli.ts';
const CANARY = 'Canari7f3a';
const SIZE = 5;

interface Case {
  readonly demand?: Demand;
  readonly tls?: SimulatedTls;
  /** The flags that give it, and the contents of the files that these name. */
  readonly flags: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

const startCatalogue = async (
  id: string,
  { demand = {}, tls }: Pick<Case, 'demand' | 'tls'>,
): Promise<CatalogueServer> => {
  const catalogue = new SimulatedCatalogue({
    ...{ id, protocol: 'ckan', seed: id.length, size: SIZE },
    organization: { id: 'ville', name: 'Ville' },
  });
  const server = await CatalogueServer.start(catalogue, tls);
  server.demand = { ...demand, repeats: true };
  return server;
};

test('secrets set by the command harvest the source, and are found nowhere, though the source repeats them', async () => {
  await using started = new AsyncDisposableStack();
  const receiver = started.adopt(await OtlpReceiver.start(), (one) => one.stop());
  const temporary = async (name: string): Promise<string> =>
    started.adopt(await mkdtemp(join(tmpdir(), `moisson-${name}-`)), (one) =>
      rm(one, { recursive: true, force: true }),
    );
  const [dir, secrets] = [await temporary('credentials'), await temporary('secrets')];
  const authority = started.adopt(await makeAuthority(), (one) => one.remove());
  const [own, client] = [await authority.issue('127.0.0.1'), await authority.issue('moisson')];
  const basic = Buffer.from(`zoé:${CANARY}p ß/&`).toString('base64');
  const cases: Readonly<Record<string, Case>> = {
    entete: {
      demand: { headers: { 'x-api-key': `${CANARY}h"\\/<&>` } },
      flags: ['--header', 'X-Api-Key', '--value-file', 'entete'],
      files: { entete: `${CANARY}h"\\/<&>\n` },
    },
    // A name that no rule takes for a secret's.
    parametre: {
      demand: { parameters: { vue: `${CANARY}q é&+/%=` } },
      flags: ['--query', 'vue', '--value-file', 'parametre'],
      files: { parametre: `${CANARY}q é&+/%=\r\n` },
    },
    base: {
      demand: { headers: { authorization: `Basic ${basic}` } },
      flags: ['--basic', 'zoé', '--password-file', 'base'],
      files: { base: `${CANARY}p ß/&` },
    },
    jeton: {
      demand: { headers: { authorization: `Bearer ${CANARY}b.~+/==` } },
      flags: ['--bearer-file', 'jeton'],
      files: { jeton: `${CANARY}b.~+/==\n` },
    },
    certificat: {
      tls: { cert: own.cert, key: own.key, clientAuthority: authority.own.cert },
      flags: ['--client-cert', 'cert', '--client-key', 'cle', '--ca', 'autorite'],
      files: { cert: client.cert, cle: client.key, autorite: authority.own.cert },
    },
  };
  const key = randomBytes(32).toString('hex');
  await writeFile(join(secrets, 'key'), key, { mode: 0o600 });
  const environment = {
    ...freePorts,
    MOISSON_DATA_DIR: dir,
    MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
    MOISSON_LOG_LEVEL: 'debug',
    MOISSON_CREDENTIALS_KEY_FILE: join(secrets, 'key'),
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
  };
  const service = started.adopt(startNode(CLI, ['serve'], environment), async (one) => {
    await stopProcess(one);
  });
  const told = { out: '' };
  service.stdout?.on('data', (chunk) => (told.out += String(chunk)));
  service.stderr?.on('data', (chunk) => (told.out += String(chunk)));
  const shown = await untilOutput(service, /Status\s+http\S+/);
  const [portal, operator, monitor] = ['Portal', 'Operator', 'Status'].map(
    (name) => new RegExp(`${name}\\s+(http\\S+)`).exec(shown)![1],
  );

  const outputs: Record<string, string> = {};
  const get = async (url: string, init?: RequestInit): Promise<string> =>
    (outputs[`${init?.method ?? 'GET'} ${url} ${Object.keys(outputs).length}`] = await (await fetch(url, init)).text());
  const post = (path: string, body?: unknown): Promise<string> =>
    get(`${operator}${path}`, {
      method: 'POST',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  /** The operation answers 202 after some seconds without a run. */
  const untilRun = async (url: string): Promise<string> => {
    for (;;) {
      const response = await fetch(url);
      const text = await response.text();
      if (response.status !== 202) return text;
    }
  };
  const moisson = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runNode(CLI, args, environment);
    outputs[`moisson ${args.join(' ')}`] = stdout + stderr;
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    return stdout;
  };
  for (const [id, { flags, files, ...given }] of Object.entries(cases)) {
    const server = started.adopt(await startCatalogue(id, given), (one) => one.stop());
    await post('/api/v1/sources', { id, protocol: 'ckan', endpoint: server.url });
    const before = JSON.parse(await post(`/api/v1/sources/${id}/run?wait=true`)) as object;
    expect(before).toMatchObject({ outcome: 'failed', counts: { seen: 0, removed: 0 } });
    for (const [name, content] of Object.entries(files)) await writeFile(join(secrets, name), content);
    const named = flags.map((flag) => (Object.hasOwn(files, flag) ? join(secrets, flag) : flag));
    const set = JSON.parse(await moisson('source', 'credentials', 'set', id, ...named, '--json')) as object[];
    expect(set[0]).toMatchObject({ origin: server.url, by: 'api' });
    // It failed for want of them, so it is due at once: the command started the run.
    const { run } = before as { run: number };
    const after = JSON.parse(await untilRun(`${operator}/api/v1/sources/${id}/runs/after/${run}`)) as object;
    expect({ id, after }).toMatchObject({ after: { outcome: 'succeeded', counts: { seen: SIZE } } });
    await moisson('source', 'credentials', 'show', id);
    await post(`/api/v1/sources/${id}/check`);
    // Withdrawn by the source: it refuses, and repeats what it was sent.
    server.demand = { headers: { 'x-other': 'x' }, repeats: true };
    if (given.tls === undefined)
      expect(JSON.parse(await post(`/api/v1/sources/${id}/run?wait=true`))).toMatchObject({
        ...{ outcome: 'failed', counts: { removed: 0, held: 0 } },
        problems: [{ code: 'credentials.refused' }],
      });
    for (const base of [portal, operator]) await get(`${base}/api/v1/sources/${id}`);
    await get(`${portal}/sources/${id}`);
    await get(`${operator}/runs?source=${id}`);
    await get(`${operator}/api/v1/sources/${id}/credentials`);
  }
  await moisson('credentials', 'rotate');
  await moisson('doctor');
  for (const path of ['/api/v1/sources', '/api/v1/runs', '/api/v1/dead-letters', '/', '/runs', '/openapi.json'])
    await get(`${operator}${path}`);
  for (const path of ['/api/v1/sources', '/datasets', '/sources']) await get(`${portal}${path}`);
  for (const path of ['/', '/api/v1/feeds']) await get(`${monitor}${path}`);
  const { items } = JSON.parse(await get(`${portal}/api/v1/datasets?limit=100`)) as { items: { id: string }[] };
  expect(items).toHaveLength(SIZE * Object.keys(cases).length);
  for (const { id } of items) {
    await get(`${portal}/datasets/${id}`);
    await get(`${portal}/api/v1/datasets/${id}/records`);
  }
  const refused = [
    { kind: 'header', name: 'Host', value: `${CANARY}1` },
    { kind: 'header', name: 'X-A', value: `${CANARY}2\r\nX-B: 1` },
    { kind: 'bearer', token: `${CANARY}3 x` },
    { kind: 'basic', username: 'a:b', password: `${CANARY}4` },
    { kind: 'client-certificate', certificate: `-----BEGIN ${CANARY}5`, key: `-----BEGIN ${CANARY}6` },
  ];
  for (const credential of refused)
    expect(JSON.parse(await post('/api/v1/sources/jeton/credentials', { credentials: [credential] }))).toMatchObject({
      code: 'request.invalid',
    });
  // The secret itself where a file is expected.
  const mistaken = await runNode(
    CLI,
    ['source', 'credentials', 'set', 'jeton', '--bearer-file', `${CANARY}7`],
    environment,
  );
  expect(mistaken.code).toBe(1);
  outputs.mistaken = mistaken.stdout + mistaken.stderr;
  expect(await stopProcess(service)).toBe(0);

  expect(Object.values(outputs).join()).toContain('REDACTED');
  expect(receiver.faults).toEqual([]);
  const spans = JSON.stringify(receiver.spans, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  expect(spans).toContain('/api/3/action/package_search');
  outputs.spans = spans;
  outputs.log = told.out;
  for (const file of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (file.isFile()) outputs[file.name] = await readFile(join(file.parentPath, file.name), 'latin1');
  expect(outputs['registry.sqlite']).toContain('client-certificate');
  const store = openSqliteStore(dir, systemClock);
  outputs.runs = JSON.stringify(await store.runs.list({ limit: 1000 }));
  await store.close();
  const forms = [
    CANARY,
    basic,
    Buffer.from(CANARY).toString('base64'),
    key,
    Buffer.from(key, 'hex').toString('base64'),
  ];
  // A line of the key itself, without the PEM header that all keys share.
  const keyLine = client.key.split('\n')[2]!;
  const leaks = Object.entries(outputs).flatMap(([name, text]) =>
    [...forms, keyLine]
      .filter((form) => text.includes(form))
      .map((form) => {
        const at = text.indexOf(form);
        return `${name}: ${text.slice(Math.max(0, at - 80), at + 20)}`;
      }),
  );
  expect(leaks).toEqual([]);
});
