import type { ReceivedSpan } from './otlp-receiver.ts';

/** Returns the spans of one trace, parents before children. Throws if a parent is missing. */
export const traceOf = (spans: readonly ReceivedSpan[], traceId: string): ReceivedSpan[] => {
  const all = spans.filter((span) => span.traceId === traceId);
  const ids = new Set(all.map(({ spanId }) => spanId));
  const lost = all.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId));
  if (lost.length > 0) throw new Error(`without their parents: ${lost.map(({ name }) => name).join(', ')}`);
  const childrenOf = Map.groupBy(all, ({ parentSpanId }) => parentSpanId);
  const walk = (parent: string | undefined): ReceivedSpan[] =>
    (childrenOf.get(parent) ?? [])
      .sort((a, b) => Number(a.startNanos - b.startNanos))
      .flatMap((span) => [span, ...walk(span.spanId)]);
  return walk(undefined);
};
