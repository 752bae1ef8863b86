import { MoissonError, said } from '@moisson/kernel';
import kafkajs, { type Admin } from 'kafkajs';
import { askAgain } from './ask-again.ts';
import { kafkaOptions, type KafkaConnection } from './kafka-options.ts';
import { kafkaOutage } from './kafka-outage.ts';
import type { TopicDeclaration, TopicsFile } from './topic-declaration.ts';

// A CommonJS module, not all of whose names Node finds.
const { ConfigResourceTypes, Kafka } = kafkajs;

/** What differs between a declared topic and the cluster's. */
export interface TopicFault {
  readonly topic: string;
  readonly detail: string;
}

/** All of them in one message that says what to do. */
export const topicsError = (faults: readonly TopicFault[]): MoissonError =>
  new MoissonError('config.invalid', {
    detail: said(
      `des sujets Kafka diffèrent (${faults.map(({ topic }) => topic).join(', ')}); lancez « moisson topics apply »`,
      `Kafka topics differ (${faults.map(({ topic, detail }) => `${topic}: ${detail}`).join('; ')}); run "moisson topics apply"`,
    ),
  });

/** Topics that are missing, or have another number of partitions or other settings than declared. */
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

/** What `applyTopics` did. */
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
 * Brings the cluster's topics to what is declared: creates, adds partitions, alters settings. Never deletes, never takes
 * partitions away. Adding partitions moves keys: do it while nothing is under way.
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
        // kafkajs gives up where the broker does not know of the topic yet.
        waitForLeaders: false,
        topics: missing.map(({ name, partitions, config }) => ({
          topic: prefix + name,
          numPartitions: partitions,
          replicationFactor,
          configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
        })),
      });
      // Only the leaders themselves tell offsets: each is at work once it does.
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

/** What differs now. Throws `OutageError`. */
export const checkTopics = (connection: KafkaConnection, { topics }: TopicsFile): Promise<readonly TopicFault[]> =>
  withAdmin(connection, (admin) => topicFaults(admin, topics, connection.topicPrefix ?? ''));
