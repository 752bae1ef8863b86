import type { MappedDataset } from '@moisson/contracts';
import { isJsonObject, type JsonObject } from '@moisson/domain';

import { RecordReader } from '../mapping/record-reader.ts';

/** Returns the dataset of an item: v2.0 wraps it in `{links, dataset}`. */
export const unwrap = (record: JsonObject): JsonObject => (isJsonObject(record.dataset) ? record.dataset : record);

/** Returns the fields beside the dataset of a wrapped item, as extras. Its `links` are those of the API. */
export const beside = (record: JsonObject): MappedDataset['extras'] => {
  if (!isJsonObject(record.dataset)) return [];
  const reader = new RecordReader(record);
  reader.use('dataset', 'links');
  return reader.rest();
};
