import type { RecordKey } from '@moisson/contracts';
import { agree, discriminatedKeys, identityOf, isSame, signatureOf, type Identities } from './identities.ts';
import type { SnapshotEntry } from './snapshot.ts';

/** A record whose published key may belong to another dataset. */
export interface UnsettledRecord {
  readonly published: RecordKey;
  readonly identities: Identities;
}

type KnownEntry = Pick<SnapshotEntry, 'recordKey' | 'identities' | 'state' | 'successor'>;

/** The other facts that the run knows. */
export interface KeyKnowledge {
  /**
   * Looks up the snapshot by published key, by `discriminatedKeys`, and by the successor of an entry found that way.
   */
  readonly entryOf: (key: string) => KnownEntry | undefined;
  /** Returns whether another record of this run certainly has the key. */
  readonly isMet: (key: string) => boolean;
  /** Live records of the snapshot with this `title` identity. */
  readonly titled: (title: string) => readonly KnownEntry[];
  /** True if the run has read the whole list: only then is it certain that a dataset is nowhere else. */
  readonly whole: boolean;
}

export interface SettledKey {
  readonly key: RecordKey;
  /** Another record of this run agrees with this one in everything. */
  readonly duplicate?: true;
  /** Its published key is also that of another dataset. */
  readonly shared?: true;
  /** The key of the record that this one continues: its dataset moved here from that key. */
  readonly continues?: RecordKey;
  /**
   * It may be another record's dataset that moved here, which only the whole list can show. Until then the stored
   * record under the key stays.
   */
  readonly undecided?: true;
}

/**
 * Decides the key of each record, so that two datasets never share a record and each dataset keeps its own key. The
 * record that has a key keeps it; other records get that key with a discriminator; a dataset that the source now
 * publishes under the key of another one is followed there. The result does not depend on the order of the feed.
 */
export const settleKeys = (unsettled: readonly UnsettledRecord[], knowledge: KeyKnowledge): readonly SettledKey[] => {
  const settled = new Map<UnsettledRecord, SettledKey>();
  for (const group of Map.groupBy(unsettled, ({ published }) => published).values())
    for (const [record, key] of settleGroup(group, knowledge)) settled.set(record, key);
  followMoved(settled, knowledge);
  return unsettled.map((record) => settled.get(record)!);
};

/** Decides the keys of the records that share one published key. */
const settleGroup = (
  group: readonly UnsettledRecord[],
  { entryOf, isMet }: KeyKnowledge,
): Map<UnsettledRecord, SettledKey> => {
  const settled = new Map<UnsettledRecord, SettledKey>();
  const published = group[0]!.published;
  const taken = new Set<string>();
  const take = (record: UnsettledRecord, key: string, more: Omit<SettledKey, 'key'> = {}): void => {
    taken.add(key);
    settled.set(record, { key: key as RecordKey, ...more });
  };
  const isFree = (key: string, { identities }: UnsettledRecord): boolean =>
    !taken.has(key) && !isMet(key) && !isSpent(entryOf(key), identities, entryOf);
  const distinct = [...Map.groupBy(group, ({ identities }) => signatureOf(identities))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alike]) => alike);
  const rest = distinct.filter(([first]) => {
    const known = [published, ...discriminatedKeys(published, first!.identities)].find((key) => {
      const entry = entryOf(key);
      return entry?.state === 'live' && agree(entry.identities, first!.identities);
    });
    if (known === undefined) return true;
    if (!taken.has(known) && !isMet(known)) take(first!, known, known === published ? {} : { shared: true });
    else settled.set(first!, { key: known as RecordKey, duplicate: true });
    return false;
  });
  if (!taken.has(published) && !isMet(published)) {
    const at = bareHolder(rest, entryOf(published), entryOf);
    if (at >= 0) take(rest.splice(at, 1)[0]![0]!, published);
  }
  for (const [first] of rest) {
    const keys = discriminatedKeys(published, first!.identities);
    take(first!, keys.find((key) => isFree(key, first!)) ?? keys.at(-1)!, { shared: true });
  }
  for (const [first, ...others] of distinct)
    for (const other of others) settled.set(other, { key: settled.get(first!)!.key, duplicate: true });
  return settled;
};

/**
 * Returns which records keep the published key itself: those most similar to the record that has it. If the dataset of
 * the key continues under another key, no other dataset may take it.
 */
const bareHolder = (
  distinct: readonly (readonly UnsettledRecord[])[],
  entry: KnownEntry | undefined,
  entryOf: KeyKnowledge['entryOf'],
): number => {
  if (distinct.length === 0) return -1;
  if (entry === undefined) return 0;
  const likeness = distinct.map(([first]) =>
    isSpent(entry, first!.identities, entryOf) ? -1 : likenessOf(entry.identities, first!.identities),
  );
  const most = Math.max(...likeness);
  return most < 0 ? -1 : likeness.indexOf(most);
};

