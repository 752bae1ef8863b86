import { expect, test } from '@jest/globals';
import { aRecord, aRemoval } from '@moisson/testkit';
import fc from 'fast-check';
import { bodyJson, bodyOf } from './dataset-body.ts';
import { removedBody } from './removed-body.ts';

const laval = { id: 'ville-de-laval', name: 'Ville de Laval' };
const gone = [
  aRemoval({ recordKey: 'a', label: 'Arbres', organization: laval, removedAt: '2026-11-25T12:00:00.000Z' }),
  aRemoval({ recordKey: 'b', reason: 'renamed', successor: 'a', removedAt: '2026-11-25T12:00:00.000Z' }),
  aRemoval({
    sourceId: 'copie',
    authority: 10,
    label: 'ARBRES',
    reason: 'source-retired',
    removedAt: '2026-11-20T12:00:00.000Z',
  }),
];

test('has the time and reason of the last removal, and the title and organization, whatever the order of the records', () => {
  const order = fc.shuffledSubarray(gone, { minLength: gone.length });
  fc.assert(
    fc.property(order, (records) => {
      expect(removedBody(records)).toEqual({
        ...{ state: 'removed', label: 'Arbres', organization: laval },
        ...{ removedAt: '2026-11-25T12:00:00.000Z', reason: 'absent', sourceId: 'laval' },
      });
    }),
  );
});

test('is unchanged by storing it, and fields that older versions lack are left out', () => {
  const body = removedBody(gone);
  expect(bodyOf('removed', bodyJson(body))).toEqual(body);
  expect(removedBody([aRemoval(), aRecord({ recordKey: 'z' })])).not.toHaveProperty('organization');
  const older = JSON.stringify({ label: 'Arbres', removedAt: 'x' });
  expect(bodyOf('removed', older)).toEqual({ state: 'removed', label: 'Arbres', removedAt: 'x' });
});
