import { type Feed, type RemovalHold, type Source, type SourceId, type SourceStatus } from '@moisson/contracts';
import { defined, announceUnreadable, messageOf, problem, said } from '@moisson/kernel';
import { feedFreshness, type Store } from '@moisson/domain';

const MAX_HOLDS = 10_000;

type FeedStore = Pick<Store, 'registry' | 'polls' | 'runs' | 'holds'>;

/** How every feed stands now, and what that was read from. */
export interface Standing {
  readonly feeds: readonly Feed[];
  readonly statuses: readonly SourceStatus[];
  /** Pending ones. */
  readonly holds: readonly RemovalHold[];
  readonly now: Date;
}

/** How every feed stands now, by source id. */
export const readFeeds = async (store: FeedStore): Promise<readonly Feed[]> => (await readStanding(store)).feeds;

export const readStanding = async (store: FeedStore): Promise<Standing> => {
  const [sources, statuses, runs, holds, now] = await Promise.all([
    store.registry.list(),
    store.polls.statuses(),
    store.runs.latest(),
    store.holds.list({ state: 'pending', limit: MAX_HOLDS }),
    store.polls.now(),
  ]);
  const bySource = <T extends { readonly sourceId: SourceId }>(items: readonly T[]): Map<SourceId, T> =>
    new Map(items.map((item) => [item.sourceId, item]));
  const [statusOf, runOf, holdOf] = [bySource(statuses), bySource(runs), bySource(holds)];
  const feedOf = (source: Source): Feed => {
    const lastRun = runOf.get(source.id);
    const hold = holdOf.get(source.id);
    return feedFreshness({
      source,
      status: statusOf.get(source.id) ?? { sourceId: source.id, run: 0, consecutiveFailures: 0, records: 0 },
      ...defined({ lastRun, hold }),
      now,
    });
  };
  const feeds = sources.map((source) => {
    try {
      return feedOf(source);
    } catch (error) {
      announceUnreadable('source', source.id, error);
      return unreadableFeed(source, messageOf(error));
    }
  });
  return { feeds, statuses, holds, now };
};

/** The feed of a source whose settings cannot be read, as a schedule that is none: shown with the reason, beside the others. */
const unreadableFeed = ({ id, name, organization }: Source, detail: string): Feed => {
  const { code, message, action } = problem('store.unreadable', { kind: 'source', id, detail });
  const reason = said(
    'Les réglages de la source ne se lisent pas : le problème est de notre côté.',
    'The settings of the source cannot be read: the problem is on our side.',
  );
  return {
    sourceId: id,
    ...defined({ name, organization }),
    ...{ state: 'failing', reason, detail: message, problem: code, action, records: 0 },
  };
};
