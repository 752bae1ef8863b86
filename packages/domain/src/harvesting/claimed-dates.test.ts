import { expect, test } from '@jest/globals';
import { RecordKey, SourceId } from '@moisson/contracts';
import { aDataset } from '@moisson/testkit';
import { claimants, claimedDates, withClaimedDates, withOwnClaims } from './claimed-dates.ts';

const OLD = '2026-01-01';
const NEW = '2026-11-01';
const [ours, theirs] = ['ours', 'theirs'].map((key) => ({
  sourceId: SourceId.parse('laval'),
  recordKey: RecordKey.parse(key),
})) as [{ sourceId: SourceId; recordKey: RecordKey }, { sourceId: SourceId; recordKey: RecordKey }];
const dataset = aDataset('Arbres', {
  modified: OLD,
  distribution: [{ id: 'csv', modified: OLD }, { downloadURL: 'https://a.ca/x' }],
  provenance: { modified: ours, distribution: theirs },
});

test('the claims of a record are its date and those of its files that have a name', () => {
  expect(claimedDates(dataset)).toEqual({ modified: OLD, files: [['csv', OLD]] });
  expect(claimedDates({ distribution: [{ modified: OLD }] })).toEqual({});
});

test('the newest claims are those of the records that the date and the files came from', () => {
  expect(claimants(dataset)).toEqual([ours, theirs]);
  const claimed = withClaimedDates(dataset, ({ recordKey }) =>
    recordKey === ours.recordKey ? { modified: NEW, files: [['csv', 'not theirs']] } : { files: [['csv', NEW]] },
  );
  expect([claimed.modified, claimed.distribution]).toEqual([
    NEW,
    [{ id: 'csv', modified: NEW }, { downloadURL: 'https://a.ca/x' }],
  ]);
});

test('a dataset of which nothing new is claimed is the very same', () => {
  expect(withClaimedDates(dataset, () => undefined)).toBe(dataset);
  expect(withClaimedDates({ ...dataset, provenance: {} }, () => ({ modified: NEW })).modified).toBe(OLD);
});

test('one record’s own view has its own claims', () => {
  expect(withOwnClaims(dataset, { modified: NEW })).toEqual({ ...dataset, modified: NEW });
});
