import { expect, test } from '@jest/globals';
import { maskContacts } from './mask-contacts.ts';

test('masks contacts of persons and keeps contacts of offices', () => {
  expect(
    maskContacts({
      contactPoint: { email: 'jeanne.tremblay@ville.qc.ca' },
      description: 'Écrire à donneesouvertes@ville.qc.ca ou à jt@ville.qc.ca.',
      extras: [
        { key: 'owner', value: '"jtremblay_ville"' },
        { key: 'methodologie', value: '"terrain"' },
      ],
      distribution: [{ title: 'a@b', byteSize: 3 }],
    }),
  ).toEqual({
    contactPoint: { email: '•••@•••' },
    description: 'Écrire à donneesouvertes@ville.qc.ca ou à •••@•••.',
    extras: [
      { key: 'owner', value: '•••' },
      { key: 'methodologie', value: '"terrain"' },
    ],
    distribution: [{ title: 'a@b', byteSize: 3 }],
  });
});

test('a hostile field name is handled like any other name', () => {
  const value = JSON.parse('{"__proto__":{"x":1},"$where":"1","a.b":[null,true]}') as unknown;
  expect(JSON.stringify(maskContacts(value))).toBe('{"__proto__":{"x":1},"$where":"1","a.b":[null,true]}');
});
