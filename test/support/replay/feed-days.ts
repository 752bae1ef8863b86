import { readFileSync } from 'node:fs';
import { constants, zstdDecompressSync } from 'node:zlib';

/** A dataset as a DCAT-US feed told it. */
export interface FeedRecord {
  readonly identifier?: string;
  readonly title?: string;
  readonly description?: string;
  readonly landingPage?: string;
  readonly distribution?: readonly { readonly accessURL?: string; readonly downloadURL?: string }[];
}

/** What a feed answered on one day. */
export interface FeedDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly body: string;
  readonly records: readonly FeedRecord[];
}

/** The days of a recorded feed, oldest first. */
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

/** A title as people compare it: capitals, spaces and punctuation tell nothing apart. */
export const titleOf = ({ title }: FeedRecord): string =>
  (title ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The address of the map layer behind a record, where it has one; with its scheme and capitals folded. */
export const serviceOf = ({ distribution = [] }: FeedRecord): string | undefined => {
  const addresses = distribution.map(({ accessURL }) => accessURL ?? '');
  const service = addresses.find((address) => /\/(Feature|Map|Image)Server(\/\d+)?\/?$/i.test(address));
  return service
    ?.toLowerCase()
    .replace(/^https?:/, '')
    .replace(/\/$/, '');
};

/** The items that have a key which no other of them has. */
export const byUnique = <T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T> => {
  const groups = Map.groupBy(items, keyOf);
  return new Map(
    [...groups].flatMap(([key, group]) =>
      key === undefined || key === '' || group.length > 1 ? [] : [[key, group[0]!]],
    ),
  );
};
