import { defined, MoissonError, type Bounded, type Clock } from '@moisson/kernel';
import type { Source } from '@moisson/contracts';
import type {
  FetchedBody,
  Fetching,
  FetchRequest,
  HostGate,
  HostKey,
  SourceCredentials,
  SourceFetch,
} from '@moisson/domain';
import { context, createContextKey } from '@opentelemetry/api';
import axios, { isAxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { AddressGuard, hostOf } from './address-guard.ts';
import { certificatesOf } from './certificates-of.ts';
import { anonymous, authorizationOf, type Authorization, type Sent } from './credentials/authorization.ts';
import { TlsAgents } from './credentials/tls-agents.ts';
import { Deadline, type AnswerLimits } from './deadline.ts';
import { FetchMetrics } from './fetch-metrics.ts';
import { fetchError } from './fetch-error.ts';
import { addressesOf, guardedLookup } from './guarded-lookup.ts';
import { readAnswer, type RawAnswer } from './read-answer.ts';
import { checkRedirect, redirectTarget } from './redirects.ts';
import { askedWait } from './retry-after.ts';
import { HostGroups, type Resolve } from './turns/host-groups.ts';
import { LocalHostGate } from './turns/local-host-gate.ts';

export interface FetchingConfig {
  /** CIDR ranges that may be reached although they are not public. */
  readonly egressAllow: readonly string[];
  /** Names us and gives a contact address. */
  readonly userAgent: string;
  /** Connections per host; default: 4. */
  readonly connectionsPerHost?: number;
  /** Called with the decoded bytes of each chunk that is read. */
  readonly onChunk?: (bytes: number) => void;
  /** Traces show the host of an address only: whoever knows the rest may write there. */
  readonly secretAddresses?: true;
}

/** The settings of one source's requests. */
interface FetchPolicy extends AnswerLimits {
  readonly crawlDelaySeconds: number;
  readonly signal: AbortSignal;
  readonly authorization: Authorization;
}

/**
 * Marks requests to sources, so that our trace headers are not sent to them (the propagator of `runtime` reads this
 * key).
 */
const TO_A_SOURCE = createContextKey('moisson.to-a-source');
/** The address that a request's span shows: without the credentials in its query (the telemetry of `runtime` reads it). */
const SHOWN_ADDRESS = createContextKey('moisson.shown-address');
/** Connections per host, unless the settings say otherwise. */
const MAX_SOCKETS = 4;
/** A redirect that is to be followed after this at most is waited for; after a longer wait the run ends. */
const MAX_REDIRECT_WAIT_SECONDS = 10;
const ACCEPT = 'application/json, application/geo+json;q=0.9, application/ld+json;q=0.8, */*;q=0.1';

/**
 * The only HTTP client of the harvester: guarded, bounded, polite and conditional. It treats every address as hostile.
 */
export class GuardedFetch implements Fetching {
  readonly #guard: AddressGuard;
  readonly #metrics = new FetchMetrics();
  readonly #gate: HostGate & { readonly bounds?: readonly Bounded[] };
  readonly #groups: HostGroups;
  readonly #client: AxiosInstance;
  readonly #agents: { http: HttpAgent; https: HttpsAgent };
  readonly #tlsAgents: TlsAgents;
  readonly #clock: Clock;
  readonly #onChunk: ((bytes: number) => void) | undefined;
  readonly #secretAddresses: boolean;

  /** `gate`: the request budget of each host. Default: one for this process alone. `resolve`: the addresses of a name. */
  constructor(
    config: FetchingConfig,
    clock: Clock,
    gate: HostGate & { readonly bounds?: readonly Bounded[] } = new LocalHostGate(clock),
    resolve: Resolve = addressesOf,
  ) {
    this.#guard = new AddressGuard(config.egressAllow);
    this.#clock = clock;
    this.#onChunk = config.onChunk;
    this.#secretAddresses = config.secretAddresses === true;
    this.#gate = gate;
    this.#groups = new HostGroups(gate, resolve);
    const options = {
      keepAlive: true,
      lookup: guardedLookup(this.#guard),
      maxSockets: config.connectionsPerHost ?? MAX_SOCKETS,
    };
    this.#agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };
    this.#tlsAgents = new TlsAgents(options);
    this.#client = axios.create({
      adapter: 'http',
      responseType: 'stream',
      // Redirects and decompression are handled in this package, where each hop is checked and sizes are limited. No
      // proxy from the environment.
      maxRedirects: 0,
      decompress: false,
      proxy: false,
      validateStatus: () => true,
      httpAgent: this.#agents.http,
      httpsAgent: this.#agents.https,
      headers: { 'user-agent': config.userAgent, 'accept-encoding': 'gzip, deflate' },
    });
  }

  /** Its in-memory collections. */
  get bounds(): readonly Bounded[] {
    return [...(this.#gate.bounds ?? []), this.#metrics.bound, this.#groups.bound, this.#tlsAgents.bound];
  }

  /**
   * Returns the fetch of one source with its politeness and credentials. `signal` aborts at the end of the run or of the
   * process.
   */
  forSource(
    { politeness }: Pick<Source, 'politeness'>,
    signal: AbortSignal,
    credentials?: SourceCredentials,
  ): SourceFetch {
    const { crawlDelaySeconds, firstByteSeconds, timeoutSeconds } = politeness;
    const authorization = credentials === undefined ? anonymous : authorizationOf(credentials, this.#tlsAgents);
    const policy: FetchPolicy = { crawlDelaySeconds, firstByteSeconds, timeoutSeconds, signal, authorization };
    return { send: (request) => this.#send(request, policy) };
  }

  /** Checks an address without resolving its host name. Throws `fetch.address-forbidden`. */
  checkAddress(url: string): void {
    this.#guard.checkUrl(url);
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
    this.#tlsAgents.close();
  }

  async #send(request: FetchRequest, policy: FetchPolicy): Promise<FetchedBody> {
    const url = this.#guard.checkUrl(request.url);
    const asked = performance.now();
    const host = await this.#groups.keyOf(url);
    return this.#gate.enter(host, policy.crawlDelaySeconds, policy.signal, async () => {
      this.#metrics.wait(url.hostname, (performance.now() - asked) / 1000);
      const deadline = new Deadline(policy, policy.signal);
      try {
        return await this.#follow({ url, host }, request, deadline, policy);
      } catch (error) {
        deadline.clear();
        throw error;
      }
    });
  }

  /** Sends the request, follows redirects, and returns the last response. */
  async #follow(
    { url: from, host }: { readonly url: URL; readonly host: HostKey },
    request: FetchRequest,
    deadline: Deadline,
    { signal: shutdown, authorization }: FetchPolicy,
  ): Promise<FetchedBody> {
    const { conceal, concealBody } = authorization;
    let url = from;
    const asError = (error: unknown): MoissonError => fetchError(error, url.href, { deadline, shutdown, conceal });
    for (let hop = 0; ; hop += 1) {
      const begun = performance.now();
      const told = (outcome: number | string): void =>
        this.#metrics.request(url.hostname, outcome, (performance.now() - begun) / 1000);
      const sent = authorization.sentTo(url);
      const given = await this.#requestFresh(url, sent, request, deadline.signal).catch((error: unknown) => {
        const named = asError(error);
        told(named.code);
        throw named;
      });
      const answer = { ...given, headers: concealed(given.headers, conceal) };
      told(answer.status);
      const target = request.redirect === 'error' ? undefined : redirectTarget(answer, url, request.method ?? 'GET');
      const wait = askedWait(answer, this.#clock.now()) ?? 0;
      if (wait > 0) await this.#gate.block(host, wait);
      if (target === undefined || request.redirect === 'manual') {
        answer.data.once('close', () => deadline.clear());
        const received = (bytes: number): void => this.#metrics.bytes(hostOf(url), bytes);
        const { isIdentified } = sent;
        const reading = {
          url: url.href,
          location: target,
          deadline,
          now: this.#clock.now(),
          asError,
          received,
          onChunk: this.#onChunk,
        };
        return readAnswer(answer, request, { ...reading, concealBody, isIdentified });
      }
      answer.data.destroy();
      if (wait > MAX_REDIRECT_WAIT_SECONDS) throw waitsFirst(answer, url, wait);
      if (wait > 0)
        await pause(wait * 1000, undefined, { signal: deadline.signal }).catch((error: unknown) => {
          throw asError(error);
        });
      const next = this.#guard.checkUrl(target);
      checkRedirect(request.url, url, next, hop);
      url = next;
    }
  }

  /**
   * Sends a request, and again on a new connection if the kept one was closed by the server just before: the request
   * was not processed then (RFC 9112 §9.5). A POST is never sent again, because the server may have processed it.
   */
  async #requestFresh(url: URL, sent: Sent, request: FetchRequest, signal: AbortSignal): Promise<RawAnswer> {
    for (let again = 0; ; again += 1)
      try {
        const answer = await this.#request(url, sent, request, signal);
        const { status, headers, data } = answer;
        return {
          status,
          headers: headers as Record<string, string | undefined>,
          data,
          ...certificatesOf(answer.request),
        };
      } catch (error) {
        if (again >= MAX_SOCKETS || request.method === 'POST' || !wasClosedWhileKept(error)) throw error;
      }
  }

  async #request(url: URL, sent: Sent, request: FetchRequest, signal: AbortSignal): Promise<AxiosResponse<Readable>> {
    const { method = 'GET', body, headers, accept = ACCEPT, validators } = request;
    const ask = () =>
      this.#client.request<Readable>({
        url: sent.address,
        method,
        signal,
        ...defined({ data: body?.text, httpsAgent: sent.agent }),
        headers: {
          ...headers,
          ...sent.headers,
          accept,
          ...defined({
            'content-type': body?.type,
            'if-none-match': validators?.etag,
            'if-modified-since': validators?.lastModified,
          }),
        },
      });
    const shown = this.#secretAddresses ? `${url.origin}/` : url.href;
    return context.with(context.active().setValue(TO_A_SOURCE, true).setValue(SHOWN_ADDRESS, shown), ask);
  }
}

/** The error of a redirect that is not to be followed before a long wait. */
const waitsFirst = ({ status }: RawAnswer, url: URL, seconds: number): MoissonError =>
  new MoissonError('fetch.rate-limited', { url: url.href, status, seconds }, { retryable: true });

const concealed = (headers: RawAnswer['headers'], conceal: (text: string) => string): RawAnswer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? conceal(value) : value]),
  );

const wasClosedWhileKept = (error: unknown): boolean =>
  isAxiosError<unknown>(error) &&
  (error.code === 'ECONNRESET' || error.code === 'EPIPE') &&
  (error.request as { reusedSocket?: boolean } | undefined)?.reusedSocket === true;
