import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  cached,
  freePort,
  makeOnce,
  run,
  ServerProcess,
  ServerUnavailable,
  temporaryFolder,
  type StartedServer,
} from './server.ts';

const VERSION = '4.1.1';
const HEAP = '-Xmx384m';

/** Apache Kafka, one node in KRaft mode, from its published jars. Needs Java 17 and Maven. */
export const startKafka = async (): Promise<StartedServer> => {
  const jars = cached(`kafka-${VERSION}`);
  await makeOnce(jars, fetchJars);
  const [port, controllerPort, dir] = [await freePort(), await freePort(), await temporaryFolder('kafka')];
  const properties = join(dir, 'server.properties');
  await mkdir(join(dir, 'data'));
  await writeFile(properties, settings(port, controllerPort, join(dir, 'data')));
  const classPath = join(jars, 'libs', '*');
  const java = (...args: string[]): string[] => ['-cp', classPath, ...args];
  await run('java', java('kafka.tools.StorageTool', 'format', '-t', 'bW9pc3Nvbi1mb3ItdGVzdHM', '-c', properties));
  const start = async (): Promise<ServerProcess> => {
    const started = new ServerProcess('java', [HEAP, ...java('kafka.Kafka', properties)], { cwd: dir });
    await started.listening(port);
    return started;
  };
  let broker = await start();
  return {
    address: `127.0.0.1:${port}`,
    name: `Apache Kafka ${VERSION}`,
    kill: () => broker.end('SIGKILL'),
    restart: async () => {
      broker = await start();
    },
    stop: async () => {
      await broker.end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
};

const fetchJars = async (into: string): Promise<void> => {
  for (const command of ['java', 'mvn'])
    await run(command, ['-version']).catch(() => {
      throw new ServerUnavailable(
        `Kafka needs "${command}": install Java 17 or later and Maven, or set KAFKA_BROKERS to a broker for tests`,
      );
    });
  await run('mvn', [
    ...['-q', '-B', '-f', join(import.meta.dirname, 'kafka.pom.xml')],
    ...['dependency:copy-dependencies', `-DoutputDirectory=${join(into, 'libs')}`],
  ]);
};

/** One broker has nobody to replicate to; its own topics must not ask for it. */
const settings = (port: number, controllerPort: number, data: string): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
log.dirs=${data}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.cleaner.dedupe.buffer.size=16777216
`;
