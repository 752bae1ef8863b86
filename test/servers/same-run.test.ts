import { expect, test } from '@jest/globals';
import type { Run } from '@moisson/contracts';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDistributedLine } from '../support/distributed-line.ts';
import { runNode } from '../support/process.ts';
import { servers, withServers } from './given.ts';

const cli = 'services/standalone/src/cli.ts';
const json = async (env: Readonly<Record<string, string>>, ...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await runNode(cli, [...args, '--json'], env);
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  return JSON.parse(stdout);
};

/** Registers the source and reads it twice by the command; returns each run, without the parts that always differ. */
const twoRuns = async (env: Readonly<Record<string, string>>, endpoint: string): Promise<unknown[]> => {
  await json(env, 'source', 'add', '--id', 'laval', '--protocol', 'ckan', '--endpoint', endpoint);
  await json(env, 'source', 'run', 'laval', '--wait');
  const last = (await json(env, 'source', 'run', 'laval', '--wait')) as Run;
  const all = (await json(env, 'runs', '--source', 'laval')) as Run[];
  return [all.at(-1)!, last].map(({ id: _, run: __, startedAt: ___, endedAt: ____, trigger: _____, ...run }) => run);
};

withServers(() => {
  test('the command gives the same runs in both forms, and creates topics and indexes', async () => {
    const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
    const server = await CatalogueServer.start(
      new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 3, size: 150, organization }),
    );
    const dir = await mkdtemp(join(tmpdir(), 'moisson-same-'));
    try {
      const embedded = await twoRuns({ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8' }, server.url);
      await withDistributedLine(servers(), async (line) => {
        const [operator] = await Promise.all(
          (['operator', 'harvester', 'indexer'] as const).map((name) => line.start(name)),
        );
        const env = { ...line.env, MOISSON_OPERATOR_URL: operator!.url };
        expect(await json(env, 'topics', 'check')).toEqual({ faults: [] });
        expect(await json(env, 'topics', 'apply')).toEqual({ created: [], changed: [] });
        expect(await json(env, 'migrate')).toEqual({ steps: 0 });
        expect(await twoRuns(env, server.url)).toEqual(embedded);
        expect(await json(env, 'dead-letter', 'list')).toEqual([]);
      });
    } finally {
      await server.stop();
      await rm(dir, { recursive: true });
    }
  });
});
