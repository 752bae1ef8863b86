import type { RecordKey } from '@moisson/contracts';

export interface Identifiable {
  readonly recordKey: RecordKey;
  readonly identities: readonly string[];
}

export interface Renaming {
  readonly from: RecordKey;
  readonly to: RecordKey;
}

export interface Reidentification {
  readonly renamings: readonly Renaming[];
  /** Missing records that resemble new ones in more than one way: a person must look. */
  readonly ambiguous: readonly RecordKey[];
}

/**
 * Finds missing records again under new keys. A pair counts only when the identity is unique on both sides and no
 * other identity contradicts it (domain.md §5.1: any of normalised id, title and REST URL finds 96 to 98 % of the
 * records of a platform-wide wave; `publisher` is of no use).
 * `stillThere`: identities of records that were seen under their old keys; those are not unique.
 */
export const reidentify = (
  missing: readonly Identifiable[],
  created: readonly Identifiable[],
  stillThere: ReadonlySet<string> = new Set(),
): Reidentification => {
  const holders = holdersByIdentity(created);
  const claimants = holdersByIdentity(missing);
  const renamings: Renaming[] = [];
  const ambiguous: RecordKey[] = [];
  const chosen = new Map<RecordKey, RecordKey[]>();
  for (const { recordKey, identities } of missing) {
    const found = new Set<RecordKey>();
    let shared = false;
    for (const identity of identities) {
      const candidates = holders.get(identity) ?? [];
      if (candidates.length === 0) continue;
      const unique = candidates.length === 1 && claimants.get(identity)!.length === 1 && !stillThere.has(identity);
      if (unique) found.add(candidates[0]!);
      else shared = true;
    }
    if (found.size === 1) chosen.set([...found][0]!, [...(chosen.get([...found][0]!) ?? []), recordKey]);
    else if (found.size > 1 || shared) ambiguous.push(recordKey);
  }
  for (const [to, froms] of chosen) {
    if (froms.length === 1) renamings.push({ from: froms[0]!, to });
    else ambiguous.push(...froms);
  }
  return { renamings, ambiguous };
};

const holdersByIdentity = (items: readonly Identifiable[]): Map<string, RecordKey[]> => {
  const holders = new Map<string, RecordKey[]>();
  for (const { recordKey, identities } of items)
    for (const identity of new Set(identities)) holders.set(identity, [...(holders.get(identity) ?? []), recordKey]);
  return holders;
};
