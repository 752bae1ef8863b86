import { expect, test } from '@jest/globals';
import { applyTopics, checkTopics, declaredTopics } from '@moisson/changelog/kafka';
import { makeSecured, startDocumentDb, startKafka } from '@moisson/testkit/servers';
import { aSource } from '@moisson/testkit';
import { startLaval } from '../support/laval-server.ts';
import { withDistributedLine } from '../support/distributed-line.ts';
import { withServers } from './given.ts';

const SIZE = 100;
const PASSWORD = 'tres-secret-2026';
// The secured database is DocumentDB, which needs root.
const asRoot = process.getuid?.() === 0 ? test : test.skip;

withServers(() => {
  asRoot(
    'with TLS and a password on both servers: the line runs; a wrong password is named with what to do, and never printed',
    async () => {
      await using started = new AsyncDisposableStack();
      const secured = started.adopt(await makeSecured('moisson', PASSWORD), (one) => one.remove());
      const kafka = started.adopt(await startKafka(secured), (one) => one.stop());
      const mongo = started.adopt(await startDocumentDb(secured), (one) => one.stop());
      const catalogue = started.adopt(await startLaval(SIZE), (one) => one.stop());
      const settings = {
        KAFKA_TLS_CA_FILE: secured.certFile,
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_USERNAME: secured.username,
        KAFKA_PASSWORD: secured.password,
        MONGODB_TLS_CA_FILE: secured.certFile,
      };
      const at = { brokers: [kafka.address], mongodbUri: mongo.address };
      await withDistributedLine(
        at,
        async (line) => {
          const source = aSource({ endpoint: catalogue.url, politeness: { crawlDelaySeconds: 0, pageSize: 50 } });
          await line.store.registry.create(source);
          await Promise.all([line.start('harvester'), line.start('indexer')]);
          expect((await line.poll([source.id]))[0]).toMatchObject({ complete: true, counts: { seen: SIZE } });
          expect(await line.store.datasetReads.count()).toBe(SIZE);

          const [indexer, portal] = await Promise.all([
            line.start('indexer', { KAFKA_PASSWORD: 'faux' }),
            line.start('portal', { MONGODB_URI: line.env.MONGODB_URI!.replace(PASSWORD, 'faux') }),
          ]);
          for (const [{ url, log }, setting] of [
            [indexer, 'KAFKA_PASSWORD'],
            [portal, 'MONGODB_URI'],
          ] as const) {
            const response = await fetch(`${url}/readyz`);
            const text = await response.text();
            expect(response.status).toBe(503);
            expect(text).toContain('dependency.refused');
            expect(text).toContain(setting);
            expect(text + log()).not.toMatch(/faux|tres-secret/);
          }
        },
        settings,
      );
      for (const mechanism of ['plain', 'scram-sha-256'] as const) {
        const sasl = { mechanism, username: secured.username, password: secured.password };
        const connection = {
          ...at,
          clientId: 'test',
          tlsCaFile: secured.certFile,
          topicPrefix: `${mechanism}.`,
          sasl,
        };
        await applyTopics(connection, declaredTopics());
        expect(await checkTopics(connection, declaredTopics())).toEqual([]);
      }
    },
  );
});
