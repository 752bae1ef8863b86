import { expect, test } from '@jest/globals';
import { aDataset } from '@moisson/testkit';
import fc from 'fast-check';
import { indexedText } from '../dataset/indexed-text.ts';
import { fieldsByToken } from '../dataset/token-fields.ts';
import { SearchIndex } from '../memory/search-index.ts';
import { explainDataset } from './explain-dataset.ts';
import { planQuery } from './plan-query.ts';
import { isWidened, widenedWords } from './search-plan.ts';
import { answered } from './word-source.ts';

const words = ['vélo', 'pistes', 'cyclables', 'poubelle', 'eau', 'budget', '2024', 'Laval', 'est', 'donnees.ca'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((found) => found.join(' '));

test('a dataset is explained from its text as the index in memory explains it', () => {
  fc.assert(
    fc.property(text, text, text, (title, description, query) => {
      const dataset = { ...aDataset(title), description: { fr: description } };
      const held = fieldsByToken(indexedText(dataset));
      const index = new SearchIndex();
      index.put('a', 1, dataset);
      const asked = { text: `${query} `, limit: 10, explain: true };
      const { total, exact = total, explanations = [] } = index.find(asked);
      const plan = answered(planQuery(asked, 1), (question) => {
        if (question.kind === 'nearest') return question.words.map(() => undefined);
        return question.kind === 'counts' ? question.tokens.map((token) => Number(held.has(token))) : [];
      });
      const used = isWidened(plan, exact) ? widenedWords(plan) : plan;
      if (total > 0) expect(explainDataset(used, dataset)).toEqual(explanations[0]);
    }),
  );
});
