import { cutText, MoissonError } from '@moisson/kernel';
import { isJsonObject, type JsonObject } from '@moisson/domain';
import type { Document } from '../document.ts';
import type { ListPath } from './json-envelope.ts';
import { JsonSlicer } from './json-slicer.ts';
import type { PageUnread } from '../unread.ts';
import { wholeChunks } from '../whole-chunks.ts';

/** `Envelope`: the type of the document without its list. */
export interface ListEnd<Envelope = JsonObject> {
  /** The document without the list. */
  readonly envelope: Envelope;
  readonly found: boolean;
  readonly unread: PageUnread;
}

/** Reads a list to its end and ignores its items: a probe needs only the envelope of a page. */
export const endOf = async <Envelope>(
  reading: AsyncGenerator<Uint8Array[], ListEnd<Envelope>>,
): Promise<ListEnd<Envelope>> => {
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  return step.value;
};

const NOT_JSON = /\b(html|xml|javascript|css|image|pdf|zip)\b/i;

/**
 * Yields the items of one list of a JSON response, in batches as they arrive. Throws if the response is not JSON, is
 * truncated or exceeds a limit; items yielded before stay valid.
 */
export async function* readList(document: Document, path: ListPath): AsyncGenerator<Uint8Array[], ListEnd> {
  if (document.contentType !== undefined && NOT_JSON.test(document.contentType))
    throw new MoissonError(
      'fetch.unexpected-content-type',
      { url: document.url, type: document.contentType.slice(0, 100) },
      { retryable: true },
    );
  const slicer = new JsonSlicer(path, document.url);
  let first = true;
  for await (const chunk of wholeChunks(document.chunks)) {
    if (first && chunk.length > 0) {
      first = false;
      refuseMarkup(chunk, document.url);
    }
    slicer.push(chunk);
    const slices = slicer.take();
    if (slices.length > 0) yield slices;
  }
  const envelope = slicer.end();
  if (!isJsonObject(envelope))
    throw new MoissonError(
      'body.unexpected-shape',
      { url: document.url, detail: describe(envelope) },
      { retryable: true },
    );
  return { envelope, found: slicer.found, unread: slicer.unread };
}

/** Rejects a login or maintenance page that is sent with a JSON content type. */
const refuseMarkup = (chunk: Uint8Array, url: string): void => {
  if (/^(\uFEFF)?\s*</.test(Buffer.from(chunk.subarray(0, 64)).toString()))
    throw new MoissonError('fetch.unexpected-content-type', { url, type: 'HTML' }, { retryable: true });
};

const describe = (value: unknown): string =>
  typeof value === 'string' ? `"${cutText(value, 200)}"` : Array.isArray(value) ? 'a list' : typeof value;
