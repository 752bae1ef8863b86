import type { Language } from '@moisson/kernel';
import type { HeldRecord } from '@moisson/operations/operator-api';
import { html, shortInstant } from '@moisson/ui';
import { holdTexts, reasonTexts } from './texts.ts';

/** Returns the source's answer about a record. */
const said = ({ evidence, askedAt }: HeldRecord, language: Language) => {
  if (evidence !== undefined)
    return html`${holdTexts[evidence.answer][language]} (${holdTexts.since[language]}
    ${shortInstant(evidence.since, language)})`;
  return holdTexts[askedAt === undefined ? 'unasked' : 'unanswered'][language];
};

/** Returns the cells of a record's row; `first` is the row's header. */
export const recordRow = (record: HeldRecord, language: Language, first: unknown) => [
  first,
  shortInstant(record.absentSince, language),
  said(record, language),
  reasonTexts[record.reason ?? '']?.[language] ?? '—',
];

/** Returns the column headers of these cells. */
export const headsOf = (language: Language): string[] =>
  (['record', 'absentSince', 'says', 'why'] as const).map((name) => holdTexts[name][language]);

/** Returns the title of a record, or its key if it has none. */
export const titleOfRecord = ({ title, recordKey }: HeldRecord): string => title || recordKey;
