import { redactText } from '@moisson/kernel';
import { trace } from '@opentelemetry/api';
import { pino, type Logger } from 'pino';

export type { Logger };

// A line that cannot be written (full disk, closed pipe) is lost; without this listener the error would end the process.
process.stderr.on('error', () => undefined);

/**
 * Structured logs on standard error; standard output is kept for results. Levels: debug, info, warn, error, silent. Within a trace, each
 * line has the trace and span id.
 */
export const createLogger = (service: string, level: string): Logger =>
  pino(
    {
      level,
      base: { service },
      mixin: traceOfNow,
      redact: ['*.authorization', '*.token', '*.password'],
      // Addresses with credentials may appear in any field, message or stack, so the whole line is redacted as it is written.
      hooks: { streamWrite: redactText },
    },
    process.stderr,
  );

/** The field names that OpenTelemetry defines for logs outside OTLP. */
const traceOfNow = (): object => {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
};
