import { MoissonError, said } from '@moisson/kernel';
import kafkajs, { type Admin } from 'kafkajs';
import { askAgain } from './ask-again.ts';
import { kafkaOptions, type KafkaConnection } from './kafka-options.ts';
import { kafkaOutage } from './kafka-outage.ts';
import type { TopicDeclaration, TopicsFile } from './topic-declaration.ts';

// A CommonJS module: Node does not detect all of its named exports.
const { ConfigResourceTypes, Kafka } = kafkajs;

/** A difference between a declared topic and that of the cluster. */
export interface TopicFault {
  readonly topic: string;
  readonly detail: string;
}

/** Returns one error for all differences, with the remedy. */
export const topicsError = (faults: readonly TopicFault[]): MoissonError =>
  new MoissonError('config.invalid', {
    detail: said(
      `des sujets Kafka diffèrent (${faults.map(({ topic }) => topic).join(', ')}); lancez « moisson topics apply »`,
      `Kafka topics differ (${faults.map(({ topic, detail }) => `${topic}: ${detail}`).join('; ')}); run "moisson topics apply"`,
    ),
  });

/** Returns topics that are missing, or have other partitions or settings than declared. */
export const topicFaults = async (
  admin: Admin,
  declared: readonly TopicDeclaration[],
  prefix: string,
): Promise<readonly TopicFault[]> => {
  if (declared.length === 0) {
    await admin.describeCluster();
    return [];
  }
  const existing = new Set(await admin.listTopics());
  const faults: TopicFault[] = declared
    .filter(({ name }) => !existing.has(prefix + name))
    .map(({ name }) => ({ topic: prefix + name, detail: 'missing' }));
  const present = declared.filter(({ name }) => existing.has(prefix + name));
  if (present.length === 0) return faults;
  const { topics } = await admin.fetchTopicMetadata({ topics: present.map(({ name }) => prefix + name) });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: present.map(({ name, config }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: prefix + name,
      configNames: Object.keys(config),
    })),
  });
  for (const { name, partitions, config } of present) {
    const found = topics.find((topic) => topic.name === prefix + name)?.partitions.length;
    if (found !== partitions)
      faults.push({ topic: prefix + name, detail: `${found ?? 0} partitions, declared are ${partitions}` });
    const entries = resources.find(({ resourceName }) => resourceName === prefix + name)?.configEntries ?? [];
    for (const [key, value] of Object.entries(config)) {
      const actual = entries.find(({ configName }) => configName === key)?.configValue;
      if (actual !== value) faults.push({ topic: prefix + name, detail: `${key} is ${actual}, declared is ${value}` });
    }
  }
  return faults;
};

/** The result of `applyTopics`. */
export interface TopicsApplied {
  readonly created: readonly string[];
  readonly changed: readonly string[];
}

const withAdmin = async <T>(connection: KafkaConnection, work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = new Kafka(kafkaOptions(connection)).admin();
  try {
    await admin.connect();
    return await work(admin);
  } catch (error) {
    throw kafkaOutage(error);
  } finally {
    await admin.disconnect();
  }
};

/**
 * Changes the cluster's topics to match the declaration: creates topics, adds partitions, alters settings. Never
 * deletes topics or removes partitions. Adding partitions moves keys to other partitions, which breaks their order: do
 * it only while nothing is in progress.
 */
export const applyTopics = (
  connection: KafkaConnection,
  { topics, replicationFactor }: TopicsFile,
): Promise<TopicsApplied> =>
  withAdmin(connection, async (admin) => {
    const prefix = connection.topicPrefix ?? '';
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ name }) => !existing.has(prefix + name));
    if (missing.length > 0) {
      await admin.createTopics({
        // kafkajs fails if a broker does not know the topic yet.
        waitForLeaders: false,
        topics: missing.map(({ name, partitions, config }) => ({
          topic: prefix + name,
          numPartitions: partitions,
          replicationFactor,
          configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
        })),
      });
      // Only the leader of a partition returns its offsets: so it is ready once this succeeds.
      for (const { name } of missing) await askAgain(() => admin.fetchTopicOffsets(prefix + name));
    }
    const changed = new Set<string>();
    const present = topics.filter(({ name }) => existing.has(prefix + name));
    for (const { topic } of await topicFaults(admin, present, prefix)) changed.add(topic);
    for (const { name, partitions, config } of present) {
      if (!changed.has(prefix + name)) continue;
      const metadata = await admin.fetchTopicMetadata({ topics: [prefix + name] });
      if ((metadata.topics[0]?.partitions.length ?? partitions) < partitions)
        await admin.createPartitions({ topicPartitions: [{ topic: prefix + name, count: partitions }] });
      await admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: prefix + name,
            configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
          },
        ],
      });
    }
    return { created: missing.map(({ name }) => prefix + name), changed: [...changed] };
  });

/** Returns the current differences. Throws `OutageError`. */
export const checkTopics = (connection: KafkaConnection, { topics }: TopicsFile): Promise<readonly TopicFault[]> =>
  withAdmin(connection, (admin) => topicFaults(admin, topics, connection.topicPrefix ?? ''));
