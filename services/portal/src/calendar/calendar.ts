import type { PublicFeed } from '@moisson/contracts';
import { dateOf } from '@moisson/domain';
import { cutText, inLanguage, locales, type Language } from '@moisson/kernel';
import { maskContacts } from '@moisson/privacy';
import { named } from '@moisson/ui';
import ical from 'ical-generator';
import type { ExpectedUpdate } from './expected-updates.ts';
import { translate } from './texts.ts';

const MAX_TITLE = 200;
/** Seconds after which programs may ask again. */
const TTL = 6 * 3600;

interface CalendarContent {
  readonly updates: readonly ExpectedUpdate[];
  readonly feeds: readonly PublicFeed[];
  /** The portal's public origin. */
  readonly origin: string;
}

/**
 * Returns the calendar (RFC 5545) of what is expected: the updates of datasets as whole days, in Québec, and the next readings of sources. The
 * same event has the same UID for ever, so that a program moves it and does not show it twice.
 */
export const calendarOf = ({ updates, feeds, origin }: CalendarContent, language: Language): string => {
  const t = translate(language);
  const calendar = ical({
    name: `Moisson · ${t('calendar')}`,
    description: t('lead'),
    prodId: { company: 'Moisson', product: 'Moisson', language: language.toUpperCase() },
    ttl: TTL,
  });
  const host = new URL(origin).host;
  const dates = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'America/Toronto' });
  for (const { dataset, freshness, next } of updates) {
    const [from, until] = [next.from, next.until].map((instant) => dates.format(new Date(instant)));
    const between = `${t('between')} ${from} ${t('and')} ${until}.`;
    const title = inLanguage(maskContacts(dataset.title), language) || dataset.id;
    calendar.createEvent({
      id: `dataset-${dataset.id}@${host}`,
      start: new Date(`${dateOf(new Date(next.at))}T00:00:00Z`),
      allDay: true,
      stamp: new Date(dataset.changedAt),
      summary: named(t('update'), language) + cutText(title, MAX_TITLE),
      description: `${between} ${freshness.reason[language]}`,
      url: `${origin}/datasets/${dataset.id}`,
    });
  }
  for (const { sourceId, name = {}, nextTryAt, lastCompleteAt } of feeds)
    if (nextTryAt !== undefined)
      calendar.createEvent({
        id: `feed-${sourceId}@${host}`,
        start: new Date(nextTryAt),
        stamp: new Date(lastCompleteAt ?? nextTryAt),
        summary:
          named(t('reading'), language) + cutText(inLanguage(maskContacts(name), language) || sourceId, MAX_TITLE),
        url: `${origin}/sources/${sourceId}`,
      });
  return calendar.toString();
};
