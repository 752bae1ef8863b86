import type { MappedDataset, Source } from '@moisson/contracts';
import { isJsonObject, type Json } from '@moisson/domain';
import { organizationNamed } from '../common.ts';
import { RecordReader } from '../record-reader.ts';

/**
 * Returns the organization of the source; for a source without one, that of the record's publisher (an object or a
 * name). The source comes first, because publishers are too often unresolved templates or personal accounts.
 */
export const publisherOf = (source: Source, publisher: Json | undefined): MappedDataset['organization'] => {
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? source.organization };
  const name = new RecordReader(isJsonObject(publisher) ? publisher : { name: publisher ?? null }).line('name', 300);
  return name === undefined ? undefined : organizationNamed(name);
};
