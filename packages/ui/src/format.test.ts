import { expect, test } from '@jest/globals';
import type { Language } from '@moisson/kernel';
import { renderToString } from 'preact-render-to-string';
import { html } from './html.ts';
import { dayOf, shortInstant, showBytes, showDate, showInstant } from './format.ts';

const shown = (value: unknown): string => renderToString(html`<p>${value}</p>`).slice(3, -4);
const NO_BREAK = '\u00a0';

test.each([
  ['2026-05-01', 'fr', '1er mai 2026'],
  ['2026-05-02', 'fr', '2 mai 2026'],
  ['2026-05-11', 'fr', '11 mai 2026'],
  ['2026-05-01', 'en', 'May 1, 2026'],
  ['2026-05-01T03:00:00Z', 'fr', '1er mai 2026'],
  ['2026-05', 'fr', 'mai 2026'],
  ['2026', 'fr', '2026'],
] as const)('the date %s is written in %s as %s, whole, and as a machine reads it', (date, language, text) => {
  expect(shown(showDate(date, language))).toBe(`<time datetime="${date}">${text.replaceAll(' ', NO_BREAK)}</time>`);
});

test('a well-formed date that is not a real day is shown as it is', () => {
  expect(shown(showDate('2022-13-45', 'fr'))).toBe('2022-13-45');
});

test('an instant is shown in Québec’s time, the first of a month too', () => {
  expect(shown(showInstant('2026-05-01T12:30:00.000Z', 'fr'))).toContain(
    '1er mai 2026 à 08 h 30'.replaceAll(' ', NO_BREAK),
  );
  expect(dayOf('2026-05-01T03:00:00.000Z', 'fr')).toBe('30 avril 2026'.replaceAll(' ', NO_BREAK));
  for (const language of ['fr', 'en'] as Language[])
    for (const value of [
      showInstant('2026-05-01T12:30:00.000Z', language),
      shortInstant('2026-05-01T12:30:00.000Z', language),
      showBytes(12_345_678, language),
    ])
      expect(shown(value).replace('<time ', '')).not.toContain(' ');
});
