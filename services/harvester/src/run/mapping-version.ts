import { isWithoutRules, type Source } from '@moisson/contracts';
import type { Connector } from '@moisson/domain';
import { createHash } from 'node:crypto';

/**
 * The mapping of a record depends on the connector's version and on these settings of its source. Returns one number for both (the version
 * above 32 bits of a hash): if it changes, equal bytes are mapped and published again, so that a changed grant takes effect at the next
 * run.
 */
export const mappingVersionOf = (
  { mappingVersion }: Pick<Connector, 'mappingVersion'>,
  { organization, speaksFor = [], authority, name, endpoint, mapping }: Source,
): number => {
  const settings = JSON.stringify([
    ...[organization ?? null, [...speaksFor].sort(), authority, name ?? null, endpoint],
    // Without rules the number is what it was before there were any.
    ...(mapping === undefined || isWithoutRules(mapping) ? [] : [mapping]),
  ]);
  return mappingVersion * 2 ** 32 + createHash('sha256').update(settings).digest().readUInt32BE();
};
