import {
  isJsonObject,
  type Completeness,
  type FetchedBody,
  type Json,
  type JsonObject,
  type RawPage,
  type ReadContext,
} from '@moisson/domain';
import { readList } from '@moisson/formats';
import { defined, MoissonError, said } from '@moisson/kernel';
import { linkedPages, type LinkedEnd } from './linked-pages.ts';

/** A list of JSON records whose pages name the address of the next one. */
export interface LinkedList {
  /** The address of the first page. */
  readonly first: string;
  /** The path of the records in the envelope. */
  readonly list: readonly string[];
  /** The media types to ask for. */
  readonly accept?: string;
  /** Returns the address of the next page as the source gives it, or undefined on the last page. */
  readonly next: (envelope: JsonObject, body: Pick<FetchedBody, 'link'>) => string | undefined;
  /** Returns the claimed number of records, if the source claims one. Throws if it is no number. */
  readonly claimed: (envelope: JsonObject, url: string) => number | undefined;
}

/** The end of a page, with the `Link` header of its response. */
type PageEnd = LinkedEnd & Pick<FetchedBody, 'link'>;

/** Reads such a list: see `linkedPages`. Throws `body.unexpected-shape` for a page without a list too. */
export const linkedLists = (context: ReadContext, list: LinkedList): AsyncGenerator<RawPage, Completeness> =>
  linkedPages<PageEnd>({
    first: list.first,
    read: (url) => readPage(context, list, url),
    next: ({ envelope, link }) => list.next(envelope, defined({ link })),
    claimed: ({ envelope, url }) => list.claimed(envelope, url),
    signal: context.signal,
    ...defined({ from: context.from }),
  });

async function* readPage(
  { fetch }: ReadContext,
  { list, accept }: LinkedList,
  url: string,
): AsyncGenerator<Uint8Array[], PageEnd> {
  const body = await fetch.send({ url, ...defined({ accept }) });
  const end = yield* readList(body, list);
  if (end.found) return { ...end, url: body.url, ...defined({ link: body.link }) };
  const name = list.join('.');
  throw new MoissonError(
    'body.unexpected-shape',
    { url, detail: said(`pas de liste à ${name}`, `no list at ${name}`) },
    { retryable: true },
  );
}

/**
 * Returns the address of the first link with the relation `next` in a list of links, as OGC API and STAC write them
 * (RFC 8288 relations in JSON); an empty text for a link without an address.
 */
export const nextInLinks = ({ links }: JsonObject): string | undefined => {
  if (!Array.isArray(links)) return undefined;
  const found = (links as readonly Json[]).find((link) => isJsonObject(link) && link.rel === 'next') as
    JsonObject | undefined;
  return found === undefined ? undefined : typeof found.href === 'string' ? found.href : '';
};
