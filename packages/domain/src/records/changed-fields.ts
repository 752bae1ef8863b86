import type { MappedDataset } from '@moisson/contracts';
import { isDeepStrictEqual } from 'node:util';

/** Returns the names of the fields in which two versions of a record differ, in order. */
export const changedFields = (before: MappedDataset, after: MappedDataset): string[] => {
  const [a, b] = [before, after] as readonly Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(a!), ...Object.keys(b!)])]
    .filter((name) => !isDeepStrictEqual(a![name], b![name]))
    .sort();
};
