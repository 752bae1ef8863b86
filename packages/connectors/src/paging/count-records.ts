import type { Completeness, RawPage } from '@moisson/domain';

/** Reads a list to its end and returns the number of its records, for the probe of a protocol that does not count. */
export const countRecords = async (reading: AsyncGenerator<RawPage, Completeness>): Promise<number> => {
  let records = 0;
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) records += step.value.records.length;
  return records;
};
