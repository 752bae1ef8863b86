import type { JsonObject } from '@moisson/domain';

/** Returns why a dataset is not published although it is served, or undefined if it is. */
export const withholdsDataset = (record: JsonObject): string | undefined => {
  for (const state of ['deleted', 'archived'] as const)
    if (typeof record[state] === 'string' && record[state] !== '') return state;
  return record.private === true ? 'private: true' : undefined;
};
