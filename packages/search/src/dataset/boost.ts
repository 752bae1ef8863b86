import type { Dataset } from '@moisson/contracts';

/** A year more is a point more. A rare word in a title gives some 500 points, a common one in a description 50. */
const FIRST_YEAR = 2000;
const MAX_YEARS = 40;
/** Points of a dataset that more than one catalogue lists. */
const LISTED_TWICE = 10;

/**
 * Returns the points that a dataset has whatever the query, at most 50: of datasets that match alike, the one that was updated in a
 * later year, or that several catalogues list, comes first. It depends on the dataset alone and not on today's date, so that cursors stay valid.
 */
export const boostOf = ({ modified, issued, records }: Pick<Dataset, 'modified' | 'issued' | 'records'>): number => {
  const year = Number((modified ?? issued ?? '').slice(0, 4));
  const years = Math.max(0, Math.min(year - FIRST_YEAR, MAX_YEARS));
  return years + (new Set(records.map(({ sourceId }) => sourceId)).size > 1 ? LISTED_TWICE : 0);
};
