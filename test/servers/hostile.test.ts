import { defined } from '@moisson/kernel';
import { expect, test } from '@jest/globals';
import { readDeadLetter } from '@moisson/changelog';
import { INDEXER_GROUP, SourceId, topics } from '@moisson/contracts';
import { badAnswers, CatalogueServer, connectionFaults, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { ProduceAcks, Producer } from '@platformatic/kafka';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { withDistributedLine, type DistributedLine } from '../support/distributed-line.ts';
import { peakMiBOf } from '../support/peak-memory.ts';
import { kafkaBrokers, servers, withServers } from './given.ts';

const SIZE = 60;
const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
/** MiB: maximum resident memory of a service, whatever its sources do. */
const MAX_MIB = 300;

/** A raw Kafka message, as any program on the cluster may write it. The broker refuses one without a key: the topic is compacted. */
interface Raw {
  readonly name: string;
  /** `laval/x` if absent. */
  readonly key?: Buffer;
  readonly value?: Buffer;
  readonly headers?: Readonly<Record<string, Buffer | string>>;
}

const envelope = {
  ce_specversion: '1.0',
  ce_id: 'x',
  ce_source: '/sources/laval',
  ce_type: 'org.moisson.record.upserted.v1',
  ce_time: '2026-11-24T12:00:00.000Z',
  'content-type': 'application/json',
};

/** Messages that no program of ours would send; `good` is the JSON of a usable event. */
const foreignMessages = (good: Buffer): readonly Raw[] => [
  { name: 'a tombstone' },
  { name: 'random bytes', key: randomBytes(40), value: randomBytes(4000) },
  { name: 'random bytes in the envelope', value: randomBytes(4000), headers: envelope },
  {
    name: 'a header of bytes that are no text',
    value: good,
    headers: { ...envelope, ce_type: Buffer.from([0xff, 0xfe]) },
  },
  {
    name: 'a hundred headers',
    value: good,
    headers: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`h${at}`, 'x'])),
  },
  { name: 'the key of another record, of 100 KB', key: Buffer.alloc(100_000, 0x61), value: good, headers: envelope },
  { name: 'another version of CloudEvents', value: good, headers: { ...envelope, ce_specversion: '9.9' } },
  {
    name: 'another version of the event',
    value: good,
    headers: { ...envelope, ce_type: 'org.moisson.record.upserted.v99' },
  },
  {
    name: 'a schema registry’s magic byte',
    value: Buffer.concat([Buffer.from([0, 0, 0, 0, 7]), good]),
    headers: envelope,
  },
  { name: 'truncated', value: good.subarray(0, good.length / 2), headers: envelope },
  { name: 'empty', value: Buffer.alloc(0), headers: envelope },
  {
    name: '600 KB of one title',
    value: Buffer.from(`{"dataset":{"title":{"fr":"${'x'.repeat(600_000)}"}}}`),
    headers: envelope,
  },
  { name: '600 KB of spaces', value: Buffer.alloc(600_000, 0x20), headers: envelope },
  { name: '200,000 levels', value: Buffer.from('['.repeat(200_000)), headers: envelope },
  { name: '200,000 levels of objects', value: Buffer.from('{"a":'.repeat(100_000)), headers: envelope },
  { name: 'UTF-16', value: Buffer.from(good.toString(), 'utf16le'), headers: envelope },
  {
    name: 'a byte-order mark',
    value: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good.subarray(1)]),
    headers: envelope,
  },
  { name: 'two documents', value: Buffer.concat([good, good]), headers: envelope },
  { name: '__proto__', value: Buffer.from('{"__proto__":{"sourceId":"laval"}}'), headers: envelope },
];

