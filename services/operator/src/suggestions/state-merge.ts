import { encodeEvent } from '@moisson/changelog';
import {
  MAX_STATED_RECORDS,
  recordId,
  statementKey,
  topics,
  type Dataset,
  type MergeSuggestion,
} from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

/** Publishes that the records of a suggestion are one dataset, or no longer. The same version again changes nothing. */
export const publishStatement = async (
  { changeLog }: OperatorParts,
  { id, version, records = [], decidedAt, suggestedAt }: MergeSuggestion,
  joined: boolean,
): Promise<void> => {
  const at = decidedAt ?? suggestedAt;
  const statement = { id, version, records, joined, at };
  const key = statementKey(statement);
  await changeLog.publish(topics.records, [
    encodeEvent(key, {
      ...{ id: `${key}@${version}`, source: '/operator', type: 'org.moisson.merge.stated.v1', time: at },
      data: statement,
    }),
  ]);
};

/**
 * Returns the records that are to be one dataset. Throws `request.conflict` if the datasets have a source in common, which tells them
 * apart, or too many records.
 */
export const recordsToJoin = (datasets: readonly Dataset[]): string[] => {
  const records = datasets.flatMap((dataset) => dataset.records);
  const sources = new Set(records.map(({ sourceId }) => sourceId));
  if (sources.size < records.length)
    throw new MoissonError('request.conflict', {
      detail: said(
        'les deux jeux ont une source en commun, qui les distingue',
        'the two datasets have a source in common, which tells them apart',
      ),
    });
  if (records.length > MAX_STATED_RECORDS)
    throw new MoissonError('request.conflict', {
      detail: said(`plus de ${MAX_STATED_RECORDS} fiches`, `more than ${MAX_STATED_RECORDS} records`),
    });
  return records.map(({ sourceId, recordKey }) => recordId(sourceId, recordKey)).sort();
};
