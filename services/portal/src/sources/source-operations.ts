import { said } from '@moisson/kernel';
import { answer, serialized } from '@moisson/operations';
import { maskContacts } from '@moisson/privacy';
import { defineOperation } from '../portal-context.ts';
import { publicList } from '../public-json.ts';
import { WorkBudget } from '../work-budget.ts';
import { publicSourceOf, publicSources } from './public-feeds.ts';
import { SourceList, SourceParams, SourceWithFeed } from './public-source.ts';

const listSources = defineOperation({
  id: 'listSources',
  method: 'get',
  path: '/api/v1/sources',
  summary: said('Les sources et l’état de leurs flux', 'The sources and how their feeds stand'),
  access: 'public',
  input: {},
  output: { 200: { description: 'The sources', schema: SourceList } },
  problems: [],
  run: async ({ context: { store } }) => serialized(await publicList(new WorkBudget(), await publicSources(store))),
});

const getSource = defineOperation({
  id: 'getSource',
  method: 'get',
  path: '/api/v1/sources/{id}',
  summary: said('Une source', 'One source'),
  access: 'public',
  input: { params: SourceParams, noun: said('source', 'source') },
  output: { 200: { description: 'The source', schema: SourceWithFeed } },
  problems: ['request.not-found'],
  run: async ({ input: { params }, context: { store } }) =>
    answer(maskContacts(await publicSourceOf(store, params.id))),
});

export const sourceOperations = [listSources, getSource];
