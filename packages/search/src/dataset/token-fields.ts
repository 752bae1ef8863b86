import { FIELDS } from './fields.ts';
import type { IndexedText } from './indexed-text.ts';

/** Returns each token of a dataset with the set of fields that hold it (bits of `FIELDS`). */
export const fieldsByToken = ({ tokens }: IndexedText): ReadonlyMap<string, number> => {
  const bits = new Map<string, number>();
  for (const [field, bit] of FIELDS) for (const token of tokens[field]) bits.set(token, (bits.get(token) ?? 0) | bit);
  return bits;
};
