import { redactText, RemovalHold, Run, type Dataset } from '@moisson/contracts';
import { isJsonObject, type JsonObject } from './fingerprint.ts';
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

/** A run from its JSON text, credentials in addresses redacted: runs of older versions may tell them. Throws where it is none. */
export const readRun = (json: string): StoredRun => {
  const run = JSON.parse(redactText(json)) as StoredRun;
  Run.parse(run);
  return { ...run, positions: Array.isArray(run.positions) ? run.positions : [] };
};

/** A removal hold from its JSON text. Throws where it is none. */
export const readHold = (json: string): RemovalHold => RemovalHold.parse(JSON.parse(json));
