import type { Evidence } from '@moisson/contracts';
import { defined, MoissonError, problem, type Problem } from '@moisson/kernel';
import { rawHash, type Completeness, type RawPage } from '@moisson/domain';
import type { ListEnd } from '@moisson/formats';
import { parsedOf } from '../mapping/lang-values.ts';
import { nextFault } from './next-fault.ts';
import { sameSiteAddress } from './next-link.ts';
import { bothUnread, nothingUnread } from './unread.ts';

/** The end of a page, and the address that served it, from which a relative address of the next page starts. */
export interface LinkedEnd extends ListEnd {
  readonly url: string;
}

export interface LinkedProtocol<End extends LinkedEnd = LinkedEnd> {
  /** The address of the first page. */
  readonly first: string;
  readonly read: (url: string) => AsyncGenerator<Uint8Array[], End>;
  /**
   * Returns the address of the next page as the source gives it; undefined on the last page, an empty text for a next
   * page that has no address.
   */
  readonly next: (end: End) => string | undefined;
  /** Returns the claimed number of records, if the source gives one. Throws if it is no number. */
  readonly claimed: (end: End) => number | undefined;
  readonly signal: AbortSignal;
  /** The cursor of a page from an earlier reading: only later pages are read. */
  readonly from?: string;
}

/** A list with more pages, or that claims more records, is considered endless. */
const MAX_PAGES = 100_000;
const MAX_CLAIMED = 10_000_000;
const MAX_CURSOR = 8000;

/** The position after a page. */
interface Position {
  readonly url: string;
  readonly pages: number;
  /** Records served so far, distinct ones among them, and items that could not be read. */
  readonly served: number;
  readonly met: number;
  readonly unread: number;
  readonly claimed?: number;
}

/**
 * Reads a list whose pages announce the next one by its address. A page without a next one proves that the list was read
 * to its end; a next page that is on another site, was read before or brings nothing new makes it incomplete, and so
 * does a count that moves. A record with the same bytes as one of an earlier page is not yielded again.
 */
export async function* linkedPages<End extends LinkedEnd>(
  protocol: LinkedProtocol<End>,
): AsyncGenerator<RawPage, Completeness> {
  const start = readPosition(protocol);
  const asked = new Set<string>();
  const met = new Set<string>();
  const problems: Problem[] = [];
  let { served, claimed } = start;
  let unread = nothingUnread;
  let repeated = 0;
  let moved = false;
  let refused = false;
  let next: string | undefined = start.url;
  for (let page = start.pages + 1; next !== undefined; page += 1) {
    const address: string = next;
    protocol.signal.throwIfAborted();
    asked.add(address);
    const reading = protocol.read(address);
    const before = met.size;
    let received = 0;
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      const hashes = step.value.map(rawHash);
      const records = step.value.filter((_, at) => !met.has(hashes[at]!));
      received += hashes.length;
      repeated += hashes.length - records.length;
      for (const hash of hashes) met.add(hash);
      if (records.length > 0) yield { records };
    }
    const end = step.value;
    const claim = protocol.claimed(end);
    if (claim !== undefined && claim > MAX_CLAIMED) throw new MoissonError('paging.endless', { pages: page });
    if (claim !== claimed && claimed !== undefined && claim !== undefined) {
      if (!moved) problems.push(problem('paging.count-changed', { before: claimed, after: claim }));
      moved = true;
    }
    claimed = claim ?? claimed;
    unread = bothUnread(unread, end.unread, served);
    served += received + end.unread.count;
    const announced = protocol.next(end);
    next = announced === undefined ? undefined : sameSiteAddress(announced, end.url);
    const fault =
      announced === undefined
        ? undefined
        : nextFault({
            ...{ address: next, announced, asked, page },
            ...{ fresh: met.size - before, maxPages: MAX_PAGES },
          });
    if (fault !== undefined) {
      problems.push(problem('paging.next-not-read', { detail: fault }));
      refused = true;
      next = undefined;
    }
    if (next !== undefined) {
      const counts = { pages: page, served, met: start.met + met.size, unread: start.unread + unread.count };
      const cursor = JSON.stringify({ url: next, ...counts, ...defined({ claimed }) } satisfies Position);
      // A cursor that is too long for a checkpoint is left out: the list is then read again from an earlier one.
      yield { records: [], ...(cursor.length > MAX_CURSOR ? {} : { cursor }) };
    }
  }
  const distinct = start.met + met.size;
  const skipped = start.unread + unread.count;
  if (repeated > 0) {
    const missing = Math.max(0, (claimed ?? 0) - distinct - skipped);
    problems.push(problem('paging.unstable-order', { repeated, recovered: 0, passes: 1, missing }));
  }
  const isShort = claimed !== undefined && distinct + skipped < claimed;
  const told = claimed === undefined ? '' : ` of ${claimed} claimed`;
  return {
    evidence: [
      { kind: 'end-signal', holds: !refused && !isShort, detail: `${distinct + skipped}${told} served` },
      {
        kind: 'pages',
        holds: !refused && !moved,
        detail: refused ? 'a next page is left' : moved ? 'the count moved while reading' : 'no next page is left',
      },
      { kind: 'body', holds: true, detail: 'every body parsed to its end' },
    ] satisfies Evidence[],
    problems: [...problems, ...unread.problems],
    oversized: skipped,
    ...defined({ claimed }),
  };
}

/** Returns the position of a cursor; the start if there is none, it has another form, or it leads to another site. */
const readPosition = ({ first, from }: Pick<LinkedProtocol, 'first' | 'from'>): Position => {
  const start: Position = { url: first, pages: 0, served: 0, met: 0, unread: 0 };
  const at: Partial<Position> = (from === undefined ? undefined : (parsedOf(from) as Partial<Position> | null)) ?? {};
  const { url, pages, served, met, unread, claimed = 0 } = at;
  const isCount = (one: unknown): boolean => Number.isSafeInteger(one) && (one as number) >= 0;
  const isOurs = typeof url === 'string' && sameSiteAddress(url, first) === url;
  return isOurs && [pages, served, met, unread, claimed].every(isCount) ? (at as Position) : start;
};
