import { RecordKey } from '@moisson/contracts';
import { wellFormedKey } from '@moisson/domain';

/**
 * Returns the key for a record's identifier, or undefined if it is empty or too long. Different identifiers give
 * different keys.
 */
export const recordKey = (identifier: string): RecordKey | undefined =>
  RecordKey.safeParse(wellFormedKey(identifier.trim())).data;
