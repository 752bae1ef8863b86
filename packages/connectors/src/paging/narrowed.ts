import { rawHash } from '@moisson/domain';
import type { ListEnd } from '@moisson/formats';
import { messageOf, MoissonError } from '@moisson/kernel';

/** Reads a window of a list: `limit` records after `offset`. */
export type ReadWindow<Envelope> = (offset: number, limit: number) => AsyncGenerator<Uint8Array[], ListEnd<Envelope>>;

/** Unreadable records in a row: more of them are the server's fault, not that of a record. */
const MAX_IN_A_ROW = 2;
/** Unreadable records of one list. Each costs some ten requests. */
const MAX_IN_ALL = 20;

/** Errors that one record can cause: the server fails to write it, or writes it wrongly. */
const BY_A_RECORD: ReadonlySet<string> = new Set([
  'protocol.error-answer',
  'body.malformed',
  'body.truncated',
  'body.too-deep',
  'fetch.server-error',
]);

interface Counted<Envelope> extends ListEnd<Envelope> {
  readonly received: number;
}

/**
 * Returns a reader that, where a window fails, reads its halves, until the record that makes it fail is alone: that one
 * counts as unread, and the others are read. If its neighbours fail too, the server is at fault, and its error is thrown.
 * Records that arrive before their window fails are not yielded again. `envelope`: of an earlier answer of the list, for
 * a record that fails alone and has none.
 */
export const narrowed = <Envelope>(read: ReadWindow<Envelope>, envelope: Envelope): ReadWindow<Envelope> => {
  let [inARow, inAll, last] = [0, 0, envelope];

  /** `before`: hashes of the records that failed windows around this one yielded. */
  async function* window(
    offset: number,
    limit: number,
    before: ReadonlySet<string>,
  ): AsyncGenerator<Uint8Array[], Counted<Envelope>> {
    const hashes: string[] = [];
    try {
      const reading = read(offset, limit);
      let step = await reading.next();
      for (; !step.done; step = await reading.next()) {
        const here = step.value.map(rawHash);
        hashes.push(...here);
        const fresh = step.value.filter((_, at) => !before.has(here[at]!));
        if (fresh.length > 0) yield fresh;
      }
      [inARow, last] = [0, step.value.envelope];
      return { ...step.value, received: hashes.length };
    } catch (error) {
      if (!(error instanceof MoissonError) || !BY_A_RECORD.has(error.code)) throw error;
      if (limit > 1) return yield* halves(offset, limit, new Set([...before, ...hashes]));
      [inARow, inAll] = [inARow + 1, inAll + 1];
      if (inARow > MAX_IN_A_ROW || inAll > MAX_IN_ALL || hashes.length > 0) throw error;
      const items = [{ position: 1, detail: detailOf(error) }];
      return { envelope: last, found: true, received: 0, unread: { count: 1, items } };
    }
  }

  async function* halves(
    offset: number,
    limit: number,
    before: ReadonlySet<string>,
  ): AsyncGenerator<Uint8Array[], Counted<Envelope>> {
    const half = Math.ceil(limit / 2);
    const left = yield* window(offset, half, before);
    // A catalogue that returns fewer records than asked for is read on from there.
    if (left.received + left.unread.count < half) return left;
    const right = yield* window(offset + half, limit - half, before);
    const items = right.unread.items.map((item) => ({ ...item, position: half + item.position }));
    return {
      ...right,
      received: left.received + right.received,
      unread: { count: left.unread.count + right.unread.count, items: [...left.unread.items, ...items] },
    };
  }

  return (offset, limit) => window(offset, limit, new Set());
};

const detailOf = (error: MoissonError): string =>
  typeof error.params.detail === 'string' ? error.params.detail : messageOf(error);
