import { defined } from '@moisson/kernel';
import { aboutHold } from '@moisson/domain';
import type { HeldRecord } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { getHold } from './get-hold.ts';
import { decidedEntries, missingEntries } from './hold-entries.ts';

/** Returns the records of a hold: of a pending one those that wait, of a decided one those that it decided. */
export const heldRecords = async (parts: OperatorParts, id: string): Promise<readonly HeldRecord[]> => {
  const hold = await getHold(parts, id);
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
