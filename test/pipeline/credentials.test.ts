import { expect, test } from '@jest/globals';
import type { Credential } from '@moisson/contracts';
import { keyIdOf } from '@moisson/domain';
import { aSource } from '@moisson/testkit';
import { randomBytes } from 'node:crypto';
import type { CatalogueServer } from '@moisson/simulator';
import { CredentialedLine } from '../support/credentialed-line.ts';
import { startLaval } from '../support/laval-server.ts';

const SIZE = 30;
const TOKEN = 'Canari7f3a-jeton';
const bearer: Credential = { kind: 'bearer', token: TOKEN };
const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];

interface Given {
  readonly moisson: CredentialedLine;
  readonly server: CatalogueServer;
}

/** A source that is read with a bearer token, and was. */
const withSource = async (work: (given: Given) => Promise<void>): Promise<void> => {
  await using moisson = await CredentialedLine.open(oldKey);
  const server = await startLaval(SIZE);
  try {
    server.demand = { headers: { authorization: `Bearer ${TOKEN}` } };
    const { store } = moisson.line;
    await store.registry.create(aSource({ endpoint: server.url, removalPolicy: { graceHours: 0 } }));
    expect(await moisson.set('laval', bearer)).toMatchObject({ status: 200 });
    expect(await moisson.poll('laval')).toEqual({ outcome: 'succeeded', problems: [] });
    await work({ moisson, server });
  } finally {
    await server.stop();
  }
};

type Break = (given: Given) => Promise<void>;
const broken: readonly (readonly [name: string, code: string, make: Break])[] = [
  [
    'an altered ciphertext',
    'credentials.unreadable',
    ({ moisson }) =>
      moisson.overwrite('laval', ([one]) => [
        { ...one!, ciphertext: `A${one!.ciphertext.slice(1).replace(/^./, 'z')}` },
      ]),
  ],
  [
    'the credentials of another source',
    'credentials.unreadable',
    async ({ moisson, server }) => {
      await moisson.line.store.registry.create(aSource({ id: 'autre', endpoint: server.url, state: 'paused' }));
      await moisson.set('autre', bearer);
      const copied = await moisson.stored('autre');
      await moisson.overwrite('laval', () => copied);
    },
  ],
  ['another key', 'credentials.key-unknown', ({ moisson }) => moisson.reopen(newKey)],
  ['no key', 'credentials.key-missing', ({ moisson }) => moisson.reopen()],
  ['lost credentials', 'credentials.missing', ({ moisson }) => moisson.overwrite('laval', () => [])],
  [
    'an address at another server',
    'credentials.other-address',
    async ({ moisson, server }) => {
      const endpoint = server.url.replace('127.0.0.1', '127.0.0.2');
      await moisson.line.store.registry.update(aSource().id, (source) => ({ ...source, endpoint }));
    },
  ],
];

test.each(broken)(
  '%s: the run fails with %s, the source is not asked, and nothing is removed',
  async (_, code, make) => {
    await withSource(async (given) => {
      const { moisson, server } = given;
      await make(given);
      const asked = server.requests;
      expect(await moisson.poll('laval')).toEqual({ outcome: 'failed', problems: [code] });
      expect(await moisson.ask('/sources/laval/check', {})).toMatchObject({ status: 422, body: { code } });
      expect(await moisson.ask('/doctor')).toMatchObject({
        body: expect.arrayContaining([
          { name: 'credentials', ok: false, detail: expect.stringContaining(`laval: ${code}`) },
        ]) as unknown,
      });
      expect(server.requests).toBe(asked);
      expect(await moisson.line.store.datasetReads.count()).toBe(SIZE);
    });
  },
);

test('credentials set again repair what was altered, and the source is due at once', async () => {
  await withSource(async ({ moisson, server }) => {
    await moisson.overwrite('laval', ([one]) => [{ ...one!, nonce: 'AAAA' }]);
    await moisson.poll('laval');
    const asked = server.requests;
    await moisson.set('laval', bearer);
    await moisson.line.harvester.idle();
    expect(server.requests).toBeGreaterThan(asked);
    expect((await moisson.line.store.runs.list({ limit: 1 }))[0]).toMatchObject({ outcome: 'succeeded' });
    // A source that is well waits for its schedule.
    const before = server.requests;
    await moisson.set('laval', { kind: 'header', name: 'X-Plus', value: 'Canari7f3a' });
    await moisson.line.harvester.idle();
    expect(server.requests).toBe(before);
  });
});

test('a refused token fails the run, and a new one makes the source due at once', async () => {
  await withSource(async ({ moisson, server }) => {
    server.demand = { headers: { authorization: 'Bearer Canari7f3a-neuf' } };
    expect(await moisson.poll('laval')).toEqual({ outcome: 'failed', problems: ['credentials.refused'] });
    const { body } = await moisson.set('laval', { kind: 'bearer', token: 'Canari7f3a-neuf' });
    expect(body).toMatchObject([{ kind: 'bearer', origin: server.url, keyId: keyIdOf(oldKey) }]);
    await moisson.line.harvester.idle();
    expect((await moisson.line.store.runs.list({ limit: 1 }))[0]).toMatchObject({ outcome: 'succeeded' });
  });
});

