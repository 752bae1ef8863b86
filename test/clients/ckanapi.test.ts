import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pythonClient, ServerUnavailable } from '@moisson/testkit/servers';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPortalOf, type PortalOf } from '../support/portal-of.ts';

const VERSION = '4.11';
const run = promisify(execFile);

const client = await pythonClient('ckanapi', VERSION).catch((error: unknown): undefined => {
  if (!(error instanceof ServerUnavailable) || process.env.CI) throw error;
  process.stderr.write(`\nSKIPPED: every test with ckanapi: ${error.message}\n\n`);
  return undefined;
});

(client === undefined ? describe.skip : describe)('ckanapi reads the catalogue as it reads any CKAN', () => {
  let portal: PortalOf;
  beforeAll(async () => {
    portal = await startPortalOf(130);
  });
  afterAll(async () => {
    await portal[Symbol.asyncDispose]();
  });

  const { env } = client ?? { env: {} };
  const here = import.meta.dirname;

  test('it walks, searches and shows by POST and by GET, and raises its own errors', async () => {
    const { stdout } = await run('python3', [join(here, 'ckanapi-walk.py'), portal.url], { env });
    const { reads, write } = JSON.parse(stdout) as {
      reads: readonly Readonly<Record<string, unknown>>[];
      write: string;
    };
    const ids = (await portal.store.datasetReads.scan(undefined, 1000)).map(({ id }) => id);
    expect(reads).toHaveLength(2);
    for (const read of reads)
      expect(read).toEqual({
        ...{ version: '2.11.0', names: ids, searched: ids, count: 130, organizations: ['ville-de-laval'] },
        ...{ recent: 130, facets: ['res_format', 'tags'], resource: true },
        errors: ['NotFound', 'SearchError', 'SearchQueryError', 'ValidationError', 'NotFound', 'CKANAPIError'],
      });
    expect(write).toBe('NotAuthorized');
  });

  test('its command dumps all datasets and organizations, and searches', async () => {
    const withCommand = { ...env, PATH: `${join(here, 'bin')}:${env.PATH ?? ''}` };
    const lines = async (
      ...args: readonly string[]
    ): Promise<readonly { readonly id: string; readonly name: string }[]> => {
      const { stdout } = await run(join(here, 'bin/ckanapi'), [...args, '-r', portal.url], {
        env: withCommand,
        maxBuffer: 1e8,
      });
      return stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { id: string; name: string });
    };
    const ids = (await portal.store.datasetReads.scan(undefined, 1000)).map(({ id }) => id);
    expect((await lines('dump', 'datasets', '--all', '-q')).map(({ id }) => id).toSorted()).toEqual(ids);
    expect((await lines('dump', 'organizations', '--all', '-q')).map(({ name }) => name)).toEqual(['ville-de-laval']);
    expect((await lines('search', 'datasets', 'fq=organization:ville-de-laval')).length).toBe(130);
  });
});
