import { createContextKey, type Context, type TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';

/** Set on the context of requests to sources: no trace headers are sent to third parties. */
const TO_A_SOURCE = createContextKey('moisson.to-a-source');

/** Returns a propagator of W3C trace context and baggage, between our own processes only. */
export const createPropagator = (): TextMapPropagator => {
  const w3c = new CompositePropagator({
    propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
  });
  return {
    inject: (context: Context, carrier, setter) => {
      if (context.getValue(TO_A_SOURCE) !== true) w3c.inject(context, carrier, setter);
    },
    extract: (context, carrier, getter) => w3c.extract(context, carrier, getter),
    fields: () => w3c.fields(),
  };
};
