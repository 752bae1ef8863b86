import { expect, test } from '@jest/globals';
import { AlertKind } from '@moisson/contracts';
import { anAlert } from '@moisson/testkit';
import { readFileSync } from 'node:fs';
import { alertMessage } from './alert-message.ts';

const CONSOLE = 'https://console.example/';
const many = anAlert({
  severity: 'critical',
  sources: ['laval', 'levis'],
  feeds: 40,
  mostFeeds: 40,
  host: 'arcgis.com',
});

test('a message says what happened, since when, what is usual, what to do and where, in French and in English', () => {
  const { subject, text } = alertMessage(many, 'opened', 'x', CONSOLE);
  expect(subject).toBe(
    'Moisson : Alerte\u00a0: Lectures en échec : 40 flux sur arcgis.com (critique) / Alert: Runs fail: 40 feeds on arcgis.com (critical)',
  );
  const [fr = '', en = ''] = text.split('— English —');
  expect(fr).toContain('Depuis le\u00a0: 24\u00a0novembre\u00a02026');
  expect(fr).toContain('Flux\u00a0: laval, levis, et d’autres');
  for (const label of ['D’habitude', 'Que faire', 'S’en occuper']) expect(fr).toContain(`${label}\u00a0: `);
  expect(en).toContain(`https://console.example/alerts#${many.id}`);
  expect(en).toContain('docs/alerts.md#failing');
});

test('the end is told with its time, and asks for nothing', () => {
  const { subject, text } = alertMessage({ ...many, closedAt: '2026-11-24T13:00:00.000Z' }, 'closed', 'x', undefined);
  expect(subject).toMatch(/^Moisson : Terminé\u00a0: /);
  expect(text).toContain('Jusqu’au\u00a0: ');
  expect(text).toContain('Nothing to do');
});

test('a hostile reason makes no header, no line and no mark-up', () => {
  const reason = { fr: 'x\r\nBcc: v@example.org\r\n\r\n<script>', en: 'x' };
  const { subject, html, text } = alertMessage({ ...many, reason }, 'opened', 'x', CONSOLE);
  expect(subject).not.toContain('Bcc');
  expect(html).not.toContain('<script>');
  expect(text).not.toMatch(/^Bcc:/m);
});

test('docs/alerts.md has a part for each kind of alert, to which messages lead', () => {
  const page = readFileSync(new URL('../../../../docs/alerts.md', import.meta.url), 'utf8');
  for (const kind of AlertKind.options) expect(page).toMatch(new RegExp(`^### ${kind}$`, 'm'));
});
