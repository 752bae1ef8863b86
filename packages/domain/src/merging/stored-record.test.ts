import { expect, test } from '@jest/globals';
import { aRecord, catalogueOf } from '@moisson/testkit';
import { clusters, linkedRecord } from '@moisson/testkit/linked-records';

test('a record of an event from before links had organizations belongs to the organization that it names', () => {
  const former = (sourceId: string, id: string) =>
    aRecord({
      sourceId,
      links: ['page:a/dataset/x'],
      dataset: { ...aRecord().dataset, organization: { id, name: id } },
    });
  expect(catalogueOf([former('a', 'ville-a'), former('b', 'ville-a'), former('c', 'ville-c')]).size).toBe(2);
  expect(clusters(former('a', 'ville-a'), linkedRecord('b/r1', ['page:a/dataset/x']))).toEqual(['a/r1 b/r1']);
});
