import type { Dataset } from '@moisson/contracts';
import type { Explanation } from '@moisson/domain';
import { boostOf } from '../dataset/boost.ts';
import { fieldsIn } from '../dataset/fields.ts';
import { indexedText } from '../dataset/indexed-text.ts';
import { fieldsByToken } from '../dataset/token-fields.ts';
import type { SearchPlan } from './search-plan.ts';

/** Explains the points of a dataset from its text: for an engine that does not tell which tokens matched. */
export const explainDataset = ({ words, weak }: Pick<SearchPlan, 'words' | 'weak'>, dataset: Dataset): Explanation => {
  const fields = fieldsByToken(indexedText(dataset));
  const boost = boostOf(dataset);
  const matches = [...words, ...weak].flatMap(
    ({ word, own, related, points: { own: ownPoints, related: relatedPoints } }) => {
      const all = [
        ...own.map((token) => ({ bits: fields.get(token) ?? 0, table: ownPoints, isRelated: false })),
        ...related.map((token) => ({ bits: fields.get(token) ?? 0, table: relatedPoints, isRelated: true })),
      ].map(({ bits, table, isRelated }) => ({ word, points: table[bits]!, fields: fieldsIn(bits), isRelated }));
      const [best] = all.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
      return best === undefined ? [] : [best];
    },
  );
  return { points: matches.reduce((sum, { points }) => sum + points, boost), boost, words: matches };
};
