import { said } from '@moisson/kernel';
import { answer, operationsOf } from '@moisson/operations';
import { z } from 'zod';
import { FeedParams } from '../feeds/public-feed.ts';
import { publicFeedOf } from '../feeds/public-feeds.ts';
import type { MonitorStore } from '../monitor-store.ts';
import { FeedHistory } from './public-history.ts';
import { readPast } from './read-history.ts';

const defineOperation = operationsOf<MonitorStore>();
const MAX_DAYS = 731;

const getFeedHistory = defineOperation({
  id: 'getFeedHistory',
  method: 'get',
  path: '/api/v1/feeds/{sourceId}/history',
  summary: said('L’état d’un flux, jour par jour', 'The state of one feed, day by day'),
  access: 'public',
  input: {
    params: FeedParams,
    noun: said('source', 'source'),
    query: z.object({ days: z.coerce.number().int().min(1).max(MAX_DAYS).default(90).describe('Number of days') }),
  },
  output: { 200: { description: 'The days, and the spells in them', schema: FeedHistory } },
  problems: ['request.not-found'],
  run: async ({ input: { params, query }, context: store }) => {
    const { sourceId } = await publicFeedOf(store, params.sourceId);
    return answer({ sourceId, ...(await readPast(store, sourceId, query.days)) });
  },
});

/** The operations on the past of feeds. */
export const historyOperations = [getFeedHistory];
