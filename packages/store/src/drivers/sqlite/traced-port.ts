import { messageOf } from '@moisson/kernel';
import { context, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';

const tracer = trace.getTracer('@moisson/store');

/**
 * Returns the port with a span for each call within a trace, by OpenTelemetry's database conventions (`node:sqlite` has no instrumentation;
 * MongoDB's driver has one). `collection`: the port's name.
 */
export const tracedPort = <T extends object>(port: T, collection: string): T =>
  new Proxy(port, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function' || trace.getActiveSpan()?.isRecording() !== true) return value;
      const call = value as (...args: unknown[]) => unknown;
      return (...args: unknown[]) => inSpan(collection, String(key), () => call.apply(target, args));
    },
  });

/** Only calls that return a promise get a span: not generators of rows, nor immediate values. */
const inSpan = (collection: string, operation: string, work: () => unknown): unknown => {
  const span = tracer.startSpan(`${operation} ${collection}`, {
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'sqlite',
      'db.collection.name': collection,
      'db.operation.name': operation,
    },
  });
  const result = context.with(trace.setSpan(context.active(), span), work);
  return result instanceof Promise ? ended(span, result) : result;
};

const ended = async (span: Span, result: Promise<unknown>): Promise<unknown> => {
  try {
    return await result;
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
    throw error;
  } finally {
    span.end();
  }
};
