import { DepartureHold, RemovalHold, Run, type Dataset, type Hold } from '@moisson/contracts';
import { redactText } from '@moisson/kernel';
import { z } from 'zod';
import { isJsonObject, type JsonObject } from './records/fingerprint.ts';
import type { StoredRun } from './ports/registry.ts';

const TEXTS = ['id', 'firstSeenAt', 'changedAt'];
const LISTS = ['keyword', 'theme', 'identifier', 'findings'];
const LISTS_OF_OBJECTS = ['distribution', 'records'];
const OBJECTS = ['title', 'provenance'];

/**
 * Returns a dataset from its JSON text. Throws if a field is missing that every reader relies on. Does not use the full
 * schema, which costs fifty times as much: this runs each time a dataset changes.
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
const KEPT = { id: true, sourceId: true, state: true, createdAt: true } as const;
const KnownHold = z.union([
  DepartureHold.partial()
    .required({ ...KEPT, kind: true })
    .loose(),
  RemovalHold.partial().required(KEPT).loose(),
]);

const NO_COUNTS = { seen: 0, created: 0, updated: 0, unchanged: 0, removed: 0, held: 0, rejected: 0, duplicate: 0 };
/** Values for the fields that a stored run lacks: none of them makes the run look better than it was. */
const UNSAID = {
  ...{ trigger: 'schedule', outcome: 'failed', complete: false, evidence: [], counts: NO_COUNTS },
  ...{ problems: [], problemsTotal: 0, published: 0, positions: [] },
};

/**
 * Returns a run from its JSON text. Missing fields, as in runs of older versions, get the values of `UNSAID`;
 * credentials in its problems are redacted. Throws if the text is not a run.
 */
export const readRun = (json: string): StoredRun => {
  const run = KnownRun.parse(JSON.parse(redactText(json)));
  const startedAt = run.startedAt ?? run.endedAt ?? new Date(0).toISOString();
  return { ...UNSAID, startedAt, endedAt: startedAt, ...run } as unknown as StoredRun;
};

/**
 * Returns a hold from its JSON text. Fields that older versions did not write are empty. Throws if the text is not a
 * hold.
 */
export const readHold = (json: string): Hold => {
  const hold = KnownHold.parse(JSON.parse(json));
  const missing = { records: 0, known: 0, examples: [] };
  return { ...missing, ...(hold.kind === 'departure' ? { departures: [] } : {}), ...hold } as unknown as Hold;
};
