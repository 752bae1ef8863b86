import type { Evidence } from '@moisson/contracts';
import {
  isJsonObject,
  rawHash,
  type Completeness,
  type FetchedBody,
  type Json,
  type JsonObject,
  type RawPage,
  type ReadContext,
} from '@moisson/domain';
import { readList } from '@moisson/formats';
import { cutText, defined, MoissonError, problem, redactText, said, type Problem } from '@moisson/kernel';
import { parsedOf } from '../mapping/lang-values.ts';
import { sameSiteAddress } from './next-link.ts';
import { bothUnread, nothingUnread, type Unread } from './unread.ts';

/** A list of JSON records whose pages name the address of the next one. */
export interface LinkedList {
  /** The address of the first page. */
  readonly first: string;
  /** The path of the records in the envelope. */
  readonly list: readonly string[];
  /** The media types to ask for. */
  readonly accept?: string;
  /** Returns the address of the next page as the source gives it, or undefined on the last page. */
  readonly next: (envelope: JsonObject, body: FetchedBody) => string | undefined;
  /** Returns the claimed number of records, if the source claims one. Throws if it is no number. */
  readonly claimed: (envelope: JsonObject, url: string) => number | undefined;
}

const MAX_PAGES = 100_000;
const MAX_CLAIMED = 10_000_000;
const MAX_CURSOR = 8000;

/** A position in the list: the next page, and what the pages before it held. */
interface Position {
  readonly next: string;
  readonly served: number;
  readonly unread: number;
  readonly claimed?: number;
}

/**
 * Reads a list page by page. Addresses of pages are opaque, so they are the cursors. A next page on another site, one
 * that was read before, and one after a page without anything new are not read: then the list is incomplete. Throws
 * `body.unexpected-shape` for a page without a list, `paging.endless`, and the errors of `readList` and of the fetch.
 */
export async function* linkedPages(context: ReadContext, list: LinkedList): AsyncGenerator<RawPage, Completeness> {
  const from = readPosition(context.from, list.first);
  const asked = new Set<string>();
  const met = new Set<string>();
  const problems: Problem[] = [];
  let unread: Unread = nothingUnread;
  let { served = 0, claimed }: Partial<Position> = from ?? {};
  let next: string | undefined = from?.next ?? list.first;
  while (next !== undefined) {
    const address: string = next;
    context.signal.throwIfAborted();
    asked.add(address);
    const before = met.size;
    const page = readPage(context, list, address);
    let step = await page.next();
    for (let received = 0; ; step = await page.next()) {
      if (step.done === true) {
        unread = bothUnread(unread, step.value.unread, served);
        served += received + step.value.unread.count;
        break;
      }
      received += step.value.length;
      const records = step.value.filter((bytes) => {
        const hash = rawHash(bytes);
        return !met.has(hash) && met.add(hash);
      });
      if (records.length > 0) yield { records };
    }
    const { announced, url, claim } = step.value;
    if (claim !== undefined) {
      if (claim > MAX_CLAIMED) throw new MoissonError('paging.endless', { pages: asked.size });
      if (claimed !== undefined && claimed !== claim && problems.length === 0)
        problems.push(problem('paging.count-changed', { before: claimed, after: claim }));
      claimed = claim;
    }
    next = announced === undefined ? undefined : sameSiteAddress(announced, url);
    const fault = announced === undefined ? undefined : faultOf(next, announced, met.size > before);
    if (fault !== undefined) {
      problems.push(problem('paging.next-not-read', { detail: fault }));
      next = undefined;
    } else if (next !== undefined)
      yield {
        records: [],
        ...cursorOf({ next, served, unread: (from?.unread ?? 0) + unread.count, ...defined({ claimed }) }),
      };
  }
  const isWhole = problems.every(({ code }) => code !== 'paging.next-not-read');
  const isStill = problems.every(({ code }) => code !== 'paging.count-changed');
  return {
    evidence: [
      {
        kind: 'end-signal',
        holds: isWhole,
        detail: isWhole ? `no next page after ${served} records` : 'a next page is left',
      },
      { kind: 'pages', holds: isStill, detail: isStill ? 'all pages read' : 'the count moved while reading' },
      { kind: 'body', holds: true, detail: 'every body parsed to its end' },
    ] satisfies Evidence[],
    problems: [...problems, ...unread.problems],
    oversized: (from?.unread ?? 0) + unread.count,
    ...defined({ claimed }),
  };

  /** Returns why an announced next page is not read, or undefined if it is. */
  function faultOf(address: string | undefined, announced: string, hasNew: boolean): string | undefined {
    if (address === undefined) return `it is not on the same site: "${redactText(cutText(announced, 200))}"`;
    if (asked.has(address)) return `it was read before: ${redactText(cutText(address, 200))}`;
    if (!hasNew) return `page ${asked.size} has nothing new`;
    return asked.size >= MAX_PAGES ? `there are more than ${MAX_PAGES} pages` : undefined;
  }
}

async function* readPage(context: ReadContext, { list, next, claimed, accept }: LinkedList, address: string) {
  const body = await context.fetch.send({ url: address, ...defined({ accept }) });
  const { envelope, found, unread } = yield* readList(body, list);
  if (!found) {
    const name = list.join('.');
    throw new MoissonError(
      'body.unexpected-shape',
      { url: address, detail: said(`pas de liste à ${name}`, `no list at ${name}`) },
      { retryable: true },
    );
  }
  return { unread, url: body.url, announced: next(envelope, body), claim: claimed(envelope, address) };
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

/** A cursor that is too long for a checkpoint is left out: the list is then read again from an earlier one. */
const cursorOf = (position: Position): Pick<RawPage, 'cursor'> => {
  const cursor = JSON.stringify(position);
  return cursor.length > MAX_CURSOR ? {} : { cursor };
};

/** Returns the position of a cursor; undefined if there is none, or it has another form or leads to another site. */
const readPosition = (cursor: string | undefined, first: string): Position | undefined => {
  const at = cursor === undefined ? undefined : (parsedOf(cursor) as Json | undefined);
  if (!isJsonObject(at)) return undefined;
  const { next, served, unread, claimed = 0 } = at;
  const numbers = [served, unread, claimed];
  if (typeof next !== 'string' || !numbers.every((one) => Number.isSafeInteger(one) && (one as number) >= 0))
    return undefined;
  return sameSiteAddress(next, first) === undefined ? undefined : (at as unknown as Position);
};
