import { expect, test } from '@jest/globals';
import { OperatorClient, runCli } from '@moisson/cli';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, localFacts, startLineOperator } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { strFromU8, unzipSync } from 'fflate';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../support/free-ports.ts';

/** Secrets that look like ones that people have, each recognisable. */
const canary = (name: string): string => `canari-${name}-${randomBytes(12).toString('hex')}`;

test('a support bundle has what helps, and no secret of the settings, the sources or their credentials', async () => {
  await using opened = new AsyncDisposableStack();
  const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'moisson-bundle-')), (one) => rm(one, { recursive: true }));
  const secrets = {
    token: canary('token'),
    bearer: canary('bearer'),
    password: canary('password'),
    query: canary('query'),
    person: canary('person'),
    key: randomBytes(32).toString('base64'),
  };
  const config = readConfig({
    MOISSON_DATA_DIR: join(dir, 'data'),
    MOISSON_OPERATOR_TOKEN: secrets.token,
    MOISSON_CREDENTIALS_KEY: secrets.key,
    MOISSON_LOG_LEVEL: 'silent',
    ...freePorts,
  });
  const log = createLogger('test', 'silent');
  const line = opened.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
  const operator = await startLineOperator(line, config, log, { host: '127.0.0.1', port: 0 });
  opened.defer(() => operator.stop());
  // An older version may have stored an address with a password in it.
  await line.store.registry.create(
    aSource({
      contact: { name: 'Mme Tremblay', email: `${secrets.person}@ville.example` },
      endpoint: `http://moi:${secrets.password}@127.0.0.1:1/?api_key=${secrets.query}`,
    }),
  );
  const output = { stdout: '', stderr: '' };
  const never = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const moisson = (...args: string[]) =>
    runCli(args, {
      language: 'en',
      write: (text) => (output.stdout += text),
      writeError: (text) => (output.stderr += text),
      connect: (work) => work(new OperatorClient(operator.url, { language: 'en', token: secrets.token })),
      ...{
        serve: never,
        topics: never,
        migrate: never,
        rebuildSearch: never,
        rebuild: never,
        mcp: never,
        portalUrl: () => '',
      },
      local: () => localFacts(config),
      resolve: (path) => join(dir, path),
    });
  await writeFile(join(dir, 'jeton'), secrets.bearer);
  expect([await moisson('source', 'credentials', 'set', 'laval', '--bearer-file', 'jeton'), output.stderr]).toEqual([
    0,
    '',
  ]);
  // Its run fails, and its problem names the address.
  await line.pollNow(aSource().id);
  expect([await moisson('support-bundle', '--output', 'soutien.zip'), output.stderr]).toEqual([0, '']);
  const files = unzipSync(await readFile(join(dir, 'soutien.zip')));
  const texts = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  expect(Object.keys(texts).sort()).toEqual([
    ...['dead-letters.json', 'doctor.json', 'holds.json', 'metrics.txt', 'runs.json', 'settings.json', 'sources.json'],
    'versions.json',
  ]);
  expect(JSON.parse(texts['doctor.json']!)).toContainEqual(expect.objectContaining({ name: 'store', ok: true }));
  expect(JSON.parse(texts['runs.json']!)).toMatchObject([{ sourceId: 'laval', outcome: 'failed' }]);
  expect(JSON.parse(texts['versions.json']!)).toHaveProperty('node', process.version);
  // Nothing serves metrics here: the part says so, and the others are there.
  expect(texts['metrics.txt']).toContain('unreadable');
  const all = Object.values(texts).join('\n') + output.stdout;
  for (const secret of Object.values(secrets)) expect(all.includes(secret)).toBe(false);
  // A bundle is never written over a file.
  expect(await moisson('support-bundle', '--output', 'soutien.zip')).toBe(2);
  expect(output.stderr).toMatch(/soutien\.zip exists already/);
});
