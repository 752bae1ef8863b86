import { changesBetween, type Finding, type MappingRules, type RecordKey, type Source } from '@moisson/contracts';
import { connectorOf, snapshotPages, type Connector, type MappedRecord } from '@moisson/domain';
import { anyLanguage, publicAddress } from '@moisson/kernel';
import type { MappingPreview } from '@moisson/operations/operator-api';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OperatorParts } from '../operator-parts.ts';
import { Unrecognised } from './unrecognised.ts';

/** Stored records that a preview looks at, and their bytes: a page must answer within seconds. */
const MAX_RECORDS = 2000;
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_SAMPLES = 10;
const PAGE = 100;

/**
 * Returns what the stored records of a source become with other rules: how many change, some of them field by field, and the values that
 * nothing recognises, by how often they are seen. Reads the first records by key, up to a bound. Writes nothing.
 */
export const previewMapping = async (
  { store, connectors }: Pick<OperatorParts, 'store' | 'connectors'>,
  source: Source,
  rules: MappingRules,
): Promise<MappingPreview> => {
  const connector = connectorOf(connectors, source);
  const [before, after] = [source, { ...source, mapping: rules }];
  const unrecognised = new Unrecognised();
  const samples: MappingPreview['samples'] = [];
  let [records, changed, bytes, unreadable, isPart] = [0, 0, 0, 0, false];
  pages: for await (const page of snapshotPages(store.snapshots, source.id, PAGE, ({ state }) => state === 'live'))
    for (const { recordKey, label } of page) {
      if (records >= MAX_RECORDS || bytes >= MAX_BYTES) {
        isPart = true;
        break pages;
      }
      const payload = await store.payloads.get(source.id, recordKey);
      if (payload === undefined) continue;
      records += 1;
      bytes += payload.body.byteLength;
      await nextTurn();
      const one = mappedBy(connector, payload.body, recordKey, before);
      const other = mappedBy(connector, payload.body, recordKey, after);
      if (one === undefined || other === undefined) {
        unreadable += 1;
        continue;
      }
      unrecognised.add(other, label);
      const changes = differencesOf(one, other);
      if (changes.length === 0) continue;
      changed += 1;
      if (samples.length < MAX_SAMPLES)
        samples.push({ recordKey, title: anyLanguage(other.dataset.title), changes: [...changes] });
    }
  return { ...{ records, changed, unreadable, isPart, samples }, unrecognised: unrecognised.most() };
};

const mappedBy = (
  connector: Connector,
  body: Uint8Array,
  key: RecordKey,
  source: Source,
): MappedRecord | undefined => {
  try {
    const { record } = connector.format.parse(body);
    return connector.map(record, key, { ...source, endpoint: publicAddress(source.endpoint) });
  } catch {
    return undefined;
  }
};

const differencesOf = (one: MappedRecord, other: MappedRecord) => {
  const shown = ({ dataset, findings }: MappedRecord): Record<string, unknown> => ({
    ...dataset,
    extras: Object.fromEntries(dataset.extras.map(({ key, value }) => [key, value])),
    findings: findings.map(findingText),
  });
  return changesBetween(shown(one), shown(other));
};

const findingText = ({ code, field = '', seen = '' }: Finding): string => [code, field, seen].join(' ').trim();
