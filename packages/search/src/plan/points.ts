import { ALL_FIELDS, FIELDS, fieldWeights, PLAIN_FIELDS } from '../dataset/fields.ts';

/** The weight of a related term, as a share of the weight of the word itself. */
const RELATED_SHARE = 0.5;
/** BM25's saturation, over the weights of the matching fields (BM25F; Robertson and Zaragoza, 2009, §3.1): each further field adds less. */
const SATURATION = 4;
/** Points are multiplied by this and rounded, so that sums are exact and a cursor holds them. */
const UNIT = 100;

/** The points of a token, by the set of fields that hold it (bits of `FIELDS`). Zero: it does not match there. */
export type PointTable = readonly number[];

const weightOf = (bits: number): number =>
  FIELDS.reduce((sum, [field, bit]) => sum + ((bits & bit) === 0 ? 0 : fieldWeights[field]), 0);

/**
 * Returns BM25's inverse document frequency, rounded to half steps of powers of two. Rounded, because a page's cursor holds points: they
 * must not change with each written dataset. `datasets`: those that hold the word; `all`: the whole index.
 */
const rarityOf = (datasets: number, all: number): number =>
  0.5 + Math.round(2 * Math.log2(1 + all / (1 + datasets))) / 2;

const tableOf = (rarity: number, share: number, inAddresses: boolean): PointTable => {
  const wanted = inAddresses ? ALL_FIELDS : PLAIN_FIELDS;
  return Array.from({ length: ALL_FIELDS + 1 }, (_, bits) => {
    const weight = share * weightOf(bits & wanted);
    return Math.round((UNIT * rarity * weight) / (weight + SATURATION));
  });
};

/** Returns the points of a word: its rarity times the saturated weight of the fields that hold it. `inAddresses`: also in addresses. */
export const pointsOf = (
  datasets: number,
  all: number,
  inAddresses: boolean,
): { readonly own: PointTable; readonly related: PointTable } => {
  const rarity = rarityOf(datasets, all);
  return { own: tableOf(rarity, 1, inAddresses), related: tableOf(rarity, RELATED_SHARE, inAddresses) };
};
