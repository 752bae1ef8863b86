import { defined, MoissonError, type Bounded, type Clock } from '@moisson/kernel';
import type { FetchedBody, FetchRequest, SourceFetch } from '@moisson/domain';
import { context, createContextKey } from '@opentelemetry/api';
import axios, { isAxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { AddressGuard, hostOf } from './address-guard.ts';
import { boundedBody, type BodyLimits } from './bounded-body.ts';
import { Deadline, type AnswerLimits } from './deadline.ts';
import { FetchMetrics } from './fetch-metrics.ts';
import { fetchError } from './fetch-error.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { HostGate } from './host-gate.ts';
import { statusError } from './status-error.ts';

export interface FetchingConfig {
  /** Ranges that may be reached although they are not public. */
  readonly egressAllow: readonly string[];
  /** Names us and says whom to write to. */
  readonly userAgent: string;
}

/** How one source is asked. */
export interface FetchPolicy extends AnswerLimits {
  readonly crawlDelaySeconds: number;
  readonly signal: AbortSignal;
}

/** No source is told of our traces (the propagator of `runtime` knows the key). */
const TO_A_SOURCE = createContextKey('moisson.to-a-source');
/** Connections to one host. */
const MAX_SOCKETS = 4;
const MAX_REDIRECTS = 5;
const MAX_URL = 4000;
const MAX_ERROR_BODY = 8192;
const MAX_LINK = 8000;
const LIMITS: BodyLimits = { maxBytes: 512 * 1024 * 1024, maxRatio: 200, minBytesPerSecond: 100 };
const ACCEPT = 'application/json, application/geo+json;q=0.9, application/ld+json;q=0.8, */*;q=0.1';

/** The one HTTP client of the line: guarded, bounded, polite and conditional. Every address it is given is hostile. */
export class GuardedFetch {
  readonly #guard: AddressGuard;
  readonly #metrics = new FetchMetrics();
  readonly #gate = new HostGate();
  readonly #client: AxiosInstance;
  readonly #agents: { http: HttpAgent; https: HttpsAgent };
  readonly #clock: Clock;

  constructor(config: FetchingConfig, clock: Clock) {
    this.#guard = new AddressGuard(config.egressAllow);
    this.#clock = clock;
    const options = { keepAlive: true, lookup: guardedLookup(this.#guard), maxSockets: MAX_SOCKETS };
    this.#agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
    this.#client = axios.create({
      adapter: 'http',
      responseType: 'stream',
      // Redirects are followed here, each hop judged; bodies are decoded here, within limits; no proxy of the environment.
      maxRedirects: 0,
      decompress: false,
      proxy: false,
      validateStatus: () => true,
      httpAgent: this.#agents.http,
      httpsAgent: this.#agents.https,
      headers: { 'user-agent': config.userAgent, 'accept-encoding': 'gzip, deflate' },
    });
  }

  /** What it holds in memory. */
  get bounds(): readonly Bounded[] {
    return [...this.#gate.bounds, this.#metrics.bound];
  }

  /** The fetch of one source. */
  forSource(policy: FetchPolicy): SourceFetch {
    return { get: (request) => this.#get(request, policy) };
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  async #get(request: FetchRequest, policy: FetchPolicy): Promise<FetchedBody> {
    let url = this.#guard.checkUrl(request.url);
    const host = url.host;
    const asked = performance.now();
    return this.#gate.enter(host, policy.crawlDelaySeconds, policy.signal, async () => {
      this.#metrics.wait(url.hostname, (performance.now() - asked) / 1000);
      const deadline = new Deadline(policy, policy.signal);
      const { signal } = deadline;
      const asError = (error: unknown): MoissonError =>
        fetchError(error, url.href, { deadline, shutdown: policy.signal });
      try {
        for (let hop = 0; ; hop += 1) {
          const begun = performance.now();
          const told = (outcome: number | string): void =>
            this.#metrics.request(url.hostname, outcome, (performance.now() - begun) / 1000);
          const response = await this.#requestFresh(url, request, signal).catch((error: unknown) => {
            const named = asError(error);
            told(named.code);
            throw named;
          });
          told(response.status);
          const target = redirectTarget(response, url);
          if (target === undefined) {
            response.data.once('close', () => deadline.clear());
            return await this.#body(response, url.href, request, deadline, asError);
          }
          response.data.destroy();
          url = this.#nextHop(request, url, target, hop);
        }
      } catch (error) {
        deadline.clear();
        throw error;
      }
    });
  }

  #nextHop(request: FetchRequest, from: URL, target: string, hop: number): URL {
    if (hop >= MAX_REDIRECTS)
      throw new MoissonError(
        'fetch.too-many-redirects',
        { url: request.url, limit: MAX_REDIRECTS },
        { retryable: true },
      );
    const next = this.#guard.checkUrl(target);
    if (!sameSite(from, next))
      throw new MoissonError('fetch.redirect-refused', { url: from.href, target: next.origin }, { retryable: true });
    return next;
  }

  /**
   * A kept connection may be closed by the server at the moment when it is used again: then nothing was asked yet, and
   * it is asked on another one (RFC 9112 §9.5, for a GET).
   */
  async #requestFresh(url: URL, request: FetchRequest, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
    for (let again = 0; ; again += 1)
      try {
        return await this.#request(url, request, signal);
      } catch (error) {
        if (again >= MAX_SOCKETS || !wasClosedWhileKept(error)) throw error;
      }
  }

  async #request(url: URL, request: FetchRequest, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
    const ask = () =>
      this.#client.get<Readable>(url.href, {
        signal,
        headers: {
          accept: request.accept ?? ACCEPT,
          ...defined({ 'if-none-match': request.validators?.etag }),
          ...(request.validators?.lastModified === undefined
            ? {}
            : { 'if-modified-since': request.validators.lastModified }),
        },
      });
    return context.with(context.active().setValue(TO_A_SOURCE, true), ask);
  }

  async #body(
    response: AxiosResponse<Readable>,
    url: string,
    request: FetchRequest,
    deadline: Deadline,
    asError: (error: unknown) => MoissonError,
  ): Promise<FetchedBody> {
    const { signal } = deadline;
    const headers = response.headers as Record<string, string | undefined>;
    const { status } = response;
    if (status !== 200 && !(status === 304 && request.validators !== undefined)) {
      const body = await beginning(
        boundedBody(abortable(response.data, signal), headers['content-encoding'], url, LIMITS),
      );
      throw statusError(status, url, headers, body, this.#clock.now());
    }
    // It has no body to wait for.
    if (status === 304) deadline.begun();
    const limits = { ...LIMITS, maxBytes: request.maxBytes ?? LIMITS.maxBytes };
    return {
      status,
      url,
      contentType: headers['content-type'],
      validators: {
        ...(headers.etag === undefined ? {} : { etag: headers.etag.slice(0, 1000) }),
        ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'].slice(0, 100) }),
      },
      ...(headers.link === undefined ? {} : { link: headers.link.slice(0, MAX_LINK) }),
      chunks: mapErrors(
        boundedBody(abortable(response.data, signal), headers['content-encoding'], url, limits),
        asError,
        () => deadline.begun(),
        (bytes) => this.#metrics.bytes(hostOf(new URL(url)), bytes),
      ),
    };
  }
}

