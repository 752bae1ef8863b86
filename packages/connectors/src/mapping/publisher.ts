import type { MappedDataset, Source } from '@moisson/contracts';
import { organizationNamed } from './common.ts';

/**
 * Returns the organization of a record: the one that the source speaks for, else one with the name of the publisher
 * that the record gives.
 */
export const publishedBy = (source: Source, publisher: string | undefined): MappedDataset['organization'] => {
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? publisher ?? source.organization };
  return publisher === undefined ? undefined : organizationNamed(publisher);
};
