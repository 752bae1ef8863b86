import { propagation, type Context } from '@opentelemetry/api';
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace';

/** What travels with a trace and is put on each of its spans. */
const COPIED = ['moisson.source.id', 'moisson.run'] as const;
const MAX_LENGTH = 128;

/** Puts the source and the run on every span that is made within a run, in whatever process and by whatever library. */
export class BaggageSpans implements SpanProcessor {
  onStart(span: Span, parent: Context): void {
    const baggage = propagation.getBaggage(parent);
    for (const name of COPIED) {
      const value = baggage?.getEntry(name)?.value.slice(0, MAX_LENGTH);
      if (value !== undefined) span.setAttribute(name, name === 'moisson.run' ? Number(value) : value);
    }
  }

  onEnd(): void {
    // Nothing left to do.
  }

  async forceFlush(): Promise<void> {
    // Keeps nothing.
  }

  async shutdown(): Promise<void> {
    // Keeps nothing.
  }
}