test('without its credentials a source may list less: what is then missing waits for a person', async () => {
  await withSource(async ({ moisson, server }) => {
    const removed = await moisson.ask('/sources/laval/credentials/remove', {});
    expect(removed).toEqual({ status: 200, body: [] });
    server.demand = {};
    server.catalogue.remove(0);
    expect(await moisson.poll('laval')).toMatchObject({ outcome: 'held' });
    expect(await moisson.line.store.datasetReads.count()).toBe(SIZE);
    expect(await moisson.ask('/sources/laval/credentials/remove', {})).toMatchObject({ status: 404 });
  });
});

test('each credential replaces the one of its place; one can be removed; a retired source keeps none', async () => {
  await withSource(async ({ moisson }) => {
    const kinds = async (): Promise<unknown> =>
      ((await moisson.ask('/sources/laval/credentials')).body as { kind: string; name?: string }[]).map((one) =>
        [one.kind, one.name].join(' ').trim(),
      );
    await moisson.set('laval', { kind: 'header', name: 'X-A', value: 'Canari7f3a' });
    await moisson.set('laval', { kind: 'basic', username: 'moi', password: 'Canari7f3a' });
    await moisson.set('laval', { kind: 'header', name: 'x-a', value: 'Canari7f3b' });
    expect(await kinds()).toEqual(['basic', 'header x-a']);
    expect(
      await moisson.set('laval', bearer, { kind: 'basic', username: 'moi', password: 'Canari7f3a' }),
    ).toMatchObject({
      status: 400,
    });
    const many = Array.from({ length: 9 }, (_, at): Credential => ({
      kind: 'query',
      name: `k${at}`,
      value: 'Canari7f3a',
    }));
    expect(await moisson.set('laval', ...many)).toMatchObject({ status: 409 });
    expect(await kinds()).toEqual(['basic', 'header x-a']);
    expect(await moisson.ask('/sources/laval/credentials/remove', { kind: 'query' })).toMatchObject({ status: 404 });
    await moisson.ask('/sources/laval/credentials/remove', { kind: 'header', name: 'x-a' });
    expect(await kinds()).toEqual(['basic']);
    await moisson.ask('/sources/laval/retire', {});
    expect(await moisson.stored('laval')).toEqual([]);
    expect(await moisson.set('laval', bearer)).toMatchObject({ status: 409 });
    expect(await moisson.set('nulle', bearer)).toMatchObject({ status: 404 });
  });
});

test('a file of sources that is applied leaves the credentials alone', async () => {
  await withSource(async ({ moisson, server }) => {
    const spec = { id: 'laval', protocol: 'ckan', endpoint: server.url, authority: 60 };
    const file = { organizations: [], sources: [spec] };
    expect(await moisson.ask('/apply', file)).toEqual({ status: 200, body: [{ id: 'laval', action: 'updated' }] });
    expect(await moisson.ask('/apply', file)).toEqual({ status: 200, body: [{ id: 'laval', action: 'unchanged' }] });
    expect(await moisson.poll('laval')).toMatchObject({ outcome: 'succeeded' });
    expect(await moisson.ask('/sources/laval')).toMatchObject({ body: { hasCredentials: true } });
  });
});

test('rotation encrypts all credentials with the newest key, in steps, and goes on after an interruption', async () => {
  await using moisson = await CredentialedLine.open(oldKey);
  const ids = Array.from({ length: 70 }, (_, at) => `source-${String(at).padStart(2, '0')}`);
  for (const id of ids) {
    await moisson.line.store.registry.create(aSource({ id, state: 'paused' }));
    await moisson.set(id, bearer);
  }
  await moisson.reopen(newKey, oldKey);
  await moisson.overwrite('source-05', ([one]) => [{ ...one!, nonce: 'AAAA' }]);
  const failed = [{ sourceId: 'source-05', code: 'credentials.unreadable' }];
  const first = await moisson.ask('/credentials/rotate', {});
  expect(first).toEqual({ status: 200, body: { rotated: 49, failed, next: 'source-49' } });
  // Interrupted: the command begins again.
  await moisson.reopen(newKey, oldKey);
  expect((await moisson.ask('/credentials/rotate', {})).body).toEqual({ rotated: 0, failed, next: 'source-49' });
  const last = await moisson.ask('/credentials/rotate?after=source-49', {});
  expect(last.body).toEqual({ rotated: 20, failed: [] });
  await moisson.set('source-05', bearer);
  await moisson.reopen(newKey);
  const { body } = await moisson.ask('/doctor');
  expect(body).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'credentials', ok: true })]));
  for (const id of ids) expect(await moisson.stored(id)).toMatchObject([{ keyId: keyIdOf(newKey), by: 'api' }]);
});

test('without a key nothing can be set or rotated, and the source stays as it was', async () => {
  await using moisson = await CredentialedLine.open();
  await moisson.line.store.registry.create(aSource({ state: 'paused' }));
  const missing = { status: 422, body: { code: 'credentials.key-missing' } };
  expect(await moisson.set('laval', bearer)).toMatchObject(missing);
  expect(await moisson.ask('/credentials/rotate', {})).toMatchObject(missing);
  expect(await moisson.line.store.registry.get(aSource().id)).not.toHaveProperty('hasCredentials');
});
