import { createHash } from 'node:crypto';
import {
  datasetIdOfRecord,
  MERGE_VERSION,
  type DatasetHead,
  type DatasetWrites,
  type LogMessage,
} from '@moisson/domain';

/** A message, and what tells its event from every other. */
export interface Fingerprinted {
  readonly message: LogMessage;
  readonly fingerprint: string;
}

export interface Unsettled {
  readonly fresh: readonly Fingerprinted[];
  /** The datasets that the messages' records found, where they stand. */
  readonly heads: ReadonlyMap<string, DatasetHead>;
}

/**
 * Parts the events whose very bytes stand in a published dataset from the rest: a replay then costs a hash and a look, and
 * nothing is parsed. What is not known to be settled is worked through again, which changes nothing either.
 */
export const unsettled = async (
  datasetWrites: Pick<DatasetWrites, 'heads'>,
  messages: readonly LogMessage[],
): Promise<Unsettled> => {
  const ids = messages.map(({ key }) => (key === undefined ? undefined : datasetIdOfRecord(key)));
  const heads = await datasetWrites.heads([...new Set(ids.filter((id) => id !== undefined))]);
  const fresh = messages
    .map((message) => ({ message, fingerprint: fingerprintOf(message) }))
    .filter(({ fingerprint }, at) => {
      const head = heads.get(ids[at] ?? '');
      return head?.settled !== fingerprint || head.publishedRevision < head.revision;
    });
  return { fresh, heads };
};

/** SHA-256 of key, attributes and data, and of how they are merged, base64url. Trace headers are left out: they differ with each publication. */
const fingerprintOf = ({ key, headers, value }: LogMessage): string => {
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce_') || name === 'content-type');
  const hash = createHash('sha256').update(JSON.stringify([MERGE_VERSION, key, attributes.sort()]));
  return (value === undefined ? hash : hash.update(value)).digest('base64url');
};
