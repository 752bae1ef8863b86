import { comparePlaces, type Place } from '../../plan/cursor.ts';
import type { PostingList } from '../segment/posting.ts';
import type { Segment } from '../segment/segment.ts';
import type { FoundPlace } from './best-places.ts';

interface Head {
  readonly segment: Segment;
  readonly order: PostingList;
  at: number;
  place: FoundPlace | undefined;
}

/** Returns the places of the datasets that changed last, `count` at most, after a place if one is given. Looks at few rows: segments are in this order. */
export const newestPlaces = (segments: readonly Segment[], count: number, after: Place | undefined): FoundPlace[] => {
  const heads = segments.map((segment): Head => {
    const order = segment.byChange();
    const head = { segment, order, at: firstAfter(segment, order, after), place: undefined };
    goToLive(head);
    return head;
  });
  const found: FoundPlace[] = [];
  while (found.length < count) {
    let best: Head | undefined;
    for (const head of heads)
      if (head.place !== undefined && (best === undefined || comparePlaces.changed(head.place, best.place!) < 0))
        best = head;
    if (best === undefined) break;
    found.push(best.place!);
    best.at += 1;
    goToLive(best);
  }
  return found;
};

/** Goes to the next live row, from the current one on. */
const goToLive = (head: Head): void => {
  const { segment, order } = head;
  while (head.at < order.length && segment.dead[order[head.at]!] === 1) head.at += 1;
  head.place = head.at < order.length ? placeOf(segment, order[head.at]!) : undefined;
};

const placeOf = (segment: Segment, row: number): FoundPlace => ({
  ...{ points: 0, title: '', changedAt: segment.rows.changedAt[row]!, id: segment.idOf(row) },
  ...{ segment, row },
});

/** Returns the position of the first row after a place, by bisection. */
const firstAfter = (segment: Segment, order: PostingList, after: Place | undefined): number => {
  if (after === undefined) return 0;
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comparePlaces.changed(placeOf(segment, order[middle]!), after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