/** Publishes with a client that shares no code with ours; each message once to each partition. */
const produce = async (line: DistributedLine, messages: readonly Raw[]): Promise<number> => {
  const producer = new Producer<Buffer, Buffer, Buffer, Buffer>({
    clientId: 'foreign',
    bootstrapBrokers: kafkaBrokers(),
    acks: ProduceAcks.ALL,
  });
  const topic = `${line.env.KAFKA_TOPIC_PREFIX}${topics.records}`;
  try {
    const { topics: described } = await producer.metadata({ topics: [topic] });
    const partitions = described.get(topic)!.partitionsCount;
    for (let partition = 0; partition < partitions; partition += 1)
      for (const { key = Buffer.from('laval/x'), value, headers = {} } of messages)
        await producer.send({
          messages: [
            {
              topic,
              partition,
              key,
              ...defined({ value }),
              headers: new Map(
                Object.entries(headers).map(([name, text]) => [Buffer.from(name), Buffer.from(text as Buffer)]),
              ),
            },
          ],
        });
    return partitions * messages.length;
  } finally {
    await producer.close();
  }
};

const startCity = (id: string, fault?: string): Promise<CatalogueServer> => {
  const catalogue = new SimulatedCatalogue({
    id,
    protocol: 'ckan',
    seed: 5,
    size: SIZE,
    organization: { ...organization, id },
  });
  catalogue.fault = fault;
  return CatalogueServer.start(catalogue);
};

withServers(() => {
  test('hostile sources and another program’s bad events: the good source is read and found, dead letters have reasons', async () => {
    await using started = new AsyncDisposableStack();
    const city = async (id: string, fault?: string): Promise<CatalogueServer> =>
      started.adopt(await startCity(id, fault), (server) => server.stop());
    const faults = [...Object.keys(badAnswers), ...connectionFaults];
    const good = await city('laval');
    const bad = await Promise.all(faults.map((fault) => city(`faux-${fault}`, fault)));
    await withDistributedLine(servers(), async (line) => {
      const [harvester, indexer] = await Promise.all([line.start('harvester'), line.start('indexer')]);
      for (const { url, catalogue } of [good, ...bad])
        await line.store.registry.create(
          aSource({
            id: catalogue.options.id,
            organization: catalogue.options.id,
            endpoint: url,
            politeness: { crawlDelaySeconds: 0, timeoutSeconds: 5 },
          }),
        );
      const now = await line.store.polls.now();
      for (const { catalogue } of bad) await line.store.polls.schedule(SourceId.parse(catalogue.options.id), now);
      const id = SourceId.parse('laval');
      const [first] = await line.poll([id]);
      expect(first).toMatchObject({ outcome: 'succeeded', counts: { created: SIZE } });

      const [event] = await line.changeLog.tail(topics.recordsBulk, 1);
      const messages = foreignMessages(Buffer.from(event!.value!));
      const sent = await produce(line, messages);
      good.catalogue.change(3);
      const [second] = await line.poll([id]);
      expect(second).toMatchObject({ outcome: 'succeeded', counts: { updated: 1 } });
      expect((await line.store.search.search({ source: ['laval'], limit: 1 })).total).toBe(SIZE);

      while ((await line.changeLog.lag(INDEXER_GROUP, [topics.records])) > 0) await pause(50);
      const letters = (await line.changeLog.tail(topics.deadLetters, 10_000)).map(readDeadLetter);
      expect(letters).toHaveLength(sent);
      for (const { code, detail, action } of letters) {
        expect(code).toMatch(/^event\./);
        expect(detail).not.toBe('');
        expect(action.fr).not.toBe('');
      }
      // No process ended or restarted, and the run of each hostile source reports its fault.
      expect([harvester.child.exitCode, indexer.child.exitCode]).toEqual([null, null]);
      for (const { catalogue } of bad) {
        const run = await line.runAfter(SourceId.parse(catalogue.options.id), 0);
        expect({ fault: catalogue.fault, removed: run.counts.removed }).toEqual({ fault: catalogue.fault, removed: 0 });
      }
      expect(peakMiBOf(harvester.child.pid!) ?? 0).toBeLessThan(MAX_MIB);
      expect(peakMiBOf(indexer.child.pid!) ?? 0).toBeLessThan(MAX_MIB);
      expect(await line.stopAll()).toEqual([0, 0]);
    });
  });
});
