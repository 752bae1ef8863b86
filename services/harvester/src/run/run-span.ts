import { context, isSpanContextValid, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Run } from '@moisson/contracts';
import type { Claim } from '@moisson/domain';

const tracer = trace.getTracer('@moisson/harvester');

/** Does the work of one run in a trace of its own; baggage carries the source and the run, to the indexer too. */
export const inRunSpan = <T>({ sourceId, run, trigger }: Claim, work: () => Promise<T>): Promise<T> => {
  const baggage = propagation.createBaggage({
    'moisson.source.id': { value: sourceId },
    'moisson.run': { value: String(run) },
  });
  const root = propagation.setBaggage(context.active(), baggage);
  const options = { root: true, kind: SpanKind.INTERNAL, attributes: { 'moisson.run.trigger': trigger } };
  return tracer.startActiveSpan('poll', options, root, (span) => work().finally(() => span.end()));
};

/** Adds the run's outcome to its span. */
export const notePolled = ({ outcome, counts }: Run): void => {
  const span = trace.getActiveSpan();
  span?.setAttribute('moisson.run.outcome', outcome);
  for (const [kind, count] of Object.entries(counts)) span?.setAttribute(`moisson.run.records.${kind}`, count);
};

/** Adds to the run's span why it was abandoned. */
export const noteAbandoned = (message: string): void => {
  trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR, message });
};

/** Returns the id of the run's trace, if it is recorded. */
export const currentTraceId = (): string | undefined => {
  const context = trace.getActiveSpan()?.spanContext();
  return context !== undefined && isSpanContextValid(context) ? context.traceId : undefined;
};
