import type { Attributes, Context, Link, SpanKind } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SamplingResult,
} from '@opentelemetry/sdk-trace';

/**
 * Returns the sampler of `OTEL_TRACES_SAMPLER` (always_on, always_off, traceidratio; the default has `parentbased_` before it), but never
 * samples a span per message of a received batch: a load of 100,000 records would be a trace that no backend accepts. The batch has its own
 * span, with the keys.
 */
export const createSampler = (): Sampler => new NoSpanPerMessage(fromEnvironment());

class NoSpanPerMessage implements Sampler {
  readonly #inner: Sampler;

  constructor(inner: Sampler) {
    this.#inner = inner;
  }

  shouldSample(
    context: Context,
    traceId: string,
    name: string,
    kind: SpanKind,
    attributes: Attributes,
    links: Link[],
  ): SamplingResult {
    // Only kafkajs's instrumentation makes these: one span for each fetched batch, in a trace of its own, and one for each message.
    if (attributes['messaging.operation.type'] === 'receive' || attributes['messaging.kafka.offset'] !== undefined)
      return { decision: SamplingDecision.NOT_RECORD };
    return this.#inner.shouldSample(context, traceId, name, kind, attributes, links);
  }

  toString(): string {
    return `NoSpanPerMessage(${this.#inner.toString()})`;
  }
}

const fromEnvironment = (): Sampler => {
  const name = process.env.OTEL_TRACES_SAMPLER ?? 'parentbased_always_on';
  const ratio = Number(process.env.OTEL_TRACES_SAMPLER_ARG ?? 1);
  const roots: Readonly<Record<string, () => Sampler>> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const root = (roots[name.replace(/^parentbased_/, '')] ?? roots.always_on!)();
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
};
