import { cutText, MoissonError, problem, redactText, said, type Problem } from '@moisson/kernel';
import type { Completeness, JsonObject, RawPage, ReadContext } from '@moisson/domain';
import { readOne } from '@moisson/formats';
import { sameSiteAddress } from '../paging/next-link.ts';
import { hrefOf, linksTo, selfOf } from './links.ts';

/** A catalogue with more documents, or deeper, is read up to there and is incomplete. */
const MAX_DOCUMENTS = 5000;
const MAX_DEPTH = 20;

interface Child {
  readonly url: string;
  readonly depth: number;
}

/**
 * Reads a static catalogue: a document and, by its `child` links, those below it. Each collection is a record; items are
 * not read. The list is complete only if every child was read: one that is missing, elsewhere or beyond the limits makes
 * it incomplete. Throws a `MoissonError` if the first document is not STAC, or if any document cannot be fetched.
 */
export async function* staticCatalog(context: ReadContext, first: string): AsyncGenerator<RawPage, Completeness> {
  const problems: Problem[] = [];
  const known = new Set([first]);
  const open: Child[] = [{ url: first, depth: 0 }];
  let collections = 0;
  let left = 0;
  const leave = (detail: string): void => {
    left += 1;
    if (problems.length < 10) problems.push(problem('paging.next-not-read', { detail }));
  };
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    context.signal.throwIfAborted();
    const { url, depth } = at;
    const found = await documentAt(context, url, depth);
    if (found === undefined) {
      leave(`its part ${redactText(cutText(url, 200))} is not a STAC document, or is not there`);
      continue;
    }
    if (found.document.type === 'Collection') {
      collections += 1;
      yield { records: [Buffer.from(JSON.stringify(withSelf(found.document, found.url)))] };
    }
    for (const link of linksTo(found.document, 'child')) {
      const child = sameSiteAddress(hrefOf(link), found.url);
      if (child === undefined) leave(`it is not on the same site: "${redactText(cutText(hrefOf(link), 200))}"`);
      else if (known.has(child)) continue;
      else if (known.size >= MAX_DOCUMENTS) leave(`there are more than ${MAX_DOCUMENTS} documents`);
      else if (depth >= MAX_DEPTH) leave(`it is more than ${MAX_DEPTH} levels deep`);
      else {
        known.add(child);
        open.push({ url: child, depth: depth + 1 });
      }
    }
  }
  const detail = `${collections} collections in ${known.size} documents`;
  return {
    evidence: [
      { kind: 'end-signal', holds: left === 0, detail },
      { kind: 'pages', holds: left === 0, detail: left === 0 ? 'no part is left' : `${left} parts are left` },
      { kind: 'body', holds: true, detail: 'every body parsed to its end' },
    ],
    problems,
  };
}

interface Found {
  readonly document: JsonObject;
  readonly url: string;
}

/** Returns the document at an address; undefined for a part that is missing or no STAC document. */
const documentAt = async ({ fetch }: ReadContext, url: string, depth: number): Promise<Found | undefined> => {
  try {
    const body = await fetch.send({ url });
    const document = await readOne(body);
    if (isStac(document)) return { document, url: body.url };
    throw new MoissonError(
      'body.unexpected-shape',
      { url, detail: said('ce n’est ni un catalogue ni une collection STAC', 'it is no STAC catalogue or collection') },
      { retryable: true },
    );
  } catch (error) {
    const isPart = depth > 0 && error instanceof MoissonError;
    if (isPart && (error.code === 'fetch.not-found' || error.code === 'body.unexpected-shape')) return undefined;
    throw error;
  }
};

/** STAC requires both members (STAC 1.0, Catalog and Collection). */
const isStac = ({ type, links, stac_version: version }: JsonObject): boolean =>
  Array.isArray(links) && (type === 'Catalog' || type === 'Collection' || version !== undefined);

/** Returns the collection with its own address, from which its relative addresses start. */
const withSelf = (collection: JsonObject, url: string): JsonObject =>
  selfOf(collection) === undefined
    ? { ...collection, links: [...(collection.links as readonly JsonObject[]), { rel: 'self', href: url }] }
    : collection;
