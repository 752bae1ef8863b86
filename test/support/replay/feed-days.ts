import { readFileSync } from 'node:fs';
import { constants, zstdDecompressSync } from 'node:zlib';

/** A dataset as a DCAT-US feed published it. */
export interface FeedRecord {
  readonly identifier?: string;
  readonly title?: string;
  readonly description?: string;
  readonly landingPage?: string;
  readonly distribution?: readonly { readonly accessURL?: string; readonly downloadURL?: string }[];
}

/** The content of a feed on one day. */
export interface FeedDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly body: string;
  readonly records: readonly FeedRecord[];
}

/** Returns the days of a recorded feed, oldest first. */
export const readFeedDays = (path: string): readonly FeedDay[] => {
  const params = { [constants.ZSTD_d_windowLogMax]: 27 };
  const text = zstdDecompressSync(readFileSync(path), { params }).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { date, body } = JSON.parse(line) as { date: string; body: unknown };
      const json = typeof body === 'string' ? body : JSON.stringify(body);
      return { date, body: json, records: (JSON.parse(json) as { dataset: readonly FeedRecord[] }).dataset };
    });
};

/** Returns a title as people compare it: without capitals, spaces and punctuation. */
export const titleOf = ({ title }: FeedRecord): string =>
  (title ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Returns the address of the map layer behind a record, if it has one, with scheme and capitals folded. */
export const serviceOf = ({ distribution = [] }: FeedRecord): string | undefined => {
  const addresses = distribution.map(({ accessURL }) => accessURL ?? '');
  const service = addresses.find((address) => /\/(Feature|Map|Image)Server(\/\d+)?\/?$/i.test(address));
  return service
    ?.toLowerCase()
    .replace(/^https?:/, '')
    .replace(/\/$/, '');
};

/** Returns the items whose key no other item has. */
export const byUnique = <T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T> => {
  const groups = Map.groupBy(items, keyOf);
  return new Map(
    [...groups].flatMap(([key, group]) =>
      key === undefined || key === '' || group.length > 1 ? [] : [[key, group[0]!]],
    ),
  );
};
