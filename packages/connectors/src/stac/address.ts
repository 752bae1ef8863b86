import type { RecordKey, Source } from '@moisson/contracts';
import type { JsonObject } from '@moisson/domain';
import { siteOf } from '../addresses/endpoint.ts';
import { isStatic, stacEndpoint } from './endpoint.ts';
import { selfOf } from './links.ts';

/** Returns the address of a collection: the one that it gives for itself, else the one that it has in an API. */
export const collectionAddress = (record: JsonObject, id: RecordKey | string, source: Source): string => {
  const site = siteOf(stacEndpoint, source);
  const inApi = `${isStatic(site) ? new URL('.', site).href.replace(/\/$/, '') : site}/collections/`;
  return selfOf(record) ?? inApi + encodeURIComponent(id.toWellFormed());
};
