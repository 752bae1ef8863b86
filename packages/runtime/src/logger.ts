import { redactText } from '@moisson/kernel';
import { trace } from '@opentelemetry/api';
import { pino, type Logger } from 'pino';

export type { Logger };

// A line that cannot be written (the log lies on a full disk, or who read it has gone) is lost; unheard, the error would end the process.
process.stderr.on('error', () => undefined);

/**
 * Structured logs on standard error, so that standard output stays for results. Levels: debug, info, warn, error, silent. Within
 * a trace each line says which.
 */
export const createLogger = (service: string, level: string): Logger =>
  pino(
    {
      level,
      base: { service },
      mixin: traceOfNow,
      redact: ['*.authorization', '*.token', '*.password'],
      // Addresses stand in any field, in messages and in stacks: the line as it is written has them all.
      hooks: { streamWrite: redactText },
    },
    process.stderr,
  );

/** The fields that OpenTelemetry names for logs outside OTLP. */
const traceOfNow = (): object => {
  const span = trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
};
