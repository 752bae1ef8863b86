import { cutText, type Language } from '@moisson/contracts';
import { html } from './html.ts';

const locales = { fr: 'fr-CA', en: 'en-CA' } as const;
const instant = {
  fr: new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Toronto' }),
  en: new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeStyle: 'short', timeZone: 'America/Toronto' }),
};
const day = {
  fr: new Intl.DateTimeFormat('fr-CA', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-CA', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** An instant in Québec's time. */
export const showInstant = (iso: string | undefined, language: Language, none = '—'): string =>
  iso === undefined ? none : instant[language].format(new Date(iso));

const short = {
  fr: new Intl.DateTimeFormat('fr-CA', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'America/Toronto',
    hourCycle: 'h23',
  }),
  en: new Intl.DateTimeFormat('en-CA', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'America/Toronto',
    hourCycle: 'h23',
  }),
};

/** An instant in Québec's time, short enough for a table. */
export const shortInstant = (iso: string | undefined, language: Language, none = '—') =>
  iso === undefined ? none : html`<time datetime=${iso}>${short[language].format(new Date(iso))}</time>`;

/** A date with the precision that the source gave it: a year stays a year. */
export const showDate = (date: string | undefined, language: Language): string => {
  if (date === undefined) return '—';
  return date.length < 10 ? date : day[language].format(new Date(date.length === 10 ? `${date}T00:00:00Z` : date));
};

export const showNumber = (value: number, language: Language): string => value.toLocaleString(locales[language]);

export const showBytes = (bytes: number, language: Language): string => {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toLocaleString(locales[language], { maximumFractionDigits: 1 })} ${units[power]}`;
};

/** The beginning of a text, cut between words. */
export const beginning = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const head = cutText(text, length);
  const words = head.split(/\s+/);
  return `${words.length === 1 ? head : words.slice(0, -1).join(' ')}…`;
};

/** A link to one of our own pages that keeps the language; empty parameters are left out. */
export const link = (
  path: string,
  language: Language,
  params: Readonly<Record<string, string | undefined>> = {},
): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== '') query.set(name, value);
  if (language === 'en') query.set('lang', 'en');
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};
