import { randomBytes } from 'node:crypto';
import { SCHEMA } from './index-definition.ts';

/** Returns the alias of the index that is searched. It names the schema: services of two versions then each have their own index. */
export const aliasOf = (index: string): string => `${index}-v${SCHEMA}`;

/** Returns the name of a new index. Names sort by time. */
export const newIndexName = (index: string, now: Date): string =>
  `${aliasOf(index)}-${now.toISOString().replace(/\D/g, '').slice(0, 14)}-${randomBytes(3).toString('hex')}`;

/**
 * Returns the alias through which an index is written. A write to a deleted index by its own name would create it anew, without our fields; a write
 * that requires an alias fails.
 */
export const writeAliasOf = (name: string): string => `${name}.write`;

/** Returns the pattern of all indexes of ours, of every schema. */
export const patternOf = (index: string): string => `${index}-v*`;

/** Whether a name is that of an index of ours: another Moisson of the cluster may have names that begin alike. */
export const isOurs = (index: string, name: string): boolean =>
  name.startsWith(`${index}-v`) && /^\d+-\d{14}-[0-9a-f]{6}$/.test(name.slice(index.length + 2));

/** Returns the name of the index that holds the lease of the feeders. */
export const leaseIndexOf = (index: string): string => `${index}-feeders`;
