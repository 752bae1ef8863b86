// `npm run distributed`: the distributed form on this machine without Docker. Starts Kafka and a server of MongoDB's protocol (or uses
// those of KAFKA_BROKERS and MONGODB_URI; searches on OPENSEARCH_URL if it is set), creates topics and indexes, and starts the six services as processes and the simulated
// federation.
import { readSourcesFile } from '@moisson/cli';
import { applyFile } from '@moisson/operator';
import { startFailure, untilStopped } from '@moisson/runtime';
import { Federation } from '@moisson/simulator';
import { startKafka, startMongoServer, type StartedServer } from '@moisson/testkit/servers';
import { DistributedLine, type ServiceName } from '../support/distributed-line.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const started: StartedServer[] = [];

const addressOf = async (variable: string, start: () => Promise<StartedServer>): Promise<string> => {
  const given = process.env[variable];
  if (given !== undefined) return given;
  say(`${variable} is not set: starting one (the first time fetches it, which takes some minutes)…`);
  const begun = performance.now();
  const server = await start();
  started.push(server);
  say(`  ${server.name} at ${server.address}, in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return server.address;
};

const run = async (): Promise<void> => {
  const brokers = (await addressOf('KAFKA_BROKERS', startKafka)).split(',');
  const mongodbUri = await addressOf('MONGODB_URI', startMongoServer);
  const federation = await Federation.start(Date.now);
  const openSearch = process.env.OPENSEARCH_URL;
  const settings = openSearch === undefined ? {} : { OPENSEARCH_URL: openSearch };
  const line = await DistributedLine.open({ brokers, mongodbUri }, settings);
  try {
    const { organizations, sources } = readSourcesFile('deploy/sources/quebec.yaml');
    const simulated = sources.map((source) => ({
      ...source,
      endpoint: federation.endpointOf(source.id),
      politeness: { ...source.politeness, crawlDelaySeconds: 0 },
    }));
    await applyFile({ store: line.store }, { organizations, sources: simulated }, { name: 'simulated' });
    const monitor = await line.start('monitor');
    const names: readonly ServiceName[] = ['operator', 'harvester', 'indexer', 'checker', 'portal'];
    const others = await Promise.all(names.map((name) => line.start(name, { MOISSON_STATUS_URL: monitor.url })));
    for (const { name, url, child } of [monitor, ...others]) {
      say(`  ${name.padEnd(10)} ${url}   pid ${child.pid}`);
      child.once('exit', (code, signal) => say(`${name} ended (${code ?? signal})`));
    }
    say(`\n  ${others.at(-1)!.url}/datasets?q=velo\n\nCtrl+C stops everything.`);
    await untilStopped();
    await line.stopAll();
  } finally {
    await line.close();
    await federation.stop();
    await Promise.all(started.map((server) => server.stop()));
  }
};

try {
  await run();
} catch (error) {
  process.stderr.write(startFailure(error));
  process.exitCode = 1;
}
