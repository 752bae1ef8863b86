import { context, createContextKey, type Attributes } from '@opentelemetry/api';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { ExpressInstrumentation, ExpressLayerType } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { KafkaJsInstrumentation } from '@opentelemetry/instrumentation-kafkajs';
import { MongoDBInstrumentation } from '@opentelemetry/instrumentation-mongodb';
import { register } from 'import-in-the-middle/register-hooks.mjs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const NOT_TRACED = new Set(['/livez', '/readyz', '/metrics']);

/** Set on the context of requests to sources: their address without the credentials of the source. */
const SHOWN_ADDRESS = createContextKey('moisson.shown-address');

/** Returns the address that a request's span shows, in place of the one on the wire. */
const shownAddress = (): Attributes => {
  const shown = context.active().getValue(SHOWN_ADDRESS);
  return typeof shown === 'string' ? { 'url.full': shown } : {};
};

const MAX_NAME = 100;

/**
 * Returns the text of a database command for its span: field names, and the number of documents. No values: they may be private, and
 * walking through 500 documents per span would cost more than writing them.
 */
const outline = (command: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(command).map(([name, value]) => [
        name.slice(0, MAX_NAME),
        Array.isArray(value) ? value.length : typeof value === 'string' ? value.slice(0, MAX_NAME) : '?',
      ]),
    ),
  );

/** Patches express, HTTP (axios), kafkajs and mongodb when they are loaded. Modules that were loaded before are not traced. */
export const instrument = (): void => {
  // For ESM. Node's http is left out: it is patched by `require` alone, else each request would have two spans.
  register({ include: ['express', 'kafkajs', 'mongodb', /mongodb\/lib/] });
  const instrumentations: readonly Instrumentation[] = [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: ({ url = '' }) => NOT_TRACED.has(url.split('?', 1)[0]!),
      // Requests of the telemetry exporters themselves are not traced.
      startOutgoingSpanHook: shownAddress,
      ignoreOutgoingRequestHook: ({ path }) => path?.startsWith('/v1/') === true && path.length < 12,
    }),
    new ExpressInstrumentation({ ignoreLayersType: [ExpressLayerType.MIDDLEWARE] }),
    new KafkaJsInstrumentation(),
    new MongoDBInstrumentation({ dbStatementSerializer: outline }),
  ];
  for (const one of instrumentations) one.enable();
  const require = createRequire(import.meta.url);
  for (const name of ['node:http', 'node:https']) require(name);
  syncBuiltinESMExports();
};
