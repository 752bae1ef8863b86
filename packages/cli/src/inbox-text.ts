import type { Language } from '@moisson/kernel';
import type { InboxItem } from '@moisson/operations/operator-api';
import { plainText } from './output.ts';

/** Returns the matters for a terminal: each with its id, what it is about, and what happens if nobody acts. */
export const inboxText = (items: readonly InboxItem[], language: Language): string => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  if (items.length === 0) return t('Rien n’attend personne.', 'Nothing waits for anyone.');
  return items
    .map(({ id, kind, title, since, otherwise, by, assignee }) =>
      [
        plainText(`${id}  ${title[language]}`),
        `  ${kind} · ${t('depuis', 'since')} ${since}${assignee === undefined ? '' : plainText(` · ${t('confiée à', 'given to')} ${assignee}`)}`,
        `  ${t('Si personne n’agit :', 'If nobody acts:')} ${otherwise[language]}${by === undefined ? '' : ` ${by}`}`,
      ].join('\n'),
    )
    .join('\n\n');
};
