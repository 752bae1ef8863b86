import type { Feed, Source, SourceId, SourceStatus } from '@moisson/contracts';
import { announceUnreadable, defined, messageOf, problem, said } from '@moisson/kernel';
import { feedFreshness, type FeedInput, type Store } from '@moisson/domain';

/** The inputs of a feed’s state. */
export type FeedStore = Pick<Store, 'registry' | 'polls' | 'runs' | 'holds'>;

/** Returns the status of a source for which none is stored, or none can be read. */
export const unknownStatus = (sourceId: SourceId): SourceStatus => ({
  sourceId,
  run: 0,
  consecutiveFailures: 0,
  records: 0,
});

/** Returns the state of a feed; for a source whose settings or schedule cannot be read, a state that reports this. */
export const feedOf = (input: FeedInput): Feed => {
  try {
    return feedFreshness(input);
  } catch (error) {
    announceUnreadable('source', input.source.id, error);
    return unreadableFeed(input.source, messageOf(error));
  }
};

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
