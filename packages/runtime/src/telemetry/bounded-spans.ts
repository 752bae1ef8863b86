import type { Bounded } from '@moisson/kernel';
import { TraceFlags, type Context } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace';
import { redactSpan } from './redact-span.ts';

type Exported = Parameters<SpanExporter['export']>;

/**
 * Queues ended spans to be sent, without credentials, and counts them: beyond the bound they are dropped, never waited for. `exporter` sits
 * between the inner processor and the real exporter.
 */
export class BoundedSpans implements SpanProcessor {
  readonly #inner: SpanProcessor;
  readonly #waiting: { count: number };
  readonly bound: Bounded;

  constructor(limit: number, sendTo: SpanExporter, batched: (exporter: SpanExporter) => SpanProcessor) {
    const waiting = { count: 0 };
    this.#waiting = waiting;
    this.bound = { name: 'telemetry.spans', limit, held: () => waiting.count };
    this.#inner = batched({
      export: (...[spans, done]: Exported) => {
        sendTo.export(spans, (result) => {
          waiting.count -= spans.length;
          done(result);
        });
      },
      shutdown: () => sendTo.shutdown(),
      forceFlush: async () => sendTo.forceFlush?.(),
    });
  }

  onStart(span: Span, parent: Context): void {
    this.#inner.onStart(span, parent);
  }

  onEnd(span: ReadableSpan): void {
    const sampled = (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0;
    if (!sampled || this.#waiting.count >= this.bound.limit) return;
    redactSpan(span);
    this.#waiting.count += 1;
    this.#inner.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.#inner.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#inner.shutdown();
  }
}
