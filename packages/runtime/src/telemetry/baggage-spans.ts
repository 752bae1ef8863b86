import { propagation, type Context } from '@opentelemetry/api';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace';

/** Baggage entries that are copied to each span of a trace. */
const COPIED = ['moisson.source.id', 'moisson.run'] as const;
const MAX_LENGTH = 128;

/** Adds the source and the run to every span that is made within a run, in any process and by any library. */
export class BaggageSpans implements SpanProcessor {
  onStart(span: Span, parent: Context): void {
    const baggage = propagation.getBaggage(parent);
    for (const name of COPIED) {
      const value = baggage?.getEntry(name)?.value.slice(0, MAX_LENGTH);
      if (value !== undefined) span.setAttribute(name, name === 'moisson.run' ? Number(value) : value);
    }
  }

  onEnd(): void {
    // Baggage is copied at the start.
  }

  async forceFlush(): Promise<void> {
    // Nothing is queued.
  }

  async shutdown(): Promise<void> {
    // Nothing is open.
  }
}
