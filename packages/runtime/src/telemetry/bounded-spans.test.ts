import { expect, test } from '@jest/globals';
import { ExportResultCode } from '@opentelemetry/core';
import { BatchSpanProcessor, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { BoundedSpans } from './bounded-spans.ts';

test('spans beyond the bound are dropped while none can be sent; sent spans make room', async () => {
  const sent: ReadableSpan[] = [];
  let taking = (): void => undefined;
  const waiting = new BoundedSpans(
    100,
    {
      export: (spans, done) => {
        taking = () => {
          sent.push(...spans);
          done({ code: ExportResultCode.SUCCESS });
        };
      },
      shutdown: async () => undefined,
    },
    (exporter) =>
      new BatchSpanProcessor({ exporter, maxQueueSize: 100, maxExportBatchSize: 50, scheduledDelayMillis: 1 }),
  );
  const tracer = new TracerProvider({ spanProcessors: [waiting] }).getTracer('test');
  for (let at = 0; at < 250; at += 1) tracer.startSpan(`s${at}`).end();
  expect(waiting.bound.held()).toBe(100);
  while (waiting.bound.held() > 0) {
    taking();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(new Set(sent.map(({ name }) => name)).size).toBe(100);
  tracer.startSpan('later').end();
  expect(waiting.bound.held()).toBe(1);
});
