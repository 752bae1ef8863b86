import { expect, test } from '@jest/globals';
import { grantOfClaims } from './grant-of-claims.ts';

const settings = {
  roleClaim: 'groups',
  roles: [
    { value: 'admins', role: 'administrator' },
    { value: 'tous', role: 'viewer' },
    { value: 'laval', role: 'publisher', organizations: ['ville-de-laval'] },
    { value: 'levis', role: 'publisher', organizations: ['ville-de-levis', 'ville-de-laval'] },
  ],
} as const;

test.each([
  [{ groups: 'admins' }, { role: 'administrator' }],
  [{ groups: ['laval', 'admins'] }, { role: 'administrator' }],
  [{ groups: ['tous', 'laval'] }, { role: 'publisher', organizations: ['ville-de-laval'] }],
  [{ groups: ['levis', 'laval'] }, { role: 'publisher', organizations: ['ville-de-laval', 'ville-de-levis'] }],
  [{ groups: ['autre'] }, undefined],
  [{ groups: [] }, undefined],
  [{ groups: { admins: true } }, undefined],
  [{ groups: [['admins']] }, undefined],
  [{ groups: 'admins,tous' }, undefined],
  [{ roles: 'admins' }, undefined],
  [{}, undefined],
])('the claims %j give %j', (claims, grant) => {
  expect(grantOfClaims(claims, settings)).toEqual(grant);
});
