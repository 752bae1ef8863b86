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

test('tells when the last record left and why, with its title and organization, in whatever order the records are given', () => {
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

test('is the same once it was stored, with what older versions lack left out', () => {
  const body = removedBody(gone);
  expect(bodyOf('removed', bodyJson(body))).toEqual(body);
  expect(removedBody([aRemoval(), aRecord({ recordKey: 'z' })])).not.toHaveProperty('organization');
  const older = JSON.stringify({ label: 'Arbres', removedAt: 'x' });
  expect(bodyOf('removed', older)).toEqual({ state: 'removed', label: 'Arbres', removedAt: 'x' });
});
