import { isJsonObject, type JsonObject } from '@moisson/domain';

/** Returns the dataset of an item: v2.0 wraps it in `{links, dataset}`. */
export const unwrap = (record: JsonObject): JsonObject => (isJsonObject(record.dataset) ? record.dataset : record);
