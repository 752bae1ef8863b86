import { said } from '@moisson/kernel';
import { answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { SuggestionList, SuggestionParams } from './public-suggestions.ts';

const suggestWords = defineOperation({
  id: 'suggestWords',
  method: 'get',
  path: '/api/v1/suggestions',
  summary: said('Compléter le dernier mot d’une recherche', 'Complete the last word of a query'),
  access: 'public',
  input: { query: SuggestionParams },
  output: {
    200: {
      description:
        'Queries whose last word is one of the catalogue’s titles and keywords, the most frequent word first',
      schema: SuggestionList,
    },
  },
  problems: [],
  run: async ({ input: { query }, context: { store } }) => {
    const start = Math.max(query.q.lastIndexOf(' '), query.q.lastIndexOf('-')) + 1;
    const words = start === query.q.length ? [] : await store.search.suggest(query.q.slice(start), query.limit);
    return answer({ items: words.map((word) => query.q.slice(0, start) + word) });
  },
});

export const suggestionOperations = [suggestWords];
