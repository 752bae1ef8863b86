import { defined, type MoissonError } from '@moisson/kernel';
import type { CertificateTimes } from '@moisson/contracts';
import type { FetchedBody, FetchRequest } from '@moisson/domain';
import type { Readable } from 'node:stream';
import { boundedBody, type BodyLimits } from './bounded-body.ts';
import type { Deadline } from './deadline.ts';
import { statusError } from './status-error.ts';

const MAX_ERROR_BODY = 8192;
const MAX_LINK = 8000;
const MAX_ETAG = 1000;
const MAX_LAST_MODIFIED = 100;
const MAX_SHOWN = 1000;
const LIMITS: BodyLimits = { maxBytes: 512 * 1024 * 1024, maxRatio: 200, minBytesPerSecond: 100 };

/** An HTTP response whose body is not read yet. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly data: Readable;
  readonly certificate?: CertificateTimes;
  readonly clientCertificate?: CertificateTimes;
}

/** The context for reading the body of a response. */
export interface Reading {
  readonly url: string;
  /** The target of a redirect that is not followed. */
  readonly location: string | undefined;
  readonly deadline: Deadline;
  readonly now: Date;
  readonly asError: (error: unknown) => MoissonError;
  /** Called with the number of decoded bytes of each chunk. */
  readonly onChunk?: ((bytes: number) => void) | undefined;
  /** Called once with the number of decoded bytes when reading has ended. */
  readonly received: (bytes: number) => void;
  /** Takes the source's secrets out of a body. */
  readonly concealBody: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Whether the request had credentials. */
  readonly isIdentified: boolean;
}

/**
 * Returns the response with its body bounded. Throws the error of its status if that is not a valid response to the
 * request.
 */
export const readAnswer = async (
  { status, headers, data, certificate, clientCertificate }: RawAnswer,
  request: FetchRequest,
  { url, location, deadline, now, asError, onChunk, received, concealBody, isIdentified }: Reading,
): Promise<FetchedBody> => {
  const { signal } = deadline;
  const encoding = headers['content-encoding'];
  if (!isAnswer(status, request) && location === undefined) {
    const body = await beginning(concealBody(boundedBody(abortable(data, signal), encoding, url, LIMITS)));
    throw statusError(status, url, headers, body, { now, isIdentified });
  }
  const hasBody = status !== 304 && request.method !== 'HEAD';
  if (!hasBody) {
    deadline.begun();
    data.resume();
  }
  const limits = { ...LIMITS, ...defined({ maxBytes: request.maxBytes }) };
  return {
    status,
    url,
    contentType: headers['content-type'],
    validators: defined({
      etag: headers.etag?.slice(0, MAX_ETAG),
      lastModified: headers['last-modified']?.slice(0, MAX_LAST_MODIFIED),
    }),
    leave: () => void data.destroy(),
    ...defined({ link: headers.link?.slice(0, MAX_LINK), location, headers: shownHeaders(headers, request) }),
    framed: isFramed(headers),
    ...defined({ certificate, clientCertificate }),
    chunks: hasBody
      ? mapErrors(
          concealBody(boundedBody(abortable(data, signal), encoding, url, limits)),
          asError,
          () => deadline.begun(),
          { onChunk, received },
        )
      : nothing(),
  };
};

const isAnswer = (status: number, { validators, answers = [] }: FetchRequest): boolean =>
  status === 200 || (status === 304 && validators !== undefined) || answers.includes(status);

/** Returns the headers that the request asked to see. */
const shownHeaders = (
  headers: RawAnswer['headers'],
  { shows }: FetchRequest,
): Readonly<Record<string, string>> | undefined =>
  shows &&
  Object.fromEntries(
    shows.flatMap((name) => {
      const value = headers[name]?.slice(0, MAX_SHOWN);
      return value === undefined ? [] : [[name, value]];
    }),
  );

const isFramed = (headers: RawAnswer['headers']): boolean =>
  ['content-length', 'transfer-encoding'].some((name) => headers[name] !== undefined) ||
  /^(?:x-)?gzip$|^deflate$/i.test(headers['content-encoding']?.trim() ?? '');

async function* nothing(): AsyncGenerator<Uint8Array> {
  // HEAD and 304 have no body.
}

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
  { onChunk, received }: Pick<Reading, 'onChunk' | 'received'>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      if (bytes === 0) begun();
      bytes += chunk.byteLength;
      onChunk?.(chunk.byteLength);
      yield chunk;
    }
  } catch (error) {
    throw asError(error);
  } finally {
    received(bytes);
  }
}

/**
 * Returns the first bytes of an error's body as text, for its message. Read errors are ignored: the status is the
 * error.
 */
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
