import { expect, test } from '@jest/globals';
import { said } from '@moisson/kernel';
import type { InboxItem } from '@moisson/operations/operator-api';
import { digestMessage, MAX_TOLD } from './digest-message.ts';

const item: InboxItem = {
  ...{ id: 'hold:laval:1', kind: 'removals', records: 1234, since: '2026-11-24T12:00:00.000Z', comments: [] },
  title: said('Ville de Laval : 1234 retraits retenus', 'Ville de Laval: 1234 removals held'),
  otherwise: said('Elles restent. Au plus tôt', 'They stay. At the earliest'),
  ...{ by: '2026-12-24T12:00:00.000Z', page: '/holds/laval:1' },
};
const digest = (items: readonly InboxItem[]) => digestMessage(items, 'digest:1', 'https://console.example/moisson');

test('each matter has its count, what happens if nobody acts and by when, and its page, in both languages', () => {
  const { subject, text, html } = digest([item]);
  expect(subject).toBe('Moisson : 1 affaire demande quelqu’un / 1 matter needs a person');
  for (const part of ['1 234', 'Si personne n’agit', 'If nobody acts', '24 décembre 2026', 'December 24, 2026'])
    expect(text.replaceAll('\u00a0', ' ')).toContain(part);
  for (const body of [text, html]) {
    expect(body).toContain('https://console.example/moisson/holds/laval:1?lang=fr');
    expect(body).toContain('https://console.example/moisson/needs-a-person?lang=en');
  }
});

test('a hostile title is escaped, and stays on its line', () => {
  const title = '<img src=x>\r\n\r\n* Lettres mortes\u202e';
  const { subject, text, html } = digest([{ ...item, title: said(title, title) }]);
  expect(html).not.toContain('<img');
  expect(text).toContain('<img src=x> * Lettres mortes\n');
  expect(subject).not.toContain('img');
});

test('a long queue is cut, and the count of the rest is told', () => {
  const { text } = digest(Array.from({ length: MAX_TOLD + 12 }, () => item));
  expect(text.match(/If nobody acts/g)).toHaveLength(MAX_TOLD);
  expect(text).toMatch(/More matters, in the console: 12/);
});
