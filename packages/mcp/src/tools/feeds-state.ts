import { FeedState, type PublicFeed } from '@moisson/contracts';
import { inLanguage, said } from '@moisson/kernel';
import { z } from 'zod';
import { defineTool, LanguageInput, type ToolContext } from '../tool.ts';

/** A source as the API lists it. */
interface ListedSource {
  readonly id: string;
  readonly feed?: PublicFeed;
}

/** Returns the sources and the number of feeds in each state. */
export const readFeeds = async (
  context: ToolContext,
): Promise<{ readonly sources: readonly ListedSource[]; readonly states: Readonly<Record<string, number>> }> => {
  const { items } = (await context.get('/api/v1/sources')) as { items: readonly ListedSource[] };
  const states: Record<string, number> = {};
  for (const { feed } of items) if (feed !== undefined) states[feed.state] = (states[feed.state] ?? 0) + 1;
  return { sources: items, states };
};

export const feedsState = defineTool({
  name: 'feeds_state',
  title: said('État des flux', 'State of the feeds'),
  description: said(
    'Dit si le catalogue est à jour : l’état de chaque source moissonnée, depuis quand et pourquoi.',
    'Tells whether the catalogue is up to date: the state of each harvested source, since when and why.',
  ),
  input: z.object({
    state: FeedState.optional().describe('Seulement ces flux. / Only these feeds.'),
    limit: z.int().min(1).max(200).default(50),
    language: LanguageInput,
  }),
  list: 'feeds',
  run: async ({ state, limit }, context) => {
    const { sources, states } = await readFeeds(context);
    const wanted = sources.flatMap(({ feed }) =>
      feed === undefined || (state ?? feed.state) !== feed.state ? [] : feed,
    );
    return {
      total: wanted.length,
      states,
      feeds: wanted.slice(0, limit).map((feed) => ({
        source: feed.sourceId,
        name: feed.name && inLanguage(feed.name, context.language),
        organization: feed.organization,
        state: feed.state,
        reason: feed.reason[context.language],
        since: feed.since,
        lastCompleteAt: feed.lastCompleteAt,
        nextTryAt: feed.nextTryAt,
        records: feed.records,
        page: `${context.portalUrl}/sources/${feed.sourceId}?lang=${context.language}`,
      })),
    };
  },
});
