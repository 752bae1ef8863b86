import { expect, test } from '@jest/globals';
import { anAlert } from '@moisson/testkit';
import { alertAtom } from './alert-atom.ts';

const ORIGIN = 'https://etat.example';

test('an alert is one entry, which says when it ended; what is Moisson’s own is not public', () => {
  const closed = anAlert({ cause: 'a', closedAt: '2026-11-24T13:00:00.000Z' });
  const own = anAlert({ cause: 'disk', kind: 'disk', sources: [], feeds: 0, mostFeeds: 0 });
  const xml = alertAtom([anAlert(), closed, own], ORIGIN, 'fr');
  expect(xml.match(/<entry>/g)).toHaveLength(2);
  expect(xml).toContain('<title>Terminé\u00a0: Lectures en échec : laval</title>');
  expect(xml.indexOf('Terminé')).toBeLessThan(xml.lastIndexOf('<entry>'));
  expect(xml).toContain('<updated>2026-11-24T13:00:00.000Z</updated>');
  expect(xml).toContain(`href="${ORIGIN}/feeds/laval"`);
  expect(xml).not.toContain('disk');
});

test('a hostile reason stays text, and contacts are masked', () => {
  const reason = { fr: '</summary><script>alert(1)</script> zoe@exemple.org', en: '' };
  const xml = alertAtom([anAlert({ reason })], ORIGIN, 'fr');
  expect(xml).not.toContain('<script>');
  expect(xml).not.toContain('zoe@exemple.org');
  expect(alertAtom([], ORIGIN, 'en')).toContain('1970-01-01T00:00:00Z');
});
