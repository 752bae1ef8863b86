import { cutText, locales, type Language } from '@moisson/kernel';
import { html } from './html.ts';

export { showNumber } from '@moisson/kernel';

const NO_BREAK = '\u00a0';

const inBoth = (options: Intl.DateTimeFormatOptions) => ({
  fr: new Intl.DateTimeFormat(locales.fr, options),
  en: new Intl.DateTimeFormat(locales.en, options),
});
const timeZone = 'America/Toronto';
const instants = inBoth({ dateStyle: 'long', timeStyle: 'short', timeZone });
const shortInstants = inBoth({ dateStyle: 'short', timeStyle: 'short', timeZone, hourCycle: 'h23' });
const days = inBoth({ dateStyle: 'long', timeZone: 'UTC' });
const months = inBoth({ month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Writes a date. In French the first day of a month is `1er`. Spaces do not break: a line must not break within a date. */
const written = (format: Intl.DateTimeFormat, date: Date, language: Language): string =>
  format
    .formatToParts(date)
    .map(({ type, value }) => (language === 'fr' && type === 'day' && value === '1' ? '1er' : value))
    .join('')
    .replaceAll(' ', NO_BREAK);

const time = (iso: string, text: string) => html`<time datetime=${iso}>${text}</time>`;

/** An instant in Québec's time. */
export const showInstant = (iso: string | undefined, language: Language, none = '—') =>
  iso === undefined ? none : time(iso, instantText(iso, language));

/** The same as text. */
export const instantText = (iso: string, language: Language): string =>
  written(instants[language], new Date(iso), language);

/** An instant in Québec's time, short enough for a table. */
export const shortInstant = (iso: string | undefined, language: Language, none = '—') =>
  iso === undefined ? none : time(iso, shortInstants[language].format(new Date(iso)).replaceAll(' ', NO_BREAK));

/** The day of an instant, in Québec's time. */
export const showDay = (iso: string, language: Language) => time(iso, dayOf(iso, language));

/** The same as text. */
export const dayOf = (iso: string, language: Language): string => written(inQuebec[language], new Date(iso), language);
const inQuebec = inBoth({ dateStyle: 'long', timeZone });

/** A day, `YYYY-MM-DD`, as text. */
export const dayText = (date: string, language: Language): string =>
  written(days[language], new Date(`${date}T00:00:00Z`), language);

/** Returns a date with the precision of the source: a year stays a year, a month a month. */
export const showDate = (date: string | undefined, language: Language) => {
  if (date === undefined) return '—';
  if (date.length < 7) return time(date, date);
  const formats = date.length === 7 ? months : days;
  const whole = new Date({ 7: `${date}-01T00:00:00Z`, 10: `${date}T00:00:00Z` }[date.length] ?? date);
  // Well-formed but not a real day: shown as it is.
  if (Number.isNaN(whole.getTime())) return date;
  return time(date, written(formats[language], whole, language));
};

export const showBytes = (bytes: number, language: Language): string => {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = (bytes / 1000 ** power).toLocaleString(locales[language], { maximumFractionDigits: 1 });
  return `${value}${NO_BREAK}${units[power]}`;
};

/** Returns the beginning of a text, cut between words. */
export const beginning = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const head = cutText(text, length);
  const words = head.split(/\s+/);
  return `${words.length === 1 ? head : words.slice(0, -1).join(' ')}…`;
};

/** Returns a link to one of our own pages that keeps the language; empty parameters are left out. */
export const link = (
  path: string,
  language: Language,
  params: Readonly<Record<string, string | readonly string[] | undefined>> = {},
): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const one of [value ?? []].flat()) if (one !== '') query.append(name, one);
  if (language === 'en') query.set('lang', 'en');
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};
