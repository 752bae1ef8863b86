import type { Source } from '@moisson/contracts';
import type { Connector } from '@moisson/domain';
import { createHash } from 'node:crypto';

/**
 * What a record comes to depends on the connector and on these settings of its source. One number for both (the version above 32 bits
 * of a hash): equal bytes under another number are mapped and published again, so that a changed grant takes effect at the next run.
 */
export const mappingVersionOf = (
  { mappingVersion }: Pick<Connector, 'mappingVersion'>,
  { organization, speaksFor = [], authority, name, endpoint }: Source,
): number => {
  const settings = JSON.stringify([organization ?? null, [...speaksFor].sort(), authority, name ?? null, endpoint]);
  return mappingVersion * 2 ** 32 + createHash('sha256').update(settings).digest().readUInt32BE();
};
