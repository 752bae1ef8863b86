import { identityOf } from '../identities.ts';
import { reidentify, type Identifiable } from '../reidentify.ts';

/**
 * Returns how many new records are missing ones under other ids. Besides those that re-identification pairs, this counts
 * records of which several share title and description within one organization: no pair is certain, but all are known.
 */
export const recognisedAmong = (missing: readonly Identifiable[], created: readonly Identifiable[]): number => {
  const { renamings } = reidentify(missing, [], created);
  const [from, to] = [new Set<string>(), new Set<string>()];
  for (const renaming of renamings) {
    from.add(renaming.from);
    to.add(renaming.to);
  }
  const left = new Map<string, number>();
  for (const one of missing) if (!from.has(one.recordKey)) left.set(nameOf(one), (left.get(nameOf(one)) ?? 0) + 1);
  let count = renamings.length;
  for (const one of created) {
    const remaining = left.get(nameOf(one)) ?? 0;
    if (to.has(one.recordKey) || remaining === 0) continue;
    left.set(nameOf(one), remaining - 1);
    count += 1;
  }
  return count;
};

/** The description too: cities give many datasets the same titles. */
const nameOf = ({ identities }: Identifiable): string =>
  JSON.stringify(['org', 'title', 'text'].map((kind) => identityOf(identities, kind) ?? null));
