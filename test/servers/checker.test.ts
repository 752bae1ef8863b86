import { expect, test } from '@jest/globals';
import { linkId } from '@moisson/domain';
import { migrateMongoStore, openMongoStore } from '@moisson/store/mongo';
import { aDatasetWrite, aRecord } from '@moisson/testkit';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startNode, stopProcess, untilOutput } from '../support/process.ts';
import { ownDatabase, withServer } from './given.ts';

const LINKS = 25;

withServer('MONGODB_URI', () => {
  test('two checkers share the links of a database, ask one host in turn, and end on SIGTERM', async () => {
    await using stack = new AsyncDisposableStack();
    let [asked, underWay, most] = [0, 0, 0];
    const server = createServer((_, response) => {
      [asked, underWay] = [asked + 1, underWay + 1];
      most = Math.max(most, underWay);
      setImmediate(() => {
        underWay -= 1;
        response.writeHead(200, { 'content-type': 'text/csv' }).end('nom\nChêne\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stack.defer(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const database = ownDatabase();
    await migrateMongoStore(database);
    const store = stack.adopt(openMongoStore(database), (one) => one.close());
    const urls = Array.from({ length: LINKS }, (_, n) => `${url}/${n}.csv`);
    const distribution = urls.map((downloadURL) => ({ downloadURL, mediaType: 'text/csv' }));
    await store.datasetWrites.write([
      aDatasetWrite(aRecord({ dataset: { ...aRecord().dataset, identifier: ['r1'], distribution } }), 0),
    ]);
    const start = async () => {
      const child = startNode('services/checker/src/main.ts', [], {
        ...{ MOISSON_FORM: 'distributed', KAFKA_BROKERS: '127.0.0.1:1', MONGODB_URI: database.uri },
        ...{ MOISSON_CHECKER_PORT: '0', MOISSON_METRICS_PORT: '0', MOISSON_EGRESS_ALLOW: '127.0.0.0/8' },
      });
      stack.defer(() => void child.kill('SIGKILL'));
      const address = /^checker (http:\S+)$/m.exec(await untilOutput(child, /^checker http:\S+$/m))![1]!;
      return { child, address };
    };
    const checkers = await Promise.all([start(), start()]);
    const standing = async () => store.links.some(urls.map(linkId));
    // Started once the database answered.
    for (const { address } of checkers) while (!(await fetch(`${address}/readyz`)).ok) await pause(50);
    while ((await standing()).filter(({ state }) => state === 'ok').length < 5) await pause(200);
    expect(most).toBe(1);
    expect(asked).toBeGreaterThanOrEqual(10);
    expect(await Promise.all(checkers.map(({ child }) => stopProcess(child)))).toEqual([0, 0]);
    expect((await store.links.hosts())[0]).not.toHaveProperty('owner');
  });
});
