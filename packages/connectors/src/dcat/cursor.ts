import { isJsonObject, parseJson } from '@moisson/domain';
import type { ReadContext } from '@moisson/domain';
import { sameSiteAddress } from '../paging/next-link.ts';

/** The position between two pages, and what was read before it. */
export interface Position {
  /** The address of the next page. */
  readonly url: string;
  readonly pages: number;
  readonly records: number;
  readonly unread: number;
  /** Datasets that a catalogue counts beyond those that are described. */
  readonly missing: number;
  readonly others: number;
  readonly total: number | undefined;
}

const MAX_URL = 4000;

/** Returns the cursor of a position; undefined if its address is too long. */
export const cursorOf = (position: Position): string | undefined =>
  position.url.length > MAX_URL ? undefined : JSON.stringify(position);

/** Returns the position of a cursor: the first page if there is none, or one that this reading did not return. */
export const positionOf = (context: Pick<ReadContext, 'from' | 'since' | 'source'>): Position => {
  const { from, source } = context;
  const { endpoint } = source;
  const start = { url: firstPage(context), pages: 0, records: 0, unread: 0, missing: 0, others: 0, total: undefined };
  const given = from === undefined ? undefined : parsed(from);
  if (!isJsonObject(given) || typeof given.url !== 'string') return start;
  const url = sameSiteAddress(given.url, endpoint);
  const { pages, records, unread, missing, others, total } = given;
  const counts = { pages, records, unread, missing, others };
  if (url === undefined || !Object.values(counts).every(isCount) || !(total === undefined || isCount(total)))
    return start;
  return { url, ...(counts as Omit<Position, 'url' | 'total'>), total };
};

/**
 * Returns the address of the first page. `modified_since` is the parameter of ckanext-dcat's catalogues
 * (github.com/ckan/ckanext-dcat, "Catalog endpoint"); other servers ignore it.
 */
export const firstPage = ({ since, source: { endpoint } }: Pick<ReadContext, 'since' | 'source'>): string => {
  if (since === undefined) return endpoint;
  const url = new URL(endpoint);
  url.searchParams.set('modified_since', since.toISOString());
  return url.href;
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const parsed = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
};
