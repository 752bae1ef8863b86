import type { DatasetChange } from '@moisson/domain';
import type { PostingList } from '../segment/posting.ts';
import type { Segment } from '../segment/segment.ts';

interface Head {
  readonly segment: Segment;
  readonly order: PostingList;
  at: number;
  id: string | undefined;
}

/** Returns at most `limit` datasets whose ids start with the prefix and come after a given one, sorted by id. */
export const listedById = (
  segments: readonly Segment[],
  { prefix, after, limit }: { readonly prefix: string; readonly after: string; readonly limit: number },
): readonly DatasetChange[] => {
  const heads = segments.map((segment): Head => {
    const order = segment.byId();
    const head = { segment, order, at: firstFrom(segment, order, prefix, after), id: undefined };
    goToLive(head, prefix);
    return head;
  });
  const found: DatasetChange[] = [];
  while (found.length < limit) {
    let best: Head | undefined;
    for (const head of heads) if (head.id !== undefined && (best === undefined || head.id < best.id!)) best = head;
    if (best === undefined) break;
    const changedAt = best.segment.rows.changedAt[best.order[best.at]!]!;
    found.push({ id: best.id!, changedAt: new Date(changedAt).toISOString() });
    best.at += 1;
    goToLive(best, prefix);
  }
  return found;
};

/** Goes to the next live row with the prefix, from the current one on. */
const goToLive = (head: Head, prefix: string): void => {
  const { segment, order } = head;
  while (head.at < order.length && segment.dead[order[head.at]!] === 1) head.at += 1;
  const id = head.at < order.length ? segment.idOf(order[head.at]!) : undefined;
  head.id = id?.startsWith(prefix) === true ? id : undefined;
};

/** Returns the position of the first row whose id is not below the prefix and above `after`, by bisection. */
const firstFrom = (segment: Segment, order: PostingList, prefix: string, after: string): number => {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const id = segment.idOf(order[middle]!);
    if (id < prefix || id <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};
