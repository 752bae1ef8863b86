import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { isMainThread } from 'node:worker_threads';
import { BaggageSpans } from './baggage-spans.ts';
import { BoundedSpans } from './bounded-spans.ts';
import { instrument } from './instrumentations.ts';
import { createPropagator } from './propagator.ts';
import { resourceOf } from './resource.ts';
import { createSampler } from './sampler.ts';
import { telemetryBounds } from './telemetry-bounds.ts';

/** Maximum of spans waiting to be sent; more are dropped, never waited for. */
const MAX_QUEUE = 8192;

/** Exports traces over OTLP (HTTP, JSON) to the endpoint of OpenTelemetry's variables; returns a function that stops it. */
export const startTracing = (service: string): (() => Promise<void>) => {
  // The inner queue must be at least as large as ours.
  const waiting = new BoundedSpans(
    MAX_QUEUE,
    new OTLPTraceExporter(),
    (exporter) =>
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: MAX_QUEUE,
        maxExportBatchSize: 512,
        scheduledDelayMillis: 1000,
      }),
  );
  telemetryBounds.push(waiting.bound);
  const provider = new TracerProvider({
    resource: resourceOf(service),
    sampler: createSampler(),
    spanProcessors: [new BaggageSpans(), waiting],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(createPropagator());
  trace.setGlobalTracerProvider(provider);
  // The thread of the embedded indexer loads no module that is patched.
  if (isMainThread) instrument();
  return () => provider.shutdown();
};
