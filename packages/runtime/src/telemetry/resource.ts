import { defaultResource, resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import { randomUUID } from 'node:crypto';

const instance = randomUUID();

/** Returns the OpenTelemetry resource of this process. `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` override it. */
export const resourceOf = (service: string): Resource =>
  defaultResource()
    .merge(
      resourceFromAttributes({
        'service.name': process.env.OTEL_SERVICE_NAME ?? `moisson-${service}`,
        'service.namespace': 'moisson',
        'service.instance.id': instance,
        'process.pid': process.pid,
      }),
    )
    .merge(resourceFromAttributes(given(process.env.OTEL_RESOURCE_ATTRIBUTES)));

/** Parses `key=value,key=value` with percent-encoded values (OpenTelemetry specification, Resource SDK). */
const given = (text = ''): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .map((pair) => pair.split('=', 2).map((part) => part.trim()))
      .flatMap(([key, value]) => (key && value ? [[key, decodeURIComponent(value)]] : [])),
  );
