import type { DatasetId } from '@moisson/contracts';
import type { CatalogueChange, FeedHead } from '../ports/change-feed.ts';
import type { DatasetRevision } from '../ports/dataset-reads.ts';

/** The stored revision of a dataset; `to`: where a redirect leads. */
export type CurrentRevision = DatasetRevision & { readonly to?: DatasetId };

/** Returns what the feed has to announce of a dataset, given its newest entry; undefined if there is nothing new. */
export const changeSince = (head: FeedHead | undefined, current: CurrentRevision): CatalogueChange | undefined => {
  const { id, revision, state, to } = current;
  if (head !== undefined && head.revision >= revision) return undefined;
  const isAnnounced = head?.kind === 'create' || head?.kind === 'update';
  if (state === 'live') return { kind: isAnnounced ? 'update' : 'create', id, revision };
  if (state === 'redirect') return to === undefined ? undefined : { kind: 'move', id, revision, to };
  // A removed dataset that was merged into another until now leaves its redirect too.
  return isAnnounced || head?.kind === 'move' ? { kind: 'delete', id, revision } : undefined;
};
