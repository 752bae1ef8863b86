import { type Evidence } from '@moisson/contracts';
import { type Problem, MoissonError, problem, said } from '@moisson/kernel';
import { rawHash, type Completeness, type JsonObject, type RawPage } from '@moisson/domain';
import type { ListEnd } from '@moisson/formats';
import { bothUnread, nothingUnread, type Unread } from './unread.ts';

/** `Envelope`: what surrounds the records of a page. */
export interface PagedProtocol<Envelope = JsonObject> {
  /** Records requested per page. */
  readonly pageSize: number;
  /** The largest number of records that the protocol can reach, if limited. */
  readonly window?: number;
  /** Reads the page that starts after `offset` records. A later pass may request another order. */
  readonly read: (offset: number, pageSize: number, pass: number) => AsyncGenerator<Uint8Array[], ListEnd<Envelope>>;
  /** Returns the claimed number of records. Throws if the envelope is an error or has no count. */
  readonly claimed: (end: ListEnd<Envelope>) => number;
  readonly signal: AbortSignal;
  /** The cursor of a page from an earlier reading: only later records are read. */
  readonly from?: string;
}

/** Limits of pages and of claimed records. A source that exceeds them is not a catalogue. */
const MAX_PAGES = 100_000;
const MAX_CLAIMED = 10_000_000;
/**
 * A source may grow while it is read. If it serves more than this multiple of its first claim, it is considered
 * endless.
 */
const ENDLESS_FACTOR = 2;

/** Largest number of readings of a list whose order changes with each request, until every record has appeared. */
const MAX_PASSES = 8;

/** The state shared by all readings of one list. */
interface Passes {
  readonly problems: Problem[];
  /** Hashes of the records seen. A record that comes again with the same bytes is not yielded again. */
  readonly met: Set<string>;
  /** Distinct records before the page from which reading continues. */
  readonly metBefore: number;
  repeated: number;
  claimed: number | undefined;
  moved: boolean;
}

/** The result of one reading. */
interface Pass {
  readonly served: number;
  readonly unread: Unread;
}

/**
 * Reads a list that is paged by offset. Counts the records that were received and not those requested (limits may be
 * silent), detects a page that is served twice, a changing count and an endless list, and returns the evidence for
 * completeness.
 *
 * If the number of records differs from the claim, the whole list is read again, as long as a reading brings new
 * records: a sort with ties may leave a record out of all pages. If a second reading gives the same records, the count
 * is wrong.
 */
export async function* offsetPages<Envelope>(protocol: PagedProtocol<Envelope>): AsyncGenerator<RawPage, Completeness> {
  const from = readOffset(protocol.from);
  const passes: Passes = {
    ...{ problems: [], met: new Set(), metBefore: from.met, repeated: 0, moved: false },
    claimed: from.claimed,
  };
  const first = yield* onePass(protocol, passes, 1, from);
  const unread = first.unread.count + from.unread;
  const { met } = passes;
  const inFirst = met.size;
  const repeatedInFirst = passes.repeated;
  let read = 1;
  const missing = (): number => passes.claimed! - passes.metBefore - met.size - unread;
  // After a continued reading, another pass cannot help: the records of the first part are not known any more.
  const isWhole = from.offset === 0;
  for (let before = -1; isWhole && inFirst > 0 && missing() !== 0 && before < met.size && read < MAX_PASSES;) {
    before = met.size;
    read += 1;
    yield* onePass(protocol, passes, read, START);
  }
  const whole = first.served >= passes.claimed! || missing() <= 0;
  return {
    evidence: [
      {
        kind: 'end-signal',
        holds: whole,
        detail: `${passes.metBefore + met.size + unread} of ${passes.claimed!} served`,
      },
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

/** The position of a reading. */
interface Offset {
  /** Records served so far. */
  readonly offset: number;
  /** Distinct records among them. */
  readonly met: number;
  /** Number of skipped items. */
  readonly unread: number;
  readonly claimed: number | undefined;
  /** The real page size, if the source returned fewer records than requested. */
  readonly pageSize?: number;
}

const START: Offset = { offset: 0, met: 0, unread: 0, claimed: undefined };

const cursorOf = (at: Offset): string => JSON.stringify(at);

/** Returns the records before the position of a cursor of `offsetPages`; 0 for any other, which restarts the list. */
export const offsetIn = (cursor: string | undefined): number => readOffset(cursor).offset;

/** Returns the position of a cursor; the start if there is none or it has another form. */
const readOffset = (cursor: string | undefined): Offset => {
  if (cursor === undefined) return START;
  const at = parsed(cursor);
  const numbers = [at.offset, at.met, at.unread, at.claimed, at.pageSize];
  return numbers.every((one) => Number.isSafeInteger(one) && one! >= 0) && at.pageSize! > 0 ? (at as Offset) : START;
};

const parsed = (cursor: string): Partial<Offset> => {
  try {
    return (JSON.parse(cursor) ?? {}) as Partial<Offset>;
  } catch {
    return {};
  }
};

/** Reads the list once, from its first page or from a cursor, to its last page. */
async function* onePass<Envelope>(
  protocol: PagedProtocol<Envelope>,
  passes: Passes,
  pass: number,
  from: Offset,
): AsyncGenerator<RawPage, Pass> {
  const { problems, met } = passes;
  const seenPages = new Set<string>();
  let pageSize = from.pageSize ?? protocol.pageSize;
  let served = from.offset;
  let unread = nothingUnread;
  for (let pages = 0; ; pages += 1) {
    protocol.signal.throwIfAborted();
    const reading = protocol.read(served, pageSize, pass);
    const onPage: string[] = [];
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) {
      const hashes = step.value.map(rawHash);
      onPage.push(...hashes);
      // A repetition within one page of the first reading is in the source itself, and is counted as a duplicate.
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
      // A page is identified by its length and by its first and last record.
      const page = `${received} ${onPage[0]!} ${onPage.at(-1)!}`;
      if (seenPages.has(page))
        throw new MoissonError('paging.repeated-page', { cursor: served - received }, { retryable: true });
      seenPages.add(page);
    }
    if (received === 0 || served >= claim) return { served, unread };
    if (pass === 1) {
      const [distinct, passedOver] = [passes.metBefore + met.size, from.unread + unread.count];
      yield {
        records: [],
        cursor: cursorOf({
          offset: served,
          met: distinct,
          unread: passedOver,
          claimed: claim,
          pageSize: Math.min(pageSize, received),
        }),
      };
    }
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
 * Returns the number of records that the envelope claims: a non-negative safe integer as a JSON number, as the three
 * protocols document it (CKAN `count`, OGC API Records `numberMatched`, Opendatasoft `total_count`). Any other value is
 * rejected, digits in a text included: JavaScript would convert `[]` to 0 and `true` to 1, and an incomplete list would
 * count as complete. Throws `body.unexpected-shape`.
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
