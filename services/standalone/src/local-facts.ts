import type { LocalFacts } from '@moisson/cli';
import { redacted, type Config } from '@moisson/runtime';
import { readFileSync } from 'node:fs';
import { arch, platform, release, totalmem } from 'node:os';

/** Milliseconds. */
const METRICS_TIMEOUT = 5000;
/** The port of metrics of a process with all services. */
const METRICS_PORT = 9464;

/** Returns what the process of the command knows: versions, settings without secrets, and where the metrics are. */
export const localFacts = (config: Config): LocalFacts => ({
  versions: {
    moisson: (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
      .version,
    node: process.version,
    platform: `${platform()} ${release()} ${arch()}`,
    memory: String(totalmem()),
  },
  settings: redacted(config) as Readonly<Record<string, unknown>>,
  metrics: async () => {
    const { host, port = METRICS_PORT } = config.metrics;
    const response = await fetch(`http://${host}:${port}/metrics`, { signal: AbortSignal.timeout(METRICS_TIMEOUT) });
    return response.text();
  },
});
