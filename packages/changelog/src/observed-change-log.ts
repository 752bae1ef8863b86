import {
  context,
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
} from '@opentelemetry/api';
import { messageOf } from '@moisson/kernel';
import { recordLogOperation, timedOperation, type LogOperation } from './log-metrics.ts';
import type { ChangeLog, Consumer, LogMessage, NewMessage, Position, Subscription } from '@moisson/domain';

/** The spans of the messages in progress, by message key. */
const ORIGINS = createContextKey('moisson.origins');
/** OpenTelemetry's own key: no spans are created in a context with it. */
const SUPPRESS = createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING');
const MAX_KEYS = 100;
/**
 * For a publication of at most this many messages the Kafka client creates a span for each message; a larger one has
 * the span of the batch only.
 */
const MAX_MESSAGE_SPANS = 100;
/** Largest number of traces with a span of their own in one batch. */
const MAX_TRACES = 32;

const tracer = trace.getTracer('@moisson/changelog');

/**
 * An event log that measures its publications and batches and creates spans for them (OpenTelemetry's messaging
 * conventions). Its messages carry their trace as W3C headers. Without a collector there are no spans.
 */
export class ObservedChangeLog implements ChangeLog {
  readonly #inner: ChangeLog;
  readonly #system: LogOperation['system'];
  readonly #record: (operation: LogOperation) => void;

  /** `record`: receives the durations. Default: the metrics of this thread. */
  constructor(inner: ChangeLog, system: LogOperation['system'], record = recordLogOperation) {
    this.#inner = inner;
    this.#system = system;
    this.#record = record;
  }

  async publish(topic: string, messages: readonly NewMessage[]): Promise<readonly Position[]> {
    const positions: Position[] = [];
    for (const [, group] of byTrace(messages)) positions.push(...(await this.#publishTraced(topic, group)));
    return positions;
  }

  subscribe(subscription: Subscription): Promise<Consumer> {
    return this.#inner.subscribe({
      ...subscription,
      handle: (messages, signal) =>
        this.#timed('process', messages[0]?.topic ?? '', () => handled(this.#system, subscription, messages, signal)),
    });
  }

  lag(group: string, topics: readonly string[]): Promise<number> {
    return this.#inner.lag(group, topics);
  }

  reached(group: string, positions: readonly Position[]): Promise<boolean> {
    return this.#inner.reached(group, positions);
  }

  tail(topic: string, limit: number): Promise<readonly LogMessage[]> {
    return this.#inner.tail(topic, limit);
  }

  check(): Promise<void> {
    return this.#inner.check();
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  async #publishTraced(topic: string, messages: readonly NewMessage[]): Promise<readonly Position[]> {
    const parent = propagation.extract(context.active(), messages[0]!.headers);
    const attributes = attributesOf(this.#system, 'send', topic, messages);
    const span = tracer.startSpan(`send ${topic}`, { kind: SpanKind.PRODUCER, attributes }, parent);
    const within = trace.setSpan(parent, span);
    const carrier = carrierOf(within);
    const stamped =
      Object.keys(carrier).length === 0
        ? messages
        : messages.map(({ headers, ...message }) => ({ ...message, headers: { ...headers, ...carrier } }));
    const quiet = stamped.length > MAX_MESSAGE_SPANS ? within.setValue(SUPPRESS, true) : within;
    try {
      return await context.with(quiet, () => this.#timed('send', topic, () => this.#inner.publish(topic, stamped)));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
      throw error;
    } finally {
      span.end();
    }
  }

  #timed<T>(operation: LogOperation['operation'], topic: string, work: () => Promise<T>): Promise<T> {
    return timedOperation({ system: this.#system, operation, topic }, this.#record, work);
  }
}

/** Returns the trace headers for an event that is caused by a message in progress, given that message's key. */
export const originHeaders = (key: string): Readonly<Record<string, string>> => {
  const origins = context.active().getValue(ORIGINS) as ReadonlyMap<string, Context> | undefined;
  const origin = origins?.get(key);
  return origin === undefined ? {} : carrierOf(origin);
};

/** Handles a batch, with one span for each trace of its messages, in that trace. */
const handled = async (
  system: string,
  { handle }: Subscription,
  messages: readonly LogMessage[],
  signal: AbortSignal,
): Promise<void> => {
  const groups = byTrace(messages).filter(([id]) => id !== '');
  if (groups.length === 0) return handle(messages, signal);
  const origins = new Map<string, Context>();
  const opened = groups.map(([, group]) => {
    const [first] = group;
    const parent = propagation.extract(ROOT_CONTEXT, first!.headers);
    const attributes = attributesOf(system, 'process', first!.topic, group);
    const span = tracer.startSpan(`process ${first!.topic}`, { kind: SpanKind.CONSUMER, attributes }, parent);
    const within = trace.setSpan(parent, span);
    for (const { key } of group) if (key !== undefined) origins.set(key, within);
    return { span, within };
  });
  try {
    await context.with(opened[0]!.within.setValue(ORIGINS, origins), () => handle(messages, signal));
  } catch (error) {
    for (const { span } of opened) span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
    throw error;
  } finally {
    for (const { span } of opened) span.end();
  }
};

/** Groups messages by their trace, keeping their order; '' for those without one. */
const byTrace = <T extends Pick<NewMessage, 'headers'>>(messages: readonly T[]): [string, T[]][] => {
  const groups = new Map<string, T[]>();
  for (const message of messages) {
    const own = /^00-([0-9a-f]{32})-/.exec(message.headers.traceparent ?? '')?.[1] ?? '';
    const id = groups.has(own) || groups.size < MAX_TRACES ? own : groups.keys().next().value!;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [message]);
    else group.push(message);
  }
  return [...groups];
};

const carrierOf = (within: Context): Record<string, string> => {
  const carrier: Record<string, string> = {};
  propagation.inject(within, carrier);
  return carrier;
};

const attributesOf = (
  system: string,
  operation: 'send' | 'process',
  topic: string,
  messages: readonly { readonly key: string | undefined }[],
): Attributes => ({
  'messaging.system': system,
  'messaging.operation.name': operation,
  'messaging.operation.type': operation,
  'messaging.destination.name': topic,
  'messaging.batch.message_count': messages.length,
  'moisson.keys': messages.slice(0, MAX_KEYS).map(({ key }) => key ?? ''),
});
