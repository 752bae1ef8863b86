import { expect, test } from '@jest/globals';
import { runNode, startNode, stopProcess, untilOutput } from '../support/process.ts';

const env = { MOISSON_INDEXER_PORT: '0' };
const script = 'test/resilience/child-stuck.ts';

test('a service that stands still says so and ends with 1, to be started anew', async () => {
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
