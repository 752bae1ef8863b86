import type { RecordKey, Source } from '@moisson/contracts';
import { connectorOf, snapshotPages, type MappedRecord } from '@moisson/domain';
import { publicAddress } from '@moisson/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OperatorParts } from '../operator-parts.ts';

/** Stored records that are looked at, and their bytes: a page must answer within seconds. */
const MAX_RECORDS = 2000;
const MAX_BYTES = 32 * 1024 * 1024;
const PAGE = 100;

/** A stored original of a live record. */
export interface StoredOriginal {
  readonly recordKey: RecordKey;
  readonly label: string;
  /** Maps it as this source would; undefined if it cannot be read. */
  readonly mappedFor: (source: Source) => MappedRecord | undefined;
}

/** Yields the first stored originals of a source by key, up to a bound; returns whether there are more. */
export async function* storedOriginals(
  { store, connectors }: Pick<OperatorParts, 'store' | 'connectors'>,
  source: Source,
): AsyncGenerator<StoredOriginal, boolean> {
  const connector = connectorOf(connectors, source);
  let [records, bytes] = [0, 0];
  for await (const page of snapshotPages(store.snapshots, source.id, PAGE, ({ state }) => state === 'live'))
    for (const { recordKey, label } of page) {
      if (records >= MAX_RECORDS || bytes >= MAX_BYTES) return true;
      const payload = await store.payloads.get(source.id, recordKey);
      if (payload === undefined) continue;
      records += 1;
      bytes += payload.body.byteLength;
      // Other requests get their turn.
      await nextTurn();
      const mappedFor = (as: Source): MappedRecord | undefined => {
        try {
          const { record } = connector.format.parse(payload.body);
          return connector.map(record, recordKey, { ...as, endpoint: publicAddress(as.endpoint) });
        } catch {
          return undefined;
        }
      };
      yield { recordKey, label, mappedFor };
    }
  return false;
}
