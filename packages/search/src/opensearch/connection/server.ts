import { Client, errors } from '@opensearch-project/opensearch';
import { readFileSync } from 'node:fs';
import { classified } from './classified.ts';
import type { OpenSearchConnection } from './connection.ts';

/** Milliseconds for one answer. A load writes some megabytes at once. */
const ANSWER_MS = 30_000;
/** Connections per node. Further requests wait for one. */
const MAX_SOCKETS = 32;

type Method = 'DELETE' | 'GET' | 'HEAD' | 'POST' | 'PUT';

interface Asked {
  readonly body?: object;
  /** Lines of a bulk request. */
  readonly lines?: readonly object[];
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly timeoutMs?: number;
  /** Statuses that are answers, not errors. */
  readonly answers?: readonly number[];
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** A cluster of OpenSearch. Connects at first use; all errors are `OutageError`s. */
export class OpenSearchServer {
  readonly #client: Client;
  readonly index: string;
  readonly #open = new Set<{ readonly abort: () => void }>();

  constructor({ nodes, username, password, tlsCaFile, index }: OpenSearchConnection) {
    this.index = index;
    this.#client = new Client({
      nodes: [...nodes],
      // Callers try again, each in its own way; a search must not wait for several attempts.
      maxRetries: 0,
      requestTimeout: ANSWER_MS,
      compression: 'gzip',
      agent: { maxSockets: MAX_SOCKETS, keepAlive: true },
      ...(username === undefined || password === undefined ? {} : { auth: { username, password } }),
      ...(tlsCaFile === undefined ? {} : { ssl: { ca: readFileSync(tlsCaFile) } }),
    });
  }

  /** Sends a request. Throws `OutageError` for an error that is not among `answers`. */
  async ask<T>(method: Method, path: string, asked: Asked = {}): Promise<Answer<T>> {
    const { body, lines, query, timeoutMs = ANSWER_MS, answers = [] } = asked;
    const request = this.#client.transport.request(
      {
        ...{ method, path, querystring: { ...query } },
        ...(body === undefined ? {} : { body }),
        ...(lines === undefined ? {} : { bulkBody: [...lines] }),
      },
      { requestTimeout: timeoutMs },
    );
    // The client's own limit starts once a connection is free; behind a server that hangs none is.
    const late = new AbortController();
    const limit = setTimeout(() => late.abort(), timeoutMs);
    // Without a result: Node throws what a promise that a listener returns is rejected with.
    late.signal.addEventListener('abort', () => {
      request.abort();
    });
    this.#open.add(request);
    try {
      const answer = await request;
      return { status: answer.statusCode ?? 0, body: answer.body as T };
    } catch (error) {
      if (error instanceof errors.ResponseError && answers.includes(error.statusCode))
        return { status: error.statusCode, body: error.body as T };
      throw classified(late.signal.aborted ? new Error(`no answer within ${timeoutMs} ms`) : error);
    } finally {
      clearTimeout(limit);
      this.#open.delete(request);
    }
  }

  /** Ends the requests in progress, which throw `OutageError`, and the connections. */
  async close(): Promise<void> {
    for (const request of this.#open) request.abort();
    await this.#client.close();
  }
}
