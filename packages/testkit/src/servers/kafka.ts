import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchJars } from './jars.ts';
import type { Secured } from './secured.ts';
import { cached, freePort, makeOnce, run, ServerProcess, temporaryFolder, type StartedServer } from './server.ts';

const VERSION = '4.1.1';
const HEAP = '-Xmx384m';

/**
 * Starts Apache Kafka, one node in KRaft mode, from its published jars. Needs Java 17 and Maven. `secured`: TLS, and a user who may log in
 * by SASL's PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512.
 */
export const startKafka = async (secured?: Secured): Promise<StartedServer> => {
  const jars = cached(`kafka-${VERSION}`);
  await makeOnce(jars, (into) =>
    fetchJars(into, { pom: 'kafka.pom.xml', server: 'Kafka', instead: 'KAFKA_BROKERS to a broker for tests' }),
  );
  const [port, controllerPort, dir] = [await freePort(), await freePort(), await temporaryFolder('kafka')];
  const properties = join(dir, 'server.properties');
  await mkdir(join(dir, 'data'));
  const security = secured === undefined ? '' : await securitySettings(secured, dir);
  const clients = secured === undefined ? 'PLAINTEXT' : 'SASL_SSL';
  await writeFile(properties, settings(clients, port, controllerPort, join(dir, 'data')) + security);
  const classPath = join(jars, 'libs', '*');
  const java = (...args: string[]): string[] => ['-cp', classPath, ...args];
  const users = secured === undefined ? [] : scramUsers(secured);
  await run(
    'java',
    java('kafka.tools.StorageTool', 'format', '-t', 'bW9pc3Nvbi1mb3ItdGVzdHM', '-c', properties, ...users),
  );
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

/** A single broker cannot replicate; its internal topics must not require it. */
const settings = (clients: string, port: number, controllerPort: number, data: string): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=${clients}://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
inter.broker.listener.name=${clients}
advertised.listeners=${clients}://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,${clients}:${clients}
log.dirs=${data}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
log.cleaner.dedupe.buffer.size=16777216
`;

const securitySettings = async ({ username, password, certFile, keyFile }: Secured, dir: string): Promise<string> => {
  const keystore = join(dir, 'keystore.pem');
  await writeFile(keystore, (await readFile(keyFile, 'utf8')) + (await readFile(certFile, 'utf8')));
  const module = (name: string, rest: string): string =>
    `org.apache.kafka.common.security.${name} required username="${username}" password="${password}"${rest};`;
  const scram = module('scram.ScramLoginModule', '');
  return `
ssl.keystore.type=PEM
ssl.keystore.location=${keystore}
ssl.truststore.type=PEM
ssl.truststore.location=${certFile}
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.sasl_ssl.plain.sasl.jaas.config=${module('plain.PlainLoginModule', ` user_${username}="${password}"`)}
listener.name.sasl_ssl.scram-sha-256.sasl.jaas.config=${scram}
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=${scram}
`;
};

const scramUsers = ({ username, password }: Secured): string[] =>
  ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
    '--add-scram',
    `${mechanism}=[name=${username},password=${password}]`,
  ]);
