import type { DatasetId } from '@moisson/contracts';
import type { FeedEntry } from '@moisson/domain';
import type { z } from 'zod';
import type { Activity, ChangeCollection, ChangePage } from './public-change.ts';

/** Entries of a page. It must never change: copies of full pages are kept for ever. */
export const PAGE_SIZE = 500;

/** The context of IIIF, after ours for what it does not name. */
const CONTEXT: z.infer<typeof ChangePage>['@context'] = [
  { version: 'https://schema.org/version' },
  'http://iiif.io/api/discovery/1/context.json',
];

/** A feed as its readers see it. */
export interface FeedAddress {
  /** The portal's origin. */
  readonly origin: string;
  /** See `ChangeFeed.identity`. */
  readonly feed: string;
}

const collectionUrl = ({ origin }: FeedAddress): string => `${origin}/api/v1/changes`;
const pageUrl = (address: FeedAddress, page: number): string => `${collectionUrl(address)}/${address.feed}/${page}`;
const pageReference = (address: FeedAddress, page: number) =>
  ({ id: pageUrl(address, page), type: 'OrderedCollectionPage' }) as const;
const datasetOf = ({ origin }: FeedAddress, id: DatasetId) =>
  ({ id: `${origin}/api/v1/datasets/${id}`, type: 'Dataset' }) as const;

export const TYPES = { create: 'Create', update: 'Update', delete: 'Delete' } as const;

/** Returns the page that an entry is on. */
const pageOf = (number: number): number => Math.ceil(number / PAGE_SIZE);

/** Returns the identity of an entry: its place in the feed. */
export const activityUrl = (address: FeedAddress, number: number): string =>
  `${pageUrl(address, pageOf(number))}#${number}`;

export const activityOf = (address: FeedAddress, entry: FeedEntry): Activity => {
  const id = activityUrl(address, entry.number);
  if (entry.kind === 'refresh') return { id, type: 'Refresh', startTime: entry.at };
  const object = { ...datasetOf(address, entry.id), version: entry.revision };
  if (entry.kind !== 'move') return { id, type: TYPES[entry.kind], object, endTime: entry.at };
  return { id, type: 'Move', object, target: datasetOf(address, entry.to), endTime: entry.at };
};

/** Returns the collection of a feed with this many entries. */
export const collectionOf = (address: FeedAddress, entries: number): z.infer<typeof ChangeCollection> => ({
  '@context': CONTEXT,
  id: collectionUrl(address),
  type: 'OrderedCollection',
  totalItems: entries,
  ...(entries === 0 ? {} : { first: pageReference(address, 1), last: pageReference(address, pageOf(entries)) }),
});

/**
 * Returns a page with its entries. `isClosed`: the next page exists, so that this one will never change. Only then it has `next`: the full
 * page of today must be that of tomorrow.
 */
export const changePageOf = (
  address: FeedAddress,
  page: number,
  entries: readonly FeedEntry[],
  isClosed: boolean,
): z.infer<typeof ChangePage> => ({
  '@context': CONTEXT,
  id: pageUrl(address, page),
  type: 'OrderedCollectionPage',
  partOf: { id: collectionUrl(address), type: 'OrderedCollection' },
  startIndex: (page - 1) * PAGE_SIZE,
  ...(page === 1 ? {} : { prev: pageReference(address, page - 1) }),
  ...(isClosed ? { next: pageReference(address, page + 1) } : {}),
  orderedItems: entries.map((entry) => activityOf(address, entry)),
});