/** A dataset that was renamed more often is not followed further. */
const MAX_RENAMINGS = 10;

/**
 * Returns whether a key's dataset continues under another key and this record is not that dataset returning (as it was
 * then or as it is now). If it took the key, it would get the id of that dataset. The address is not compared, because
 * it stays with the key.
 */
const isSpent = (entry: KnownEntry | undefined, identities: Identities, entryOf: KeyKnowledge['entryOf']): boolean => {
  if (entry?.state !== 'removed' || entry.successor === undefined) return false;
  return !goesOn(entry, entryOf).some((one) => isSameText(one.identities, identities));
};

/** Returns the entry and the entries under which its dataset continued. */
const goesOn = (entry: KnownEntry, entryOf: KeyKnowledge['entryOf']): readonly KnownEntry[] => {
  const entries: KnownEntry[] = [];
  for (let at: KnownEntry | undefined = entry; at !== undefined && entries.length < MAX_RENAMINGS;) {
    entries.push(at);
    at = at.successor === undefined ? undefined : entryOf(at.successor);
  }
  return entries;
};

/** Returns whether two records have the same title or the same description. */
export const isSameText = (a: Identities, b: Identities): boolean => isSame(a, b, 'title') || isSame(a, b, 'text');

const LIKENESS = { title: 4, service: 2, page: 1 } as const;
const likenessOf = (a: Identities, b: Identities): number =>
  Object.entries(LIKENESS).reduce((sum, [kind, weight]) => (isSame(a, b, kind) ? sum + weight : sum), 0);

/**
 * Follows moved datasets: a record that now has the title of another record, whose own key no longer has it, is the
 * dataset of that other record. A map service that renumbers its layers swaps their keys in this way. If the
 * description under the key is unchanged, only the title was edited.
 */
const followMoved = (
  settled: Map<UnsettledRecord, SettledKey>,
  { entryOf, isMet, titled, whole }: KeyKnowledge,
): void => {
  const holders = new Map(
    [...settled].filter(([, { duplicate }]) => duplicate === undefined).map(([one, { key }]) => [key as string, one]),
  );
  const keepsTitle = (entry: KnownEntry): boolean => {
    const holder = holders.get(entry.recordKey);
    if (holder === undefined) return isMet(entry.recordKey);
    return identityOf(holder.identities, 'title') === identityOf(entry.identities, 'title');
  };
  const claims = new Map<string, UnsettledRecord[]>();
  for (const [record, { key, duplicate }] of settled) {
    const entry = entryOf(key);
    const title = identityOf(record.identities, 'title');
    if (duplicate !== undefined || entry === undefined || title === undefined) continue;
    if (title === identityOf(entry.identities, 'title')) continue;
    // A record that still has the title under its own key has not moved.
    const owners = titled(title).filter((one) => one.recordKey !== key && !keepsTitle(one));
    // Datasets with the same title are told apart by description.
    const [owner, ...others] =
      owners.length > 1 ? owners.filter((one) => isSame(one.identities, record.identities, 'text')) : owners;
    if (owner === undefined || others.length > 0) continue;
    // The dataset came back to a key that it had before.
    if (goesOn(entry, entryOf).some(({ recordKey }) => recordKey === owner.recordKey)) continue;
    if (onlyRetitled(entry, owner, record)) continue;
    claims.set(owner.recordKey, [...(claims.get(owner.recordKey) ?? []), record]);
  }
  if (!whole) {
    for (const record of [...claims.values()].flat())
      settled.set(record, { key: settled.get(record)!.key, undecided: true });
    return;
  }
  const followed = new Map([...claims].flatMap(([owner, [one, ...more]]) => (more.length > 0 ? [] : [[owner, one!]])));
  const elsewhere = (record: UnsettledRecord): RecordKey => {
    const keys = discriminatedKeys(record.published, record.identities).filter(
      (key) => !isMet(key) && !holders.has(key),
    );
    const isUnused = (key: string): boolean => {
      const entry = entryOf(key);
      return entry === undefined || (entry.state === 'removed' && isSameText(entry.identities, record.identities));
    };
    return (keys.find(isUnused) ?? keys.at(-1)) as RecordKey;
  };
  for (const [owner, record] of followed)
    settled.set(record, { key: elsewhere(record), continues: owner as RecordKey });
  // A key whose dataset was followed elsewhere must not continue another dataset's record.
  for (const [record, { key, duplicate, continues }] of settled)
    if (duplicate === undefined && continues === undefined && followed.has(key))
      settled.set(record, { key: elsewhere(record), shared: true });
};

const onlyRetitled = (entry: KnownEntry, owner: KnownEntry, { identities }: UnsettledRecord): boolean =>
  isSame(identities, entry.identities, 'text') && !isSame(identities, owner.identities, 'text');
