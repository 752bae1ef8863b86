import type { Bounded } from '@moisson/kernel';

import { metrics, type Counter, type Histogram } from '@opentelemetry/api';

/** Bucket boundaries of the OpenTelemetry HTTP conventions. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60];
/** Hosts with a metric of their own; all others are counted as "other", to bound the number of series. */
export const MAX_NAMED_HOSTS = 200;

interface Instruments {
  readonly requests: Histogram;
  readonly waits: Histogram;
  readonly bytes: Counter;
}

/** The metrics of requests to sources. */
export class FetchMetrics {
  readonly #hosts = new Set<string>();
  #made: Instruments | undefined;

  readonly bound: Bounded = { name: 'fetch.told-hosts', limit: MAX_NAMED_HOSTS, held: () => this.#hosts.size };

  /** Counts a request. `outcome`: the status of the response, or the name of the error. */
  request(host: string, outcome: number | string, seconds: number): void {
    const told = typeof outcome === 'number' ? { 'http.response.status_code': outcome } : { 'error.type': outcome };
    this.#instruments.requests.record(seconds, { ...this.#host(host), 'http.request.method': 'GET', ...told });
  }

  /** Records how long a request waited for its host's turn and crawl delay. */
  wait(host: string, seconds: number): void {
    this.#instruments.waits.record(seconds, this.#host(host));
  }

  /** Counts the decoded bytes of a response. */
  bytes(host: string, bytes: number): void {
    this.#instruments.bytes.add(bytes, this.#host(host));
  }

  #host(host: string): { 'server.address': string } {
    const known = this.#hosts.has(host);
    if (!known && this.#hosts.size < MAX_NAMED_HOSTS) this.#hosts.add(host);
    return { 'server.address': this.#hosts.has(host) ? host : 'other' };
  }

  // Created at first use: earlier, no exporter may be registered.
  get #instruments(): Instruments {
    const advice = { explicitBucketBoundaries: SECONDS };
    const meter = metrics.getMeter('moisson');
    return (this.#made ??= {
      requests: meter.createHistogram('http.client.request.duration', {
        unit: 's',
        advice,
        description: 'Requests to sources, by host and status',
      }),
      waits: meter.createHistogram('moisson.fetch.wait', {
        unit: 's',
        advice,
        description: 'Waits for a host’s turn and crawl delay',
      }),
      bytes: meter.createCounter('moisson.fetch.size', {
        unit: 'By',
        description: 'Bytes of sources’ answers, decoded',
      }),
    });
  }
}
