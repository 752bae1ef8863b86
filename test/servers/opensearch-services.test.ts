import { expect, test } from '@jest/globals';
import { OpenSearchSearch, OpenSearchServer } from '@moisson/search/opensearch';
import { makeSecured, startOpenSearch } from '@moisson/testkit/servers';
import { aSource } from '@moisson/testkit';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { withDistributedLine } from '../support/distributed-line.ts';
import { startLaval } from '../support/laval-server.ts';
import { runNode } from '../support/process.ts';
import { startSecuredFront } from '../support/secured-front.ts';
import { servers, withServer, withServers } from './given.ts';

const SIZE = 100;
const PATIENCE_MS = 90_000;

const until = async (happened: () => Promise<boolean>): Promise<void> => {
  for (const end = performance.now() + PATIENCE_MS; !(await happened());) {
    if (performance.now() > end) throw new Error('it never happens');
    await pause(100);
  }
};

withServers(() =>
  withServer('OPENSEARCH_URL', () => {
    test('the services search on OpenSearch: any portal, with dataset pages while it is down; a rebuild beside the live index', async () => {
      await using started = new AsyncDisposableStack();
      const opensearch = started.adopt(await startOpenSearch(), (one) => one.stop());
      const secured = started.adopt(await makeSecured('moisson', 'tres-secret-2026'), (one) => one.remove());
      const front = started.adopt(await startSecuredFront(opensearch.address, secured), (one) => one.stop());
      const catalogue = started.adopt(await startLaval(SIZE), (one) => one.stop());
      const settings = {
        OPENSEARCH_URL: front.url,
        OPENSEARCH_USERNAME: secured.username,
        OPENSEARCH_PASSWORD: secured.password,
        OPENSEARCH_TLS_CA_FILE: secured.certFile,
      };
      await withDistributedLine(
        servers(),
        async (line) => {
          const source = aSource({ endpoint: catalogue.url, politeness: { crawlDelaySeconds: 0, pageSize: 50 } });
          await line.store.registry.create(source);
          const [, indexer, operator, ...portals] = await Promise.all([
            line.start('harvester'),
            line.start('indexer'),
            line.start('operator'),
            line.start('portal'),
            line.start('portal'),
          ]);
          const ask = async (at: number, path: string) => {
            const answer = await fetch(portals[at]!.url + path);
            const text = await answer.text();
            return { status: answer.status, text };
          };
          const totalOf = async (at: number): Promise<unknown> => {
            const { status, text } = await ask(at, '/api/v1/datasets?limit=1');
            return status === 200 ? (JSON.parse(text) as { total: number }).total : status;
          };
          const doctor = async (): Promise<unknown> => {
            const answer = await fetch(`${operator.url}/api/v1/doctor?lang=en`);
            const checks = (await answer.json()) as readonly { readonly name: string }[];
            return checks.find(({ name }) => name === 'search');
          };
          await line.poll([source.id]);
          for (const at of [0, 1]) await until(async () => (await totalOf(at)) === SIZE);

          expect(await doctor()).toEqual({ name: 'search', ok: true, detail: `OpenSearch finds ${SIZE} datasets` });
          const metricsUrl = /"metricsUrl":"([^"]+)"/.exec(indexer.log())![1]!;
          const metrics = await (await fetch(`${metricsUrl}/metrics`)).text();
          expect(metrics).toMatch(/^moisson_search_lag 0$/m);
          const rules = parse(readFileSync('deploy/observability/search-rules.yaml', 'utf8')) as {
            groups: { rules: { expr: string }[] }[];
          };
          for (const name of rules.groups.flatMap((group) =>
            group.rules.flatMap(({ expr }) => [...expr.matchAll(/moisson_\w+/g)].map(([found]) => found)),
          ))
            expect(metrics).toMatch(new RegExp(`^# TYPE ${name} `, 'm'));

          const rebuilt = await runNode(
            'services/standalone/src/cli.ts',
            ['index', 'rebuild', '--search', '--json'],
            line.env,
          );
          expect(rebuilt).toMatchObject({ code: 0 });
          expect(JSON.parse(rebuilt.stdout)).toMatchObject({ datasets: SIZE });
          expect(await totalOf(0)).toBe(SIZE);

          await opensearch.kill();
          const failed = await ask(0, '/api/v1/datasets?q=arbres');
          expect(failed).toMatchObject({ status: 503, text: expect.stringContaining('search.unavailable') });
          expect(failed.text).not.toContain('127.0.0.1');
          expect(await doctor()).toMatchObject({
            ok: false,
            detail: expect.stringContaining('Search does not answer'),
          });
          const id = (await line.store.datasetReads.scan(undefined, 1))[0]!.id;
          for (const path of [`/datasets/${id}`, `/api/v1/datasets/${id}`, '/', '/sources/laval', '/readyz'])
            expect([path, (await ask(1, path)).status]).toEqual([path, 200]);
          expect((await ask(1, '/?lang=en')).text).toContain('Search does not answer');
          // Indexing goes on, and nothing is lost.
          await line.poll([source.id]);
          await opensearch.restart();
          for (const at of [0, 1]) await until(async () => (await totalOf(at)) === SIZE);
          expect(indexer.log() + portals[0].log()).not.toContain(secured.password);
          expect(await line.stopAll()).toEqual([0, 0, 0, 0, 0]);
        },
        settings,
      );

      const wrong = new OpenSearchServer({
        ...{ nodes: [front.url], username: secured.username, password: 'faux', tlsCaFile: secured.certFile },
        index: `t-${randomUUID()}`,
      });
      started.defer(() => wrong.close());
      const reads = { texts: async function* () {} };
      const refused = new OpenSearchSearch({ server: wrong, reads, kept: 1 }).refresh();
      await expect(refused).rejects.toMatchObject({
        code: 'dependency.refused',
        params: { settings: expect.stringContaining('OPENSEARCH_PASSWORD') },
      });
      await expect(refused).rejects.not.toThrow(/faux/);
    });
  }),
);
