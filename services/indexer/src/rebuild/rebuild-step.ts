import type { RebuildStep } from '@moisson/contracts';
import { idOf } from '@moisson/domain';
import { byHalves } from '../receive/by-halves.ts';
import { indexRecords, type IndexerParts } from '../merge/index-records.ts';

/** Records merged at a time: with all that they may be merged with, some ten megabytes. */
const PAGE = 100;

/**
 * Merges the stored records of one page again, and publishes the datasets that changed. Reads no event. Steps may be repeated, and run
 * beside working indexers. `after`: the `next` of the step before. Throws `OutageError`.
 */
export const rebuildStep = async (parts: IndexerParts, after: string | undefined): Promise<RebuildStep> => {
  const records = await parts.store.records.scan(after, PAGE);
  const failed = await byHalves(records, (batch) =>
    indexRecords(
      parts,
      batch.map((record) => ({ record })),
    ),
  );
  const last = records.at(-1);
  return {
    records: records.length,
    failed: failed.map(({ item }) => idOf(item)),
    ...(last === undefined || records.length < PAGE ? {} : { next: idOf(last) }),
  };
};
