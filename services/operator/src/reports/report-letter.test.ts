import { expect, test } from '@jest/globals';
import { reportLetter } from './report-letter.ts';

const at = '2026-11-24T12:00:00.000Z';

test('a letter quotes what visitors reported, in French, to who publishes the dataset', () => {
  const { to, subject, body } = reportLetter('Arbres', { name: 'Ève', email: 'eve@ville.example' }, [
    { kind: 'broken-link', text: 'Le fichier CSV\nne s’ouvre pas.', at },
    { kind: 'out-of-date', text: '', at },
  ]);
  expect([to, subject]).toEqual(['eve@ville.example', 'Données ouvertes : signalement sur « Arbres »']);
  expect(body).toMatch(/^Bonjour Ève,/);
  expect(body).toContain('– 2026-11-24 : lien ou fichier qui ne s’ouvre pas.\n  > Le fichier CSV\n  > ne s’ouvre pas.');
  expect(body).toContain('– 2026-11-24 : données qui ne sont plus à jour.');
});

test('a letter to nobody in particular is still a letter, and quotes no more than can be read', () => {
  const many = Array.from({ length: 50 }, () => ({ kind: 'other', text: 'Ceci.', at }) as const);
  const letter = reportLetter('Arbres', undefined, many);
  expect(letter).not.toHaveProperty('to');
  expect(letter.body.match(/Ceci\./g)).toHaveLength(10);
});
