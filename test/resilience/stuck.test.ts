import { expect, test } from '@jest/globals';
import { connectors } from '@moisson/connectors';
import type { ChangeLog, Store } from '@moisson/domain';
import { Harvester } from '@moisson/harvester';
import { createLogger, STUCK_MS } from '@moisson/runtime';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';

const env = { MOISSON_INDEXER_PORT: '0' };
const script = 'test/resilience/child-stuck.ts';

test('a service that is stuck logs that and exits with 1, to be restarted', async () => {
  const { code, stderr } = await runNode(script, [], env);
  expect({ code, said: stderr.includes('service.stuck') }).toEqual({ code: 1, said: true });
});

test('one that waits for a dependency is alive and not ready', async () => {
  const service = startNode(script, ['waiting'], env);
  try {
    const url = /^indexer (http:\S+)$/m.exec(await untilOutput(service, /^indexer http:\S+$/m))![1]!;
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
  } finally {
    expect(await stopProcess(service)).toBe(0);
  }
});

test('a harvester whose request to the store never ends is stuck, whatever the system’s clock shows', async () => {
  let elapsed = 0;
  const looked = Promise.withResolvers<undefined>();
  const store = {
    polls: {
      rebase: () => {
        looked.resolve(undefined);
        return new Promise(() => undefined);
      },
    },
  } as unknown as Store;
  const harvester = new Harvester({
    ...{
      store,
      changeLog: {} as ChangeLog,
      connectors,
      fetching: { forSource: () => ({ send: () => Promise.reject(new Error('not asked')) }) },
    },
    ...{ log: createLogger('test', 'silent'), owner: 'test', concurrency: 8, leaseSeconds: 60 },
    monotonic: () => elapsed,
  });
  expect(harvester.stalledMilliseconds()).toBe(0);
  harvester.start();
  await looked.promise;
  elapsed = STUCK_MS;
  expect(harvester.stalledMilliseconds()).toBe(STUCK_MS);
  await harvester.stop();
});
