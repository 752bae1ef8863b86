import { expect, test } from '@jest/globals';
import type { Dataset } from '@moisson/contracts';
import { catalogueOf } from '@moisson/testkit';
import { byId, clusters, linkedRecord, linkedRecords, recordOf } from '@moisson/testkit/linked-records';
import fc from 'fast-check';

const trusted = linkedRecords(['a', 'b', 'c', 'd'], ['ville-a'], ['1', '2', '3'], 10);
const strangers = linkedRecords(['s', 't', 'u'], ['ville-s', undefined], ['1', '2', '3', '4', '5', '6'], 14);

const ofSources = (all: ReadonlyMap<string, Dataset>, sources: readonly string[]): Map<string, Dataset> =>
  new Map([...all].filter(([, { records }]) => records.some(({ sourceId }) => sources.includes(sourceId))));

test('records of other organizations do not change what other records are merged into: neither content, nor id, nor members, whenever they were first seen', () => {
  fc.assert(
    fc.property(trusted, strangers, (ours, theirs) => {
      const alone = catalogueOf(ours.map(recordOf));
      const among = ofSources(catalogueOf([...theirs, ...ours].map(recordOf)), ['a', 'b', 'c', 'd']);
      const withoutRemarks = ([id, dataset]: [string, Dataset]): [string, Dataset] => [
        id,
        { ...dataset, findings: dataset.findings.filter(({ code }) => code !== 'identity.kept-apart') },
      ];
      expect(byId(new Map([...among].map(withoutRemarks)))).toEqual(byId(alone));
    }),
    { numRuns: 1000 },
  );
});

test('records of other organizations do not even add a finding to older datasets', () => {
  fc.assert(
    fc.property(trusted, strangers, (ours, theirs) => {
      const later = theirs.map((one) => ({ ...one, firstSeenAt: '2026-02-01T00:00:00.000Z' }));
      const among = ofSources(catalogueOf([...later, ...ours].map(recordOf)), ['a', 'b', 'c', 'd']);
      expect(byId(among)).toEqual(byId(catalogueOf(ours.map(recordOf))));
    }),
    { numRuns: 1000 },
  );
});

test('records of other organizations become datasets of their own, with a finding that names the shared link and its other holder', () => {
  const native = linkedRecord('montreal/x', ['resource:r'], { organization: 'ville-de-montreal' });
  for (const organization of ['ville-de-laval', undefined]) {
    const stranger = linkedRecord('zzz/x', ['resource:r'], { organization, authority: 1000 });
    expect(clusters(native, stranger)).toEqual(['montreal/x', 'zzz/x']);
    const [mine, theirs] = [...catalogueOf([native, stranger]).values()];
    expect(mine!.findings).toEqual([]);
    expect(theirs!.findings).toEqual([
      { code: 'identity.kept-apart', severity: 'info', seen: 'resource:r (montreal)' },
    ]);
  }
});
