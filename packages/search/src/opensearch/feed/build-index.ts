import { MoissonError } from '@moisson/kernel';
import { RELATED_TERMS_VERSION } from '@moisson/vocabularies';
import type { OpenSearchServer } from '../connection/server.ts';
import { newIndexName, writeAliasOf } from '../definition/index-names.ts';
import { BulkWriter } from './bulk-writer.ts';
import { catchUp } from './catch-up.ts';
import type { FeedPorts } from './feed-ports.ts';
import { writeState } from './index-state.ts';
import { createIndex, deleteIndex, refreshIndex, swapIn } from './live-index.ts';

/** How often changes are followed while the whole catalogue is read: the store keeps them for a limited time. */
const FOLLOW_EVERY_MS = 5000;
const FOLLOW_MS = 5000;

export interface BuiltIndex {
  readonly index: string;
  /** How many datasets were written. */
  readonly datasets: number;
}

/**
 * Builds a complete index beside the one that is searched, then swaps them. Beside it, feeders may go on with the other one. `onProgress` is called often; what it throws ends the build. Throws `OutageError`; what was built is then deleted.
 */
export const buildIndex = async (
  server: OpenSearchServer,
  ports: FeedPorts,
  onProgress: () => Promise<void> = async () => undefined,
): Promise<BuiltIndex> => {
  const index = newIndexName(server.index, new Date());
  await createIndex(server, index);
  try {
    const writer = new BulkWriter(server, writeAliasOf(index));
    const position = await writeAll(ports, writer, onProgress);
    const state = { terms: RELATED_TERMS_VERSION, position };
    const version = await writeState(server, writeAliasOf(index), state, undefined);
    if (version === undefined) throw new MoissonError('search.not-indexed');
    // Also the state must be visible: searches look for it.
    await refreshIndex(server, index);
    await onProgress();
    await swapIn(server, index);
    return { index, datasets: writer.written };
  } catch (error) {
    // If this fails too, the feeders delete what nobody writes.
    await deleteIndex(server, index).catch(() => undefined);
    throw error;
  }
};

/** Writes all live datasets, and follows the changes meanwhile. Returns the position that was reached. */
const writeAll = async (
  ports: FeedPorts,
  writer: BulkWriter,
  onProgress: () => Promise<void>,
): ReturnType<FeedPorts['changes']['newest']> => {
  // Read the position first: changes during the full read are then read again.
  let position = await ports.changes.newest();
  const follow = async (): Promise<void> => {
    const caught = await catchUp(ports, writer, position, FOLLOW_MS);
    if (caught === 'too-far') throw new MoissonError('search.not-indexed');
    position = caught.position;
  };
  let followedAt = performance.now();
  for await (const texts of ports.reads.allTexts()) {
    for (const text of texts) if (text.state === 'live') await writer.put(text);
    await onProgress();
    if (performance.now() - followedAt < FOLLOW_EVERY_MS) continue;
    await follow();
    followedAt = performance.now();
  }
  await writer.flush();
  await follow();
  // What changes from now on, the feeder writes.
  return position;
};
