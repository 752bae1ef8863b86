import type { RunContext } from '../run/run-context.ts';

const PAGE = 1000;

/**
 * Returns how many live records the source tells as deleted, without those that it also lists and those that are already
 * known to be absent: a window meets the same deletions again.
 */
export const newlyDeleted = async ({ store, source, book, seen }: RunContext): Promise<number> => {
  const keys = [...book.deleted].filter((key) => !seen.has(key));
  let count = 0;
  for (let at = 0; at < keys.length; at += PAGE) {
    const known = await store.snapshots.byKey(source.id, keys.slice(at, at + PAGE));
    for (const { state, absence } of known.values()) if (state === 'live' && absence === undefined) count += 1;
  }
  return count;
};
