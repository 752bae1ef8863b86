import type { CertificateTimes, Credential, Source } from '@moisson/contracts';
import type { Validators } from './polls.ts';

export interface FetchRequest {
  readonly url: string;
  /** Default: GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** The body of a POST with its media type. */
  readonly body?: { readonly type: string; readonly text: string };
  /** Headers that the protocol needs, in addition to those of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: string;
  /** If given, the response may be 304. */
  readonly validators?: Validators;
  /** Statuses other than 200 that are valid responses to this request. Any other status is thrown as an error. */
  readonly answers?: readonly number[];
  readonly maxBytes?: number;
  /**
   * As in the Fetch standard: an `error` is that of the redirect's status; `manual` makes the redirect itself the answer, with its target in
   * `location`. Default: redirects within the site are followed.
   */
  readonly redirect?: 'error' | 'manual';
  /** Names of headers that the caller reads, in lower case. */
  readonly shows?: readonly string[];
}

/** A response of a source, within the limits of the fetch. Reading its body may throw a `MoissonError`. */
export interface FetchedBody {
  readonly status: number;
  readonly url: string;
  readonly contentType: string | undefined;
  readonly validators: Validators;
  /** The `Link` header (RFC 8288), not parsed. */
  readonly link?: string;
  /**
   * Whether the end of the body is known: by its length or its last chunk (RFC 9112 §8), or by the checksum of its
   * compression. A shorter body then throws `body.truncated`; without it, a body ends where the connection does.
   */
  readonly framed?: boolean;
  /**
   * The body; empty for HEAD and 304. The caller must read it to the end or call `leave`: otherwise the connection
   * stays open.
   */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The absolute target of a redirect that was not followed. Not checked by the address guard yet: the next request is. */
  readonly location?: string;
  /** The headers that the request asked to see, cut at 1,000 characters. */
  readonly headers?: Readonly<Record<string, string>>;
  /** That of the server; absent without TLS. */
  readonly certificate?: CertificateTimes;
  /** That which we showed: a credential of the source. */
  readonly clientCertificate?: CertificateTimes;
  /** Discards the unread part of the body. */
  readonly leave: () => void;
}

/** The guarded fetch for one source, with its politeness and limits. */
export interface SourceFetch {
  /** Throws a `MoissonError` for any status that is not a valid response to the request. */
  send(request: FetchRequest): Promise<FetchedBody>;
}

/** The decrypted credentials of one source. `origin`: scheme, host and port of the only server that receives them. */
export interface SourceCredentials {
  readonly origin: string;
  readonly parts: readonly Credential[];
}

/**
 * Creates the fetch of a source from its settings. `signal` aborts at the end of the run or of the process. What a
 * source sends back has no secret of its credentials: it is taken out of bodies, headers and errors.
 */
export interface Fetching {
  forSource(source: Pick<Source, 'politeness'>, signal: AbortSignal, credentials?: SourceCredentials): SourceFetch;
}

/** A host as its budget knows it. */
export interface HostKey {
  /** With its port. */
  readonly name: string;
  /** Names whose servers are the same share the budget of their group. */
  readonly group: string;
}

/**
 * Politeness towards hosts: one request at a time to each, and the crawl delay between the starts of two. A port, so
 * that several processes can share the budget of a host.
 */
export interface HostGate {
  /**
   * Runs `work` when it is the host's turn. Throws the signal's reason if it aborts during the wait, `fetch.host-waits`
   * if the host asked to wait for long, and `fetch.too-busy` if too many calls already wait.
   */
  enter<T>(host: HostKey, crawlDelaySeconds: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** The host asked to wait (`Retry-After`): no request of any source starts there before that, for a day at most. */
  block(host: HostKey, seconds: number): Promise<void>;
  /** Returns the group of a name: the proposed one, unless another process that shares the budgets proposed one before. */
  groupOf(name: string, proposed: string): Promise<string>;
}
