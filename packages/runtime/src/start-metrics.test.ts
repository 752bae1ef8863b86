import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { startMetrics } from './start-metrics.ts';

test('a process whose metrics port is taken runs without metrics, and logs which setting to change', async () => {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line) => void lines.push(line) });
  const first = await startMetrics('standalone', readConfig({ MOISSON_METRICS_PORT: '0' }), log);
  const { port } = new URL(first!.url);
  expect(await startMetrics('portal', readConfig({ MOISSON_METRICS_PORT: port }), log)).toBeUndefined();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      event: 'metrics.not-served',
      port: Number(port),
      msg: expect.stringContaining('MOISSON_METRICS_PORT'),
    }),
  ]);
  await first!.stop();
});
