import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const Value = z
  .object({
    stringValue: z.string(),
    intValue: z.union([z.number(), z.string()]).transform(Number),
    doubleValue: z.number(),
    boolValue: z.boolean(),
    arrayValue: z.object({ values: z.array(z.looseObject({ stringValue: z.string().optional() })).default([]) }),
  })
  .partial();
const Attributes = z.array(z.object({ key: z.string(), value: Value })).default([]);
const Span = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes: Attributes,
  status: z.looseObject({ code: z.number().optional() }).optional(),
});
const Traces = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ scope: z.object({ name: z.string() }), spans: z.array(Span) })),
    }),
  ),
});
const Point = z.looseObject({ attributes: Attributes });
const Metrics = z.object({
  resourceMetrics: z.array(
    z.object({
      scopeMetrics: z.array(
        z.object({
          metrics: z.array(
            z.object({
              name: z.string(),
              unit: z.string().default(''),
              sum: z.object({ dataPoints: z.array(Point) }).optional(),
              gauge: z.object({ dataPoints: z.array(Point) }).optional(),
              histogram: z.object({ dataPoints: z.array(Point) }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

type AttributeValue = string | number | boolean | readonly string[] | undefined;

/** A span as received over OTLP. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly service: string;
  readonly scope: string;
  readonly startNanos: bigint;
  readonly endNanos: bigint;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly failed: boolean;
}

const attributesOf = (list: z.infer<typeof Attributes>): Record<string, AttributeValue> =>
  Object.fromEntries(
    list.map(({ key, value }) => [
      key,
      value.stringValue ??
        value.intValue ??
        value.doubleValue ??
        value.boolValue ??
        value.arrayValue?.values.map(({ stringValue }) => stringValue ?? ''),
    ]),
  );

/** A collector in the test's process: accepts OTLP over HTTP as JSON, and refuses everything else. */
export class OtlpReceiver {
  readonly #server: Server;
  readonly spans: ReceivedSpan[] = [];
  /** By name, with the names of their attributes. */
  readonly metrics = new Map<string, { readonly unit: string; readonly attributes: Set<string> }>();
  readonly faults: string[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
        try {
          if (request.url === '/v1/traces') this.#traces(Traces.parse(JSON.parse(text)));
          else if (request.url === '/v1/metrics') this.#metrics(Metrics.parse(JSON.parse(text)));
          else throw new Error(`asked for ${request.url}`);
          response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
        } catch (error) {
          this.faults.push(String(error));
          response.writeHead(400).end();
        }
      });
    });
  }

  static async start(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #traces({ resourceSpans }: z.infer<typeof Traces>): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = attributesOf(resource.attributes)['service.name'] as string;
      for (const { scope, spans } of scopeSpans)
        for (const { attributes, startTimeUnixNano, endTimeUnixNano, parentSpanId, status, ...span } of spans)
          this.spans.push({
            ...span,
            ...{ service, scope: scope.name, attributes: attributesOf(attributes), failed: status?.code === 2 },
            parentSpanId: parentSpanId === '' ? undefined : parentSpanId,
            startNanos: BigInt(startTimeUnixNano),
            endNanos: BigInt(endTimeUnixNano),
          });
    }
  }

  #metrics({ resourceMetrics }: z.infer<typeof Metrics>): void {
    for (const { scopeMetrics } of resourceMetrics)
      for (const { metrics } of scopeMetrics)
        for (const { name, unit, sum, gauge, histogram } of metrics) {
          const metric = this.metrics.get(name) ?? { unit, attributes: new Set() };
          this.metrics.set(name, metric);
          for (const { attributes } of (sum ?? gauge ?? histogram)?.dataPoints ?? [])
            for (const { key } of attributes) metric.attributes.add(key);
        }
  }
}
