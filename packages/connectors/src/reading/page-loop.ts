import { MoissonError, problem, type Evidence, type Problem } from '@moisson/contracts';
import { rawHash, type Completeness, type JsonObject, type RawPage } from '@moisson/domain';
import type { ListEnd } from './read-list.ts';

export interface PagedProtocol {
  /** Records asked for per page. */
  readonly pageSize: number;
  /** The most records that the protocol lets one reach, if it is limited. */
  readonly window?: number;
  /** Reads the page that starts after `offset` records. */
  readonly read: (offset: number, pageSize: number) => AsyncGenerator<Uint8Array[], ListEnd>;
  /** The claimed number of records. Throws where the envelope is an error or tells none. */
  readonly claimed: (end: ListEnd) => number;
  readonly signal: AbortSignal;
}

/** Pages, and claimed records, beyond this many are no catalogue. */
const MAX_PAGES = 100_000;
const MAX_CLAIMED = 10_000_000;
/** What a growing source may serve beyond its first claim before it is called endless. */
const ENDLESS_FACTOR = 2;

/**
 * Reads offset-paged lists the careful way: follows what really came instead of what was asked (silent caps), notices a
 * page served twice, a count that moves, a list without end, and says on what grounds the list is whole.
 */
export async function* pageLoop(protocol: PagedProtocol): AsyncGenerator<RawPage, Completeness> {
  const problems: Problem[] = [];
  const seenPages = new Set<string>();
  let pageSize = protocol.pageSize;
  let served = 0;
  let oversized = 0;
  let claimed: number | undefined;
  let moved = false;
  for (let pages = 0; ; pages += 1) {
    protocol.signal.throwIfAborted();
    const reading = protocol.read(served, pageSize);
    let first: Uint8Array | undefined;
    let last: Uint8Array | undefined;
    let received = 0;
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      received += step.value.length;
      first ??= step.value[0];
      last = step.value.at(-1) ?? last;
      yield { records: step.value };
    }
    const end = step.value;
    const claim = protocol.claimed(end);
    if (claim > MAX_CLAIMED) throw new MoissonError('paging.endless', { pages: pages + 1 });
    if (claimed !== undefined && claim !== claimed) {
      if (!moved) problems.push(problem('paging.count-changed', { before: claimed, after: claim }));
      moved = true;
    }
    claimed = claim;
    received += end.oversized;
    oversized += end.oversized;
    served += received;
    if (first !== undefined && last !== undefined) {
      // Its length and its ends tell a page.
      const page = `${received} ${rawHash(first)} ${rawHash(last)}`;
      if (seenPages.has(page))
        throw new MoissonError('paging.repeated-page', { cursor: served - received }, { retryable: true });
      seenPages.add(page);
    }
    if (received === 0 || served >= claimed) break;
    if (pages >= MAX_PAGES || served > claimed * ENDLESS_FACTOR + protocol.pageSize)
      throw new MoissonError('paging.endless', { pages: pages + 1 });
    if (received < pageSize) {
      problems.push(problem('paging.capped-rows', { rows: received, asked: pageSize }));
      pageSize = received;
    }
    if (protocol.window !== undefined && served + pageSize > protocol.window)
      throw new MoissonError('paging.window-limit', { limit: protocol.window, claimed });
  }
  return {
    evidence: [
      { kind: 'end-signal', holds: served >= claimed, detail: `${served} of ${claimed} served` },
      { kind: 'pages', holds: !moved, detail: moved ? 'the count moved while reading' : 'all pages read' },
      { kind: 'body', holds: true, detail: 'every body parsed to its end' },
    ] satisfies Evidence[],
    problems,
    claimed,
    oversized,
  };
}

/**
 * The number of records that the envelope claims: a JSON number, whole, not negative and exact, as the three protocols document it
 * (CKAN `count`, OGC API Records `numberMatched`, Opendatasoft `total_count`). Anything else, digits in a text included, is no
 * count: JavaScript would make 0 of `[]` and 1 of `true`, and a list would pass for whole. Throws `body.unexpected-shape`.
 */
export const countOf = (envelope: JsonObject, name: string, url: string): number => {
  const value = Object.hasOwn(envelope, name) ? envelope[name] : undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  const told = value === undefined ? 'is missing' : `is ${JSON.stringify(value).slice(0, 50)}`;
  throw new MoissonError(
    'body.unexpected-shape',
    { url, detail: `"${name}" is no count of records: it ${told}` },
    { retryable: true },
  );
};
