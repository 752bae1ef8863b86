import { RemovalHold, Run, type Dataset } from '@moisson/contracts';
import { redactText } from '@moisson/kernel';
import { isJsonObject, type JsonObject } from './records/fingerprint.ts';
import type { StoredRun } from './ports/registry.ts';

const TEXTS = ['id', 'firstSeenAt', 'changedAt'];
const LISTS = ['keyword', 'theme', 'identifier', 'findings'];
const LISTS_OF_OBJECTS = ['distribution', 'records'];
const OBJECTS = ['title', 'provenance'];

/**
 * A dataset from its JSON text. Throws where it lacks what those who show it rely on. The schema itself says more, and costs fifty
 * times as much: each dataset passes here whenever it changes.
 */
export const readDataset = (json: string): Dataset => {
  const value: unknown = JSON.parse(json);
  if (!isJsonObject(value)) throw new TypeError('not an object');
  const lacking = [
    ...TEXTS.filter((name) => typeof value[name] !== 'string'),
    ...LISTS.filter((name) => !Array.isArray(value[name])),
    ...LISTS_OF_OBJECTS.filter((name) => !isListOfObjects(value, name)),
    ...OBJECTS.filter((name) => !isJsonObject(value[name])),
  ];
  if (lacking.length > 0) throw new TypeError(`without ${lacking.join(', ')}`);
  return value as unknown as Dataset;
};

const isListOfObjects = (value: JsonObject, name: string): boolean => {
  const list = value[name];
  return Array.isArray(list) && list.every(isJsonObject);
};

const KnownRun = Run.partial().required({ id: true, sourceId: true, run: true }).loose();
const KnownHold = RemovalHold.partial().required({ id: true, sourceId: true, state: true, createdAt: true }).loose();

const NO_COUNTS = { seen: 0, created: 0, updated: 0, unchanged: 0, removed: 0, held: 0, rejected: 0, duplicate: 0 };
/** What a run is taken for where it does not say: nothing in its favour. */
const UNSAID = {
  ...{ trigger: 'schedule', outcome: 'failed', complete: false, evidence: [], counts: NO_COUNTS },
  ...{ problems: [], problemsTotal: 0, published: 0, positions: [] },
};

/**
 * A run from its JSON text: what it does not say, as those of older versions may, counts for nothing, and credentials that its problems may tell are redacted.
 * Throws where it is none.
 */
export const readRun = (json: string): StoredRun => {
  const run = KnownRun.parse(JSON.parse(redactText(json)));
  const startedAt = run.startedAt ?? run.endedAt ?? new Date(0).toISOString();
  return { ...UNSAID, startedAt, endedAt: startedAt, ...run } as unknown as StoredRun;
};

/** A removal hold from its JSON text: what an older version did not write is empty. Throws where it is none. */
export const readHold = (json: string): RemovalHold =>
  ({ records: 0, known: 0, examples: [], ...KnownHold.parse(JSON.parse(json)) }) as unknown as RemovalHold;
