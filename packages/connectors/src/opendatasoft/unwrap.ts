import { isJsonObject, type JsonObject } from '@moisson/domain';

/** v2.0 wraps each item in `{links, dataset}`. */
export const unwrap = (record: JsonObject): JsonObject => (isJsonObject(record.dataset) ? record.dataset : record);
