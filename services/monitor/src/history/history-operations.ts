import { said } from '@moisson/kernel';
import { answer, operationsOf } from '@moisson/operations';
import { z } from 'zod';
import { FeedParams } from '../feeds/public-feed.ts';
import { publicFeedOf } from '../feeds/public-feeds.ts';
import type { MonitorStore } from '../monitor-store.ts';
import { findHistory } from './find-history.ts';
import { historyCsv } from './history-rows.ts';
import { FeedHistory, HistoryFilter, SummedHistory } from './public-history.ts';
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

const getHistory = defineOperation({
  id: 'getHistory',
  method: 'get',
  path: '/api/v1/history',
  summary: said(
    'Disponibilité, retards, durées et changements par jour, d’une source, d’une organisation ou d’un serveur',
    'Availability, lateness, durations and changes by day, of a source, an organization or a host',
  ),
  access: 'public',
  input: { query: HistoryFilter },
  output: { 200: { description: 'The sums, of each day and of the whole period', schema: SummedHistory } },
  problems: ['request.not-found'],
  run: async ({ input: { query }, context: store }) => answer(await findHistory(store, query)),
});

const exportHistory = defineOperation({
  id: 'exportHistory',
  method: 'get',
  path: '/api/v1/history.csv',
  summary: said('Les mêmes jours, pour un tableur', 'The same days, for a spreadsheet'),
  access: 'public',
  input: { query: HistoryFilter },
  output: { 200: { description: 'One day a row', mediaType: 'text/csv' } },
  problems: ['request.not-found'],
  run: async ({ input: { query }, context: store }) => {
    const found = await findHistory(store, query);
    return {
      status: 200,
      stream: inBytes(historyCsv(found)),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="moisson-history.csv"',
      },
    };
  },
});

async function* inBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The operations on the past of feeds. */
export const historyOperations = [getFeedHistory, getHistory, exportHistory];
