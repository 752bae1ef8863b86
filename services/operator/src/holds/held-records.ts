import { isDeparture } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { aboutHold } from '@moisson/domain';
import type { HeldRecord } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { getHold } from './get-hold.ts';
import { decidedEntries, missingEntries } from './hold-entries.ts';

/**
 * Returns the records of held removals: of a pending hold those that wait, of a decided one those that it decided. A departure has none: it
 * is about the whole feed.
 */
export const heldRecords = async (parts: OperatorParts, id: string): Promise<readonly HeldRecord[]> => {
  const hold = await getHold(parts, id);
  if (isDeparture(hold)) return [];
  const entries =
    hold.state === 'pending'
      ? aboutHold(await missingEntries(parts, hold.sourceId))
      : await decidedEntries(parts, hold);
  return entries.map(({ recordKey, label, firstSeenAt, absence }) => ({
    recordKey,
    title: label,
    firstSeenAt,
    absentSince: absence!.since,
    ...defined({ reason: absence?.reason, askedAt: absence?.asked, evidence: absence?.evidence }),
  }));
};
