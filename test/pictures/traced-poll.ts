import { startKafka, startMongoServer } from '@moisson/testkit/servers';
import { aSource } from '@moisson/testkit';
import { withDistributedLine } from '../support/distributed-line.ts';
import { startLaval } from '../support/laval-server.ts';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.ts';
import { traceOf } from '../support/trace-of.ts';

const RECORDS = 12;

/** Returns the spans of one poll's trace in the distributed form, as a collector received them. */
export const tracedPoll = async (): Promise<readonly ReceivedSpan[]> => {
  await using started = new AsyncDisposableStack();
  const kafka = started.adopt(await startKafka(), (one) => one.stop());
  const mongo = started.adopt(await startMongoServer(), (one) => one.stop());
  const receiver = started.adopt(await OtlpReceiver.start(), (one) => one.stop());
  const server = started.adopt(await startLaval(RECORDS), (one) => one.stop());
  await withDistributedLine(
    { brokers: [kafka.address], mongodbUri: mongo.address },
    async (line) => {
      const source = aSource({ endpoint: server.url, politeness: { crawlDelaySeconds: 0 } });
      await line.store.registry.create(source);
      await Promise.all([line.start('harvester'), line.start('indexer')]);
      await line.poll([source.id]);
      // The second poll, because the first includes the start of processes.
      server.catalogue.change(0);
      await line.poll([source.id]);
      await line.stopAll();
    },
    { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url },
  );
  const last = receiver.spans.filter(({ name }) => name === 'poll').at(-1)!;
  return traceOf(receiver.spans, last.traceId);
};
