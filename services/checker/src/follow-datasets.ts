import type { DatasetId } from '@moisson/contracts';
import { givenLinks, type Store } from '@moisson/domain';

/** Writes of datasets that are read at once. A step ends well before the lease of its process does. */
const WRITES = 20;
/** Datasets of one step through the whole catalogue. */
const PAGE = 20;

export type FollowPorts = Pick<Store, 'links' | 'datasetChanges' | 'datasetReads'>;

/**
 * Brings the links up to date with what changed in the catalogue since the last call; the first time, and where these
 * changes are not noted any more, with the whole catalogue, a page in each call. Returns whether there is more. May be
 * killed at any time: what was not noted is read again. `onward`: is called after each dataset; what it throws ends the step.
 * Throws `OutageError`.
 */
export const followDatasets = async (
  { links, datasetChanges, datasetReads }: FollowPorts,
  onward: () => void,
): Promise<boolean> => {
  const standing = await links.position();
  if (standing?.walk !== undefined) {
    const page = await datasetReads.revisions(standing.walk.after, PAGE);
    await give(
      { links, datasetReads },
      page.map(({ id }) => id),
      onward,
    );
    const after = page.at(-1)?.id;
    await links.putPosition({ position: standing.position, ...(after === undefined ? {} : { walk: { after } }) });
    return true;
  }
  const changed = standing && (await datasetChanges.after(standing.position, WRITES));
  if (changed === undefined || changed === 'too-far') {
    // What changes during the walk is read after it.
    await links.putPosition({ position: await datasetChanges.newest(), walk: {} });
    return true;
  }
  await give({ links, datasetReads }, changed.ids, onward);
  if (JSON.stringify(changed.position) !== JSON.stringify(standing!.position))
    await links.putPosition({ position: changed.position });
  return changed.newest > changed.position.number;
};

const give = async (
  { links, datasetReads }: Pick<Store, 'links' | 'datasetReads'>,
  ids: readonly DatasetId[],
  onward: () => void,
): Promise<void> => {
  const bodies = await datasetReads.bodies(ids);
  for (const id of ids) {
    const body = bodies.get(id);
    await links.give(id, body?.state === 'live' ? givenLinks(body.dataset) : []);
    onward();
  }
};
