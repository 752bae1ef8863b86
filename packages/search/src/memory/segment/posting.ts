import { ALL_FIELDS, FIELD_BITS } from '../../dataset/fields.ts';

/** A posting is a row's number with, in its lowest bits, the fields of the row that contain the token. */
export const rowOf = (posting: number): number => posting >>> FIELD_BITS;
export const fieldsOf = (posting: number): number => posting & ALL_FIELDS;
export const toPosting = (row: number, fields: number): number => ((row << FIELD_BITS) | fields) >>> 0;

/** Postings in ascending order of rows. */
export type PostingList = ArrayLike<number>;
export const NO_POSTINGS: PostingList = new Uint32Array();

/** Returns the position of the first posting, before `end`, of this row or a later one; `end` if there is none. */
export const positionOf = (list: PostingList, row: number, end = list.length): number => {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rowOf(list[middle]!) < row) low = middle + 1;
    else high = middle;
  }
  return low;
};
