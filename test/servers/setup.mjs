// Starts the real servers once for all suites of this folder, and prints which they are, and how long that took. If one is not available,
// its suites are skipped with a message; in CI that is a failure.
import { ServerUnavailable, startKafka, startMongoServer, startOpenSearch } from '@moisson/testkit/servers';

const start = async (variable, starter) => {
  if (process.env[variable]) {
    process.stderr.write(`servers: ${variable} as given\n`);
    return [];
  }
  const begun = performance.now();
  try {
    const server = await starter();
    process.env[variable] = server.address;
    process.stderr.write(`servers: ${server.name}, started in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    return [server];
  } catch (error) {
    if (!(error instanceof ServerUnavailable) || process.env.CI) throw error;
    process.stderr.write(`\nSKIPPED: every suite that needs ${variable}: ${error.message}\n\n`);
    return [];
  }
};

export default async () => {
  const started = await Promise.all([
    start('KAFKA_BROKERS', startKafka),
    start('MONGODB_URI', startMongoServer),
    start('OPENSEARCH_URL', startOpenSearch),
  ]);
  globalThis.startedServers = started.flat();
};
