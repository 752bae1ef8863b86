import type { Finding } from '@moisson/contracts';
import { MAX_LINK_HOLDERS, type LinkHolder } from './neighbours.ts';
import { claimsOf, idOf, organizationOf, type LiveRecord, type StoredRecord } from './stored-record.ts';

const MAX_FINDINGS = 5;

/**
 * Returns findings for a cluster that has the same claims as an older record of another organization. Only the newer
 * dataset gets findings, so that nobody can change an existing one. A claim that very many records share is no
 * conflict. `holders` and `records` must contain at least the holders of the cluster's claims and their records.
 */
export const keptApart = (
  cluster: readonly StoredRecord[],
  holders: ReadonlyMap<string, readonly LinkHolder[]>,
  records: ReadonlyMap<string, StoredRecord>,
): Finding[] => {
  const sources = new Set<string>(cluster.map(({ sourceId }) => sourceId));
  const ids = new Set(cluster.map(idOf));
  const seen = new Map<string, string>();
  for (const member of cluster.filter((record): record is LiveRecord => record.state === 'live'))
    for (const claim of claimsOf(member)) {
      const held = holders.get(claim) ?? [];
      if (held.length < 2 || held.length > MAX_LINK_HOLDERS) continue;
      const others = held.flatMap(({ id }) => records.get(id) ?? []);
      const first = others.filter((one) => ids.has(idOf(one)) && one.state === 'live').reduce(older, member);
      for (const other of others)
        if (!sources.has(other.sourceId) && isStranger(member, other) && older(other, first) === other) {
          const text = `${claim.slice('claim:'.length)} (${other.sourceId})`;
          if (text < (seen.get(other.sourceId) ?? '\uffff')) seen.set(other.sourceId, text);
        }
    }
  return [...seen.values()]
    .sort()
    .slice(0, MAX_FINDINGS)
    .map((text) => ({ code: 'identity.kept-apart', severity: 'info', seen: text }));
};

const isStranger = (member: StoredRecord, other: StoredRecord): boolean =>
  other.state === 'live' && (organizationOf(member) === undefined || organizationOf(member) !== organizationOf(other));

const older = <T extends StoredRecord>(a: T, b: T): T => {
  if (a.firstSeenAt !== b.firstSeenAt) return a.firstSeenAt < b.firstSeenAt ? a : b;
  return idOf(a) <= idOf(b) ? a : b;
};
