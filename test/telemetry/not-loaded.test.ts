import { expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../support/process.ts';

/** Returns the modules that a command loads, as V8's coverage lists them. */
const loadedBy = async (env: Readonly<Record<string, string>>): Promise<string[]> => {
  const dir = await mkdtemp(join(tmpdir(), 'moisson-loaded-'));
  try {
    await runNode('services/standalone/src/cli.ts', ['--help'], { ...env, NODE_V8_COVERAGE: dir });
    const urls: string[] = [];
    for (const name of await readdir(dir)) {
      const { result } = JSON.parse(await readFile(join(dir, name), 'utf8')) as { result: { url: string }[] };
      urls.push(...result.map(({ url }) => url));
    }
    return urls;
  } finally {
    await rm(dir, { recursive: true });
  }
};

const TELEMETRY = /@opentelemetry\/(sdk-trace|instrumentation|exporter-trace|exporter-metrics-otlp|context-async)/;

test('tracing is loaded only with a collector', async () => {
  const without = await loadedBy({});
  expect(without.some((url) => url.includes('services/standalone/src/commands.ts'))).toBe(true);
  expect(without.filter((url) => TELEMETRY.test(url))).toEqual([]);
  // Nor, in the embedded form, the clients of servers that it does not use.
  expect(without.filter((url) => /node_modules\/(kafkajs|mongodb)\//.test(url))).toEqual([]);
  const among = await loadedBy({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  expect(among.filter((url) => TELEMETRY.test(url))).not.toEqual([]);
});
