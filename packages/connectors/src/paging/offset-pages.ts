import { type Evidence } from '@moisson/contracts';
import { type Problem, MoissonError, problem, said } from '@moisson/kernel';
import { rawHash, type Completeness, type JsonObject, type RawPage } from '@moisson/domain';
import type { ListEnd } from '@moisson/formats';
import { bothUnread, nothingUnread, type Unread } from './unread.ts';

export interface PagedProtocol {
  /** Records asked for per page. */
  readonly pageSize: number;
  /** The most records that the protocol lets one reach, if it is limited. */
  readonly window?: number;
  /** Reads the page that starts after `offset` records. A later pass may ask for another order. */
  readonly read: (offset: number, pageSize: number, pass: number) => AsyncGenerator<Uint8Array[], ListEnd>;
  /** The claimed number of records. Throws where the envelope is an error or tells none. */
  readonly claimed: (end: ListEnd) => number;
  readonly signal: AbortSignal;
}

/** Pages, and claimed records, beyond this many are no catalogue. */
const MAX_PAGES = 100_000;
const MAX_CLAIMED = 10_000_000;
/** What a growing source may serve beyond its first claim before it is called endless. */
const ENDLESS_FACTOR = 2;

/** A list whose order changes with each request needs several readings until every record was on some page. */
const MAX_PASSES = 8;

/** What the readings of one list have met so far. */
interface Passes {
  readonly problems: Problem[];
  /** Hashes of the records met. A record that comes again with the same bytes is not passed on again. */
  readonly met: Set<string>;
  repeated: number;
  claimed: number | undefined;
  moved: boolean;
}

/** What one reading came to. */
interface Pass {
  readonly served: number;
  readonly unread: Unread;
}

/**
 * Reads offset-paged lists the careful way: follows what really came instead of what was asked (silent caps), notices a
 * page served twice, a count that moves, a list without end, and says on what grounds the list is whole.
 *
 * Where fewer or more records came than are claimed, the whole list is read again, as long as a reading brings new records:
 * a sort with ties may put a record on no page at all. Where a second reading gives the same, the count is wrong.
 */
export async function* offsetPages(protocol: PagedProtocol): AsyncGenerator<RawPage, Completeness> {
  const passes: Passes = { problems: [], met: new Set(), repeated: 0, claimed: undefined, moved: false };
  const first = yield* onePass(protocol, passes, 1);
  const unread = first.unread.count;
  const { met } = passes;
  const inFirst = met.size;
  const repeatedInFirst = passes.repeated;
  let read = 1;
  const missing = (): number => passes.claimed! - met.size - unread;
  for (let before = -1; inFirst > 0 && missing() !== 0 && before < met.size && read < MAX_PASSES;) {
    before = met.size;
    read += 1;
    yield* onePass(protocol, passes, read);
  }
  const whole = first.served >= passes.claimed! || missing() <= 0;
  return {
    evidence: [
      { kind: 'end-signal', holds: whole, detail: `${met.size + unread} of ${passes.claimed!} served` },
      {
        kind: 'pages',
        holds: !passes.moved,
        detail: passes.moved ? 'the count moved while reading' : 'all pages read',
      },
      { kind: 'body', holds: true, detail: 'every body parsed to its end' },
    ] satisfies Evidence[],
    problems: [...passes.problems, ...orderProblems(), ...first.unread.problems],
    claimed: passes.claimed!,
    oversized: unread,
  };

  function orderProblems(): Problem[] {
    const recovered = met.size - inFirst;
    if (recovered > 0 || (repeatedInFirst > 0 && read === 1)) {
      const params = { repeated: repeatedInFirst, recovered, passes: read, missing: Math.max(0, missing()) };
      return [problem('paging.unstable-order', params)];
    }
    if (read === 1 || passes.moved) return [];
    return [problem('paging.count-wrong', { claimed: passes.claimed!, seen: met.size + unread, passes: read })];
  }
}

/** Reads the list from its first page to its last one. */
async function* onePass(protocol: PagedProtocol, passes: Passes, pass: number): AsyncGenerator<RawPage, Pass> {
  const { problems, met } = passes;
  const seenPages = new Set<string>();
  let pageSize = protocol.pageSize;
  let served = 0;
  let unread = nothingUnread;
  for (let pages = 0; ; pages += 1) {
    protocol.signal.throwIfAborted();
    const reading = protocol.read(served, pageSize, pass);
    const onPage: string[] = [];
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      const hashes = step.value.map(rawHash);
      onPage.push(...hashes);
      // Within one page of the first reading a repetition is the source's own, and is counted as a duplicate.
      const records = step.value.filter((_, at) => !met.has(hashes[at]!));
      if (records.length > 0) yield { records };
    }
    const end = step.value;
    const claim = protocol.claimed(end);
    if (claim > MAX_CLAIMED) throw new MoissonError('paging.endless', { pages: pages + 1 });
    if (passes.claimed !== undefined && claim !== passes.claimed) {
      if (!passes.moved) problems.push(problem('paging.count-changed', { before: passes.claimed, after: claim }));
      passes.moved = true;
    }
    passes.claimed = claim;
    for (const hash of onPage) if (met.has(hash)) passes.repeated += 1;
    for (const hash of onPage) met.add(hash);
    unread = bothUnread(unread, end.unread, served);
    const received = onPage.length + end.unread.count;
    served += received;
    if (onPage.length > 0) {
      // Its length and its ends tell a page.
      const page = `${received} ${onPage[0]!} ${onPage.at(-1)!}`;
      if (seenPages.has(page))
        throw new MoissonError('paging.repeated-page', { cursor: served - received }, { retryable: true });
      seenPages.add(page);
    }
    if (received === 0 || served >= claim) return { served, unread };
    if (pages >= MAX_PAGES || served > claim * ENDLESS_FACTOR + protocol.pageSize)
      throw new MoissonError('paging.endless', { pages: pages + 1 });
    if (received < pageSize) {
      if (pass === 1) problems.push(problem('paging.capped-rows', { rows: received, asked: pageSize }));
      pageSize = received;
    }
    if (protocol.window !== undefined && served + pageSize > protocol.window)
      throw new MoissonError('paging.window-limit', { limit: protocol.window, claimed: claim });
  }
}

/**
 * The number of records that the envelope claims: a JSON number, whole, not negative and exact, as the three protocols document it
 * (CKAN `count`, OGC API Records `numberMatched`, Opendatasoft `total_count`). Anything else, digits in a text included, is no
 * count: JavaScript would make 0 of `[]` and 1 of `true`, and a list would pass for whole. Throws `body.unexpected-shape`.
 */
export const countOf = (envelope: JsonObject, name: string, url: string): number => {
  const value = Object.hasOwn(envelope, name) ? envelope[name] : undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  const seen = value === undefined ? undefined : JSON.stringify(value).slice(0, 50);
  throw new MoissonError(
    'body.unexpected-shape',
    {
      url,
      detail: said(
        `« ${name} » n’est pas un nombre de fiches : ${seen ?? 'il manque'}`,
        `"${name}" is no count of records: it ${seen === undefined ? 'is missing' : `is ${seen}`}`,
      ),
    },
    { retryable: true },
  );
};
