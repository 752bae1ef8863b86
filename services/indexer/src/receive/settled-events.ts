import { createHash } from 'node:crypto';
import {
  datasetIdOfRecord,
  MERGE_VERSION,
  type DatasetHead,
  type DatasetWrites,
  type LogMessage,
} from '@moisson/domain';

/** A message, and the hash that identifies its event. */
export interface Fingerprinted {
  readonly message: LogMessage;
  readonly fingerprint: string;
}

export interface Unsettled {
  readonly fresh: readonly Fingerprinted[];
  /** The stored heads of the datasets founded by the messages' records. */
  readonly heads: ReadonlyMap<string, DatasetHead>;
}

/**
 * Separates settled events (those whose exact bytes are recorded on a published dataset) from the rest: so a replayed event costs a hash
 * and a lookup, and is not parsed. An event that is not known to be settled is processed again, which changes nothing either.
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

/**
 * SHA-256 of key, attributes and data, and of the merge version, base64url. Trace headers are left out: they differ with each publication.
 */
const fingerprintOf = ({ key, headers, value }: LogMessage): string => {
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce_') || name === 'content-type');
  const hash = createHash('sha256').update(JSON.stringify([MERGE_VERSION, key, attributes.sort()]));
  return (value === undefined ? hash : hash.update(value)).digest('base64url');
};