const wasClosedWhileKept = (error: unknown): boolean =>
  isAxiosError<unknown>(error) &&
  (error.code === 'ECONNRESET' || error.code === 'EPIPE') &&
  (error.request as { reusedSocket?: boolean } | undefined)?.reusedSocket === true;

const abortable = (stream: Readable, signal: AbortSignal): Readable => {
  const abort = (): void => void stream.destroy(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  if (signal.aborted) abort();
  else {
    signal.addEventListener('abort', abort, { once: true });
    stream.once('close', () => signal.removeEventListener('abort', abort));
  }
  return stream;
};

async function* mapErrors(
  chunks: AsyncIterable<Uint8Array>,
  asError: (error: unknown) => Error,
  begun: () => void,
  received: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      if (bytes === 0) begun();
      bytes += chunk.byteLength;
      yield chunk;
    }
  } catch (error) {
    throw asError(error);
  } finally {
    received(bytes);
  }
}

/** The first bytes of an error's body as text, for its message; whatever goes wrong with it is of no interest. */
const beginning = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = '';
  try {
    for await (const chunk of chunks) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.length > MAX_ERROR_BODY) break;
    }
  } catch {
    return text.slice(0, MAX_ERROR_BODY);
  }
  return text.slice(0, MAX_ERROR_BODY);
};

const redirectTarget = (response: AxiosResponse<Readable>, from: URL): string | undefined => {
  const location = (response.headers as Record<string, string | undefined>).location;
  if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) return undefined;
  return URL.parse(location.slice(0, MAX_URL), from.href)?.href ?? location.slice(0, MAX_URL);
};

/**
 * A redirect stays with the source when the host is the same but for a leading "www."; anything else is a move that a
 * person must see. From https never back to http.
 */
const sameSite = (from: URL, to: URL): boolean =>
  bare(hostOf(from)) === bare(hostOf(to)) && !(from.protocol === 'https:' && to.protocol === 'http:');

const bare = (host: string): string => host.replace(/^www\./, '');
