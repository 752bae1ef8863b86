import type { MergeStatement } from '@moisson/contracts';
import { indexRecords, type IndexerParts } from './index-records.ts';

/**
 * Stores operators' statements, then merges again the records that they name, so that those are joined or parted. After a crash in between
 * the statements are delivered again, and that changes nothing but what is missing. Throws `OutageError`.
 */
export const indexStatements = async (
  parts: IndexerParts,
  given: readonly { readonly statement: MergeStatement }[],
): Promise<void> => {
  const { records } = parts.store;
  for (const { statement } of given) {
    await records.state([statement]);
    const named = await records.get(statement.records);
    await indexRecords(
      parts,
      [...named.values()].map((record) => ({ record })),
    );
  }
};
