import { expect, test } from '@jest/globals';
import { topics } from '@moisson/contracts';
import { withDisturbedLine } from '../support/disturbed-line.ts';
import { OtlpReceiver } from '../support/otlp-receiver.ts';
import { traceOf } from '../support/trace-of.ts';
import { expectWholeTrace } from '../support/whole-trace.ts';
import { servers, withServers } from './given.ts';

withServers(() => {
  test('distributed: one trace across processes leads from the poll to the dataset and its event; everything is instrumented', async () => {
    await using started = new AsyncDisposableStack();
    const receiver = started.adopt(await OtlpReceiver.start(), (one) => one.stop());
    const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    await withDisturbedLine(servers(), { size: 12, settings }, async ({ line, server, untilComplete }) => {
      const [portal, harvester] = await Promise.all([
        line.start('portal'),
        line.start('harvester'),
        line.start('indexer'),
        line.start('monitor'),
      ]);
      await untilComplete();
      await fetch(`${portal.url}/datasets?q=velo`);
      expect(await line.stopAll()).toEqual([0, 0, 0, 0]);

      expect(receiver.faults).toEqual([]);
      const spans = expectWholeTrace(receiver.spans, topics.recordsBulk);
      expect(new Set(spans.map(({ service }) => service))).toEqual(new Set(['moisson-harvester', 'moisson-indexer']));
      expect(Object.keys(server.headers).filter((name) => /traceparent|baggage/.test(name))).toEqual([]);
      // Each library has spans of its own instrumentation, in our own processes, as ES modules.
      const scopes = (service: string): Set<string> =>
        new Set(spans.filter((span) => span.service === service).map(({ scope }) => scope));
      const kafkajs = '@opentelemetry/instrumentation-kafkajs';
      const mongodb = '@opentelemetry/instrumentation-mongodb';
      expect(scopes('moisson-harvester')).toEqual(
        new Set(['@moisson/harvester', '@moisson/changelog', '@opentelemetry/instrumentation-http', kafkajs, mongodb]),
      );
      expect(scopes('moisson-indexer')).toEqual(new Set(['@moisson/changelog', kafkajs, mongodb]));
      const search = receiver.spans.find(({ service, kind }) => service === 'moisson-portal' && kind === 2)!;
      expect(search.name).toBe('GET /datasets');
      expect(traceOf(receiver.spans, search.traceId).map(({ scope }) => scope)).toEqual(
        expect.arrayContaining(['@opentelemetry/instrumentation-express', mongodb]),
      );
      // Each log line written within the trace has its id.
      expect(harvester.log()).toContain(`"trace_id":"${spans[0]!.traceId}"`);
    });
  });
});
