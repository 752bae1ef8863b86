import { RecordKey } from '@moisson/contracts';
import { wellFormedKey } from '@moisson/domain';

/** The key that a record's identifier makes; nothing where it is empty or too long. Different identifiers make different keys. */
export const recordKey = (identifier: string): RecordKey | undefined =>
  RecordKey.safeParse(wellFormedKey(identifier.trim())).data;
