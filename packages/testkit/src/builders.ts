import {
  Alert,
  readSource,
  SourceId,
  RecordKey,
  StoredWebhook,
  type Dataset,
  type DatasetId,
  type Source,
  type SourceRecord,
} from '@moisson/contracts';
import {
  bodyJson,
  causeId,
  datasetIdOf,
  leadsOf,
  mergeCluster,
  type DatasetBody,
  type DatasetWrite,
  type LiveRecord,
  type StoredRecord,
} from '@moisson/domain';

type Loose<T> = { [K in keyof T]?: unknown };

/** Returns a source with sensible defaults. */
export const aSource = (overrides: Loose<Source> = {}): Source =>
  readSource({
    id: 'laval',
    name: { fr: 'Ville de Laval' },
    organization: 'ville-de-laval',
    protocol: 'ckan',
    endpoint: 'http://127.0.0.1:1',
    schedule: '0 */6 * * *',
    politeness: {},
    removalPolicy: {},
    authority: 50,
    unknowns: [],
    state: 'active',
    stateSince: '2026-11-24T12:00:00.000Z',
    createdAt: '2026-11-24T12:00:00.000Z',
    updatedAt: '2026-11-24T12:00:00.000Z',
    ...overrides,
  });

/** Returns a live record with sensible defaults. */
export const aRecord = (overrides: { [K in keyof SourceRecord]?: unknown } = {}): LiveRecord => {
  const sourceId = SourceId.parse(overrides.sourceId ?? 'laval');
  const recordKey = RecordKey.parse(overrides.recordKey ?? 'r1');
  return {
    state: 'live',
    run: 1,
    contentHash: 'h',
    mappingVersion: 1,
    authority: 50,
    links: [],
    firstSeenAt: '2026-11-24T12:00:00.000Z',
    changedAt: '2026-11-24T12:00:00.000Z',
    dataset: {
      title: { fr: 'Arbres publics' },
      keyword: [],
      theme: [],
      identifier: [recordKey],
      distribution: [],
      extras: [],
    },
    findings: [],
    ...overrides,
    sourceId,
    recordKey,
  } as LiveRecord;
};

/** Returns the removal of a record. */
export const aRemoval = (overrides: Record<string, unknown> = {}): StoredRecord => {
  const { sourceId, recordKey, links, firstSeenAt, authority } = aRecord(overrides);
  return {
    state: 'removed',
    run: 2,
    reason: 'absent',
    removedAt: '2026-11-25T12:00:00.000Z',
    label: 'Arbres publics',
    ...overrides,
    sourceId,
    recordKey,
    links,
    firstSeenAt,
    authority,
  };
};

/** The dataset of one record alone, with this title; found by its title only. */
export const aDataset = (title: string, changes: Partial<Dataset> = {}): Dataset => ({
  ...mergeCluster([aRecord()])!,
  title: { fr: title },
  identifier: [],
  ...changes,
});

/** Returns the write of a body over the revision `expected`. */
export const aBodyWrite = (id: DatasetId, body: DatasetBody, expected = 0, hash = 'h'): DatasetWrite => ({
  id,
  expected,
  hash,
  leads: leadsOf(body),
  body,
  json: bodyJson(body),
});

/** Returns the write of the dataset that a single record makes. */
export const aDatasetWrite = (record: LiveRecord, expected = 0): DatasetWrite =>
  aBodyWrite(datasetIdOf(record), { state: 'live', dataset: mergeCluster([record])! }, expected);

/** Returns a subscription with sensible defaults; its secret cannot be opened. */
export const aWebhook = (overrides: Loose<StoredWebhook> = {}): StoredWebhook =>
  StoredWebhook.parse({
    ...{ id: 'abonne', name: 'Un abonné', url: 'http://127.0.0.1:1/', filter: {}, letters: [] },
    ...{ createdAt: '2026-11-24T12:00:00.000Z', createdBy: 'key:zoe', secretAt: '2026-11-24T12:00:00.000Z' },
    ...{ feed: '0123456789ab', position: 0, delivered: 0 },
    secret: { at: '2026-11-24T12:00:00.000Z', keyId: 'k', nonce: 'bm9uY2U=', ciphertext: 'Y2lwaGVy' },
    ...overrides,
  });

/** Returns an open alert about one feed, with sensible defaults. */
export const anAlert = (overrides: Loose<Alert> & { readonly cause?: string } = {}): Alert => {
  const { cause = 'unread fetch donnees.example' } = overrides;
  return Alert.parse({
    ...{ id: `${causeId(cause)}-tk3z0w`, cause, kind: 'failing', severity: 'warning' },
    reason: { fr: 'Les dernières lectures ont échoué.', en: 'The last runs failed.' },
    ...{ host: 'donnees.example', sources: ['laval'], feeds: 1, mostFeeds: 1, quietMinutes: 15, messages: {} },
    ...{ since: '2026-11-24T11:00:00.000Z', openedAt: '2026-11-24T12:00:00.000Z' },
    ...overrides,
  });
};
