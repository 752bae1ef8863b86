import { expect } from '@jest/globals';
import { topics } from '@moisson/contracts';
import type { ReceivedSpan } from './otlp-receiver.ts';
import { traceOf } from './trace-of.ts';

/** Returns all spans below one, at any depth. */
const below = (spans: readonly ReceivedSpan[], parent: ReceivedSpan): ReceivedSpan[] => {
  const ids = new Set([parent.spanId]);
  return spans.filter(({ spanId, parentSpanId }) => ids.has(parentSpanId ?? '') && ids.add(spanId));
};

const named = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan => {
  const found = spans.find((span) => span.name === name);
  if (found === undefined) throw new Error(`no "${name}" among: ${spans.map((span) => span.name).join(', ')}`);
  return found;
};

const isRobots = ({ attributes }: ReceivedSpan): boolean => String(attributes['url.full']).endsWith('/robots.txt');

/**
 * Expects, in both forms, one trace from the poll over the source's answer and the log to the dataset and its event, with the source and
 * the run on each span. Returns the trace.
 */
export const expectWholeTrace = (received: readonly ReceivedSpan[], recordTopic: string): ReceivedSpan[] => {
  const poll = received.find(({ name, attributes }) => name === 'poll' && attributes['moisson.source.id'] === 'laval')!;
  const spans = traceOf(received, poll.traceId);
  expect(spans[0]).toBe(poll);
  const send = named(below(spans, poll), `send ${recordTopic}`);
  const process = named(below(spans, send), `process ${recordTopic}`);
  const event = named(below(spans, process), `send ${topics.datasets}`);
  expect([send.kind, process.kind, event.kind]).toEqual([4, 5, 4]);
  // MongoDB's collection, or the port on SQLite.
  const written = below(spans, process).map(({ attributes }) => attributes['db.collection.name']);
  expect(written).toEqual(expect.arrayContaining([expect.stringMatching(/^(datasets|catalogue)$/)]));
  // One request, one span; the first run of a host also asks for its robots.txt, which it does not have.
  const requests = spans.filter((span) => span.attributes['http.request.method'] === 'GET' && !isRobots(span));
  expect(requests).toHaveLength(1);
  expect(requests[0]!.attributes).toMatchObject({ 'server.address': '127.0.0.1', 'http.response.status_code': 200 });
  const { 'moisson.run': run } = poll.attributes;
  for (const span of spans) {
    const { name, attributes, failed, startNanos, endNanos } = span;
    expect({ name, source: attributes['moisson.source.id'], run: attributes['moisson.run'], failed }).toEqual({
      ...{ name, source: 'laval', run, failed: isRobots(span) },
    });
    expect(endNanos >= startNanos).toBe(true);
  }
  return spans;
};
