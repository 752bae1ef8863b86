import { topics } from '@moisson/contracts';
import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';
import { MongoClient, type Collection, type Document } from 'mongodb';
import { timed, type Figure } from '../figure.ts';
import type { DistributedLine } from '../../support/distributed-line.ts';

const BATCH = 250;

/** Raw: kafkajs alone, producing and consuming the bytes of all record and dataset events, in batches of 250. */
export const rawKafka = async ({ env, changeLog }: DistributedLine, size: number): Promise<Figure> => {
  const messages: Message[] = [];
  for (const topic of [topics.recordsBulk, topics.records, topics.datasets])
    for (const { key, value, headers } of await changeLog.tail(topic, 10 * size))
      messages.push({ key: key ?? null, value: Buffer.from(value!), headers: { ...headers } });
  const kafka = new Kafka({ brokers: env.KAFKA_BROKERS!.split(','), clientId: 'raw', logLevel: logLevel.NOTHING });
  const topic = `${env.KAFKA_TOPIC_PREFIX}raw`;
  const [admin, producer] = [kafka.admin(), kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })];
  const consumer = kafka.consumer({ groupId: topic });
  await admin.connect();
  const configEntries = [{ name: 'max.message.bytes', value: '4194304' }];
  await admin.createTopics({ topics: [{ topic, numPartitions: 12, configEntries }] });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const measure = await timed(async () => {
    let consumed = 0;
    const all = Promise.withResolvers<undefined>();
    await consumer.run({
      eachBatch: async ({ batch }) => {
        consumed += batch.messages.length;
        if (consumed >= messages.length) all.resolve(undefined);
      },
    });
    for (let at = 0; at < messages.length; at += BATCH)
      await producer.send({ topic, acks: -1, messages: messages.slice(at, at + BATCH) });
    await all.promise;
    return size;
  });
  await Promise.all([consumer.disconnect(), producer.disconnect(), admin.disconnect()]);
  return measure;
};

/** Raw: the driver alone, upserting the documents of these collections, with our indexes. */
export const rawUpsert = async ({ env }: DistributedLine, size: number, names: readonly string[]): Promise<Figure> => {
  const client = new MongoClient(env.MONGODB_URI!, {
    retryWrites: false,
    writeConcern: { w: 'majority', journal: true },
  });
  const db = client.db(new URL(env.MONGODB_URI!).pathname.slice(1));
  const collections: { raw: Collection; documents: Document[] }[] = [];
  for (const name of names) {
    const documents = await db.collection(name).find().toArray();
    const raw = db.collection(`raw-${name}`);
    const indexes = (await db.collection(name).indexes()).filter(({ name: index }) => index !== '_id_');
    if (indexes.length > 0) await raw.createIndexes(indexes.map(({ key, name: index }) => ({ key, name: index! })));
    collections.push({ raw, documents });
  }
  const measure = await timed(async () => {
    for (let at = 0; at < size; at += BATCH)
      for (const { raw, documents } of collections) {
        const batch = documents.slice(at, at + BATCH);
        if (batch.length > 0) await raw.bulkWrite(batch.map(upsert), { ordered: false });
      }
    return size;
  });
  await client.close();
  return measure;
};

const upsert = ({ _id, ...replacement }: Document) => ({
  replaceOne: { filter: { _id: _id as never }, replacement, upsert: true },
});
