import { said } from '@moisson/kernel';
import { answer, type Answer } from '@moisson/operations';
import { defineOperation } from '../portal-context.ts';
import { requireOrigin } from '../require-origin.ts';
import { changePageOf, collectionOf } from './activities.ts';
import { FOR_EVER, readChangesPage } from './read-changes-page.ts';
import { ChangeCollection, ChangePage, ChangePageParams } from './public-change.ts';

const MEDIA_TYPE = 'application/ld+json';
const TYPE = { 'content-type': `${MEDIA_TYPE};profile="http://iiif.io/api/discovery/1/context.json"` };

const listChanges = defineOperation({
  id: 'listChanges',
  method: 'get',
  path: '/api/v1/changes',
  summary: said(
    'Le fil des changements du catalogue (IIIF Change Discovery 1.0)',
    'The feed of changes of the catalogue (IIIF Change Discovery 1.0)',
  ),
  access: 'public',
  input: {},
  output: {
    200: {
      description:
        'The feed, with its first and last page. Read pages from the oldest to the newest, or from the last one back to where you were. `/api/v1/changes/stream` sends what comes next as server-sent events',
      mediaType: MEDIA_TYPE,
      schema: ChangeCollection,
    },
  },
  problems: [],
  run: async ({ origin, context: { store } }) => {
    const [feed, end] = [await store.changeFeed.identity(), await store.changeFeed.end()];
    return typed(answer(collectionOf({ origin: requireOrigin(origin), feed }, end.number)));
  },
});

const getChangesPage = defineOperation({
  id: 'getChangesPage',
  method: 'get',
  path: '/api/v1/changes/{feed}/{page}',
  summary: said('Une page du fil des changements', 'A page of the feed of changes'),
  access: 'public',
  input: { params: ChangePageParams, noun: said('page', 'page') },
  output: {
    200: {
      description: 'The page, its oldest change first. Once it has `next` it never changes, and may be kept for ever',
      mediaType: MEDIA_TYPE,
      schema: ChangePage,
    },
  },
  problems: ['request.not-found'],
  run: async ({ input: { params }, origin, context: { store } }) => {
    const { entries, next } = await readChangesPage(store, params);
    const isClosed = next !== undefined;
    const address = { origin: requireOrigin(origin), feed: params.feed };
    return typed(answer(changePageOf(address, params.page, entries, isClosed)), isClosed ? FOR_EVER : {});
  },
});

const typed = <Body>(given: Answer<Body>, headers: Readonly<Record<string, string>> = {}): Answer<Body> => ({
  ...given,
  headers: { ...TYPE, ...headers },
});

export const changeOperations = [listChanges, getChangesPage];
