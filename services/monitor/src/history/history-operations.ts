import { FeedSpell, SpellState, SourceId } from '@moisson/contracts';
import { Bilingual, said } from '@moisson/kernel';
import { answer, operationsOf } from '@moisson/operations';
import { z } from 'zod';
import { FeedParams } from '../feeds/public-feed.ts';
import { publicFeedOf } from '../feeds/public-feeds.ts';
import type { MonitorStore } from '../monitor-store.ts';
import { readPast } from './read-history.ts';

const defineOperation = operationsOf<MonitorStore>();
const MAX_DAYS = 731;

const FeedDay = z.object({
  date: z.iso.date().describe('A day in Québec’s time'),
  minutes: z.partialRecord(SpellState, z.number().nonnegative()).describe('Minutes in each state'),
  worst: z.object({ state: SpellState, reason: Bilingual }).optional().describe('The worst state of the day'),
});
const FeedHistory = z.object({
  sourceId: SourceId,
  availability: z.number().min(0).max(1).optional().describe('Share of the watched time in which it was fresh'),
  days: z.array(FeedDay).describe('Oldest first'),
  spells: z.array(FeedSpell).describe('How long it stayed in which state, newest first'),
});

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
