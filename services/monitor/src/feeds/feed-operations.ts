import { said } from '@moisson/kernel';
import { answer, operationsOf } from '@moisson/operations';
import type { MonitorStore } from '../monitor-store.ts';
import { FeedList, FeedParams, PublicFeed } from './public-feed.ts';
import { publicFeedOf, publicFeeds } from './public-feeds.ts';

const defineOperation = operationsOf<MonitorStore>();

const listFeeds = defineOperation({
  id: 'listFeeds',
  method: 'get',
  path: '/api/v1/feeds',
  summary: said('L’état de chaque flux', 'The state of every feed'),
  access: 'public',
  input: {},
  output: { 200: { description: 'The feeds, by source id', schema: FeedList } },
  problems: [],
  run: async ({ context: store }) => answer({ items: await publicFeeds(store) }),
});

const getFeed = defineOperation({
  id: 'getFeed',
  method: 'get',
  path: '/api/v1/feeds/{sourceId}',
  summary: said('L’état d’un flux', 'The state of one feed'),
  access: 'public',
  input: { params: FeedParams, noun: said('source', 'source') },
  output: { 200: { description: 'The feed', schema: PublicFeed } },
  problems: ['request.not-found'],
  run: async ({ input: { params }, context: store }) => answer(await publicFeedOf(store, params.sourceId)),
});

/** The operations on the state of feeds. */
export const feedOperations = [listFeeds, getFeed];
