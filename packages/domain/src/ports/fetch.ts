import type { Source } from '@moisson/contracts';
import type { Validators } from './polls.ts';

export interface FetchRequest {
  readonly url: string;
  /** GET where it is not given. */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** The body of a POST, with its media type. */
  readonly body?: { readonly type: string; readonly text: string };
  /** Beside those that are sent always: what the protocol asks for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: string;
  /** With them the answer may be 304. */
  readonly validators?: Validators;
  /** Statuses that answer this request, beside 200; any other is thrown as the error that it stands for. */
  readonly answers?: readonly number[];
  readonly maxBytes?: number;
}

/** One answer of a source, guarded and bounded. Reading the body throws a `MoissonError` of the list. */
export interface FetchedBody {
  readonly status: number;
  readonly url: string;
  readonly contentType: string | undefined;
  readonly validators: Validators;
  /** The `Link` header (RFC 8288), not parsed. */
  readonly link?: string;
  /** Empty for HEAD and 304. Read to its end, or left: an answer that is neither keeps its connection. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Gives up what was not read of the body. */
  readonly leave: () => void;
}

/** The guarded fetch, for one source: its politeness and limits are known to it. */
export interface SourceFetch {
  /** Throws a `MoissonError` on any status that does not answer the request. */
  send(request: FetchRequest): Promise<FetchedBody>;
}

/** Makes the fetch of a source from its settings. `signal`: the end of the run or of the process. */
export interface Fetching {
  forSource(source: Pick<Source, 'politeness'>, signal: AbortSignal): SourceFetch;
}

/**
 * Politeness towards hosts: one request at a time to each, and the crawl delay between the starts of two. A port, so that several
 * processes can share the budget of a host.
 */
export interface HostGate {
  /**
   * Runs the work when the host's turn comes. Throws the signal's reason when it is aborted while waiting, and `fetch.too-busy`
   * where too many wait already.
   */
  enter<T>(host: string, crawlDelaySeconds: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}
