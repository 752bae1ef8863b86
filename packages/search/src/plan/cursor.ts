import type { DatasetQuery, SearchSort } from '@moisson/domain';
import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import { createHash } from 'node:crypto';

/** The place of a dataset in the results. */
export interface Place {
  /** Points; zero unless results are sorted by relevance. */
  readonly points: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** What titles are sorted by (`titleKey`); empty unless they are. */
  readonly title: string;
  readonly id: string;
}

const byId = (a: Place, b: Place): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byChange = (a: Place, b: Place): number => b.changedAt - a.changedAt || byId(a, b);

/** Compares two places, by sort; negative if `a` comes first. */
export const comparePlaces: Readonly<Record<SearchSort, (a: Place, b: Place) => number>> = {
  relevance: (a, b) => b.points - a.points || byChange(a, b),
  changed: byChange,
  title: (a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : byId(a, b)),
  id: byId,
};

/** Returns the cursor of the results after this place. */
export const encodeCursor = ({ points, changedAt, title, id }: Place, query: DatasetQuery): string =>
  Buffer.from(JSON.stringify([points, changedAt, title, id, digestOf(query)])).toString('base64url');

/** Returns the place in a cursor. Throws `request.invalid` for text that `encodeCursor` did not create, or created for another query. */
export const decodeCursor = (text: string, query: DatasetQuery): Place => {
  const [points, changedAt, title, id, digest] = parsed(text);
  const isPlace =
    Number.isSafeInteger(points) &&
    Number.isSafeInteger(changedAt) &&
    typeof title === 'string' &&
    typeof id === 'string';
  if (!isPlace || typeof digest !== 'string')
    throw refused(
      said('le curseur (cursor) n’est pas de ceux que ce service donne', 'the cursor is none that this service gives'),
    );
  if (digest !== digestOf(query))
    throw refused(
      said(
        'le curseur (cursor) est celui d’une autre recherche : reprenez à la première page',
        'the cursor belongs to another search: start again at the first page',
      ),
    );
  return { points: points as number, changedAt: changedAt as number, title, id };
};

const parsed = (text: string): unknown[] => {
  try {
    const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
};

const refused = (detail: Bilingual): MoissonError => new MoissonError('request.invalid', { detail });

/** Returns a short digest of what chooses and orders the results. */
const digestOf = (query: DatasetQuery): string => {
  const { text, organization, theme, format, license, source, absent, period, bbox, sort } = query;
  const { where, asWritten } = query;
  const choice = [
    ...[text?.trim() ?? '', organization, theme, format, license, source, absent, period, bbox, sort],
    // Only if given, so that they alter no cursor of a query without them.
    ...(where === undefined && asWritten !== true ? [] : [where, asWritten]),
  ];
  return createHash('sha256').update(JSON.stringify(choice)).digest('base64url').slice(0, 8);
};
