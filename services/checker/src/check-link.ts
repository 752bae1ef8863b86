import type { Link, LinkFacts } from '@moisson/contracts';
import { fileKind, typeFault, type CheckOutcome, type FetchedBody, type SourceFetch } from '@moisson/domain';
import { defined, MoissonError } from '@moisson/kernel';
import { ask } from './ask.ts';
import { outcomeOfError } from './outcome-of-error.ts';

/** First bytes that are read of a file: an HTML page may begin with a long comment. */
const MAX_BYTES = 4096;

/**
 * Checks one link: HEAD first, and the first bytes of the file unless HEAD proves that a file found good before is
 * unchanged. HEAD alone proves nothing else: some servers refuse it, others answer 200 to it for files that are gone.
 */
export const checkLink = async (link: Link, fetch: SourceFetch): Promise<CheckOutcome> => {
  try {
    const head = await askHead(link.url, fetch);
    if (head !== undefined && isKnownGood(link, head)) return goodOutcome(link, head);
    const answer = await ask(fetch, {
      url: link.url,
      // As it is stored: the size of a compressed answer would be another one.
      headers: { range: `bytes=0-${MAX_BYTES - 1}`, 'accept-encoding': 'identity' },
      // 416: an empty file has no first byte.
      answers: [206, 416],
    });
    const facts = factsOf(link.url, answer);
    const kind = fileKind(answer.status === 416 ? new Uint8Array() : await firstBytes(answer));
    const fault = typeFault(link.format, kind);
    if (fault !== undefined)
      return { kind: 'wrong-type', facts, problem: { code: 'link.wrong-type', params: { ...fault } } };
    return goodOutcome(link, facts);
  } catch (error) {
    return outcomeOfError(error);
  }
};

/** Returns what HEAD told; undefined if the server does not answer it well: many refuse it. */
const askHead = async (url: string, fetch: SourceFetch): Promise<LinkFacts | undefined> => {
  try {
    const answer = await ask(fetch, { url, method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    answer.leave();
    return factsOf(url, answer);
  } catch (error) {
    // A host that asked to wait, or has no valid address, is not asked again.
    if (error instanceof MoissonError && typeof error.params.status === 'number' && error.code !== 'fetch.rate-limited')
      return undefined;
    throw error;
  }
};

/** Only a strong sign counts: an ETag, or both a date and a size. */
const isKnownGood = ({ state, facts: before }: Link, head: LinkFacts): boolean => {
  if (state !== 'ok' && state !== 'redirected') return false;
  if (before.etag !== undefined || head.etag !== undefined) return before.etag === head.etag;
  const isDated = head.lastModified !== undefined && head.byteSize !== undefined;
  return isDated && head.lastModified === before.lastModified && head.byteSize === before.byteSize;
};

const goodOutcome = ({ url }: Link, facts: LinkFacts): CheckOutcome => {
  const { target } = facts;
  if (target === undefined || isSameFile(url, target)) return { kind: 'ok', facts };
  return { kind: 'redirected', facts, problem: { code: 'link.moved', params: { target } } };
};

/** From http to https of one address is no move. */
const isSameFile = (from: string, to: string): boolean => from.replace(/^http:/, 'https:') === to;

const factsOf = (asked: string, { status, url, contentType, validators, headers = {} }: FetchedBody): LinkFacts =>
  defined({
    mediaType: contentType?.split(';')[0]?.trim().toLowerCase().slice(0, 200) || undefined,
    byteSize: sizeIn(status, headers),
    ...{ etag: validators.etag, lastModified: validators.lastModified },
    target: url === asked ? undefined : url,
    anySite: headers['access-control-allow-origin'] === '*' ? true : undefined,
  });

const sizeIn = (status: number, headers: Readonly<Record<string, string>>): number | undefined => {
  const text = status === 200 ? headers['content-length'] : /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1];
  const size = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return size;
};

/** Reads no further, however long the body is. */
const firstBytes = async ({ chunks, leave }: FetchedBody): Promise<Uint8Array> => {
  const read: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      read.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= MAX_BYTES) break;
    }
  } finally {
    leave();
  }
  return Buffer.concat(read).subarray(0, MAX_BYTES);
};
