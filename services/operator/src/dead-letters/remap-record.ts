import { upsertedMessage } from '@moisson/changelog';
import { MAX_DATA_BYTES, type DeadLetter } from '@moisson/contracts';
import { MoissonError, messageOf, publicAddress } from '@moisson/kernel';
import {
  connectorOf,
  holdsTooManyValues,
  MAX_VALUES,
  rawHash,
  sourceRecordOf,
  type NewMessage,
  type Payload,
  type SnapshotEntry,
} from '@moisson/domain';
import type { OperatorParts } from '../operator-parts.ts';
import { getSource } from '../sources/get-source.ts';

/** The record of a letter as its source sent it, and what the last run knew of it. */
export interface SentRecord {
  readonly payload: Payload;
  readonly entry: SnapshotEntry;
}

/** Returns the stored record of a letter; undefined if the letter names none, or it is not stored. */
export const sentRecord = async (
  { store }: OperatorParts,
  { sourceId, recordKey }: DeadLetter,
): Promise<SentRecord | undefined> => {
  if (sourceId === undefined || recordKey === undefined) return undefined;
  const [payload, entries] = await Promise.all([
    store.payloads.get(sourceId, recordKey),
    store.snapshots.byKey(sourceId, [recordKey]),
  ]);
  const entry = entries.get(recordKey);
  return payload === undefined || entry === undefined ? undefined : { payload, entry };
};

/**
 * Maps a stored record with the present mapping; returns its event, at the version of the run that read it. Throws a `MoissonError` if that
 * fails: the format's, `record.no-key`, `record.unmappable`, `record.too-large` or `record.too-complex`.
 */
export const remapRecord = async (
  parts: OperatorParts,
  letter: DeadLetter,
  { payload, entry }: SentRecord,
): Promise<NewMessage> => {
  const { recordKey, run, body } = payload;
  const source = await getSource(parts, letter.sourceId!);
  const connector = connectorOf(parts.connectors, source);
  const { record, scrubbed } = connector.format.parse(body);
  const contentHash = rawHash(connector.format.canonicalText(record, connector.volatileFields));
  const found = await parts.store.runs.get(`${source.id}:${run}`);
  const mapped = mapWith(() =>
    connector.map(record, recordKey, { ...source, endpoint: publicAddress(source.endpoint) }),
  )(recordKey);
  const message = upsertedMessage(
    sourceRecordOf({ source, mappingVersion: connector.mappingVersion }, mapped, {
      ...{ recordKey, run, contentHash, scrubbed, firstSeenAt: entry.firstSeenAt },
      changedAt: found?.startedAt ?? letter.at,
    }),
  );
  const bytes = message.value.byteLength;
  if (bytes > MAX_DATA_BYTES)
    throw new MoissonError('record.too-large', { key: recordKey, bytes, limit: MAX_DATA_BYTES });
  if (holdsTooManyValues(message.value)) throw new MoissonError('record.too-complex', { limit: MAX_VALUES });
  return message;
};

/** Mapping never throws by design; if it does, that is a problem of the record. */
const mapWith =
  <T>(map: () => T) =>
  (key: string): T => {
    try {
      return map();
    } catch (error) {
      throw new MoissonError('record.unmappable', { key, detail: messageOf(error) });
    }
  };
