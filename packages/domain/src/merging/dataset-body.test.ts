import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { aDataset, aRecord } from '@moisson/testkit';
import { datasetIdOf } from './cluster.ts';
import { bodyJson, bodyOf, leadsOf, type DatasetBody } from './dataset-body.ts';

const id = datasetIdOf(aRecord());
const bodies: readonly DatasetBody[] = [
  { state: 'live', dataset: aDataset('Arbres') },
  {
    ...{ state: 'removed', label: 'Arbres', removedAt: '2026-11-24T12:00:00.000Z', reason: 'absent' },
    sourceId: SourceId.parse('laval'),
    organization: { id: 'ville', name: 'Ville' },
  },
  { state: 'removed', label: 'Arbres', removedAt: '2026-11-24T12:00:00.000Z' },
  { state: 'redirect', to: id },
];

test.each(bodies)('a body is read from its JSON text as it was written: %j', (body) => {
  expect(bodyOf(body.state, bodyJson(body))).toEqual(body);
});

test('a live dataset leads to its records, a redirect to its dataset, and a removed one nowhere', () => {
  expect(bodies.map(leadsOf)).toEqual([{ records: ['laval/r1'] }, { records: [] }, { records: [] }, { redirect: id }]);
});
