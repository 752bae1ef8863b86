import { said } from '@moisson/kernel';
import { answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { completionsOf } from './completions.ts';
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
  run: async ({ input: { query }, context: { store } }) =>
    answer({ items: await completionsOf(store.search, query.q, query.limit) }),
});

export const suggestionOperations = [suggestWords];
