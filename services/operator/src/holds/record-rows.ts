import type { Language } from '@moisson/kernel';
import type { HeldRecord } from '@moisson/operations/operator-api';
import { html, shortInstant } from '@moisson/ui';
import { holdTexts, reasonTexts } from './texts.ts';

/** What the source says of a record. */
const said = ({ evidence, askedAt }: HeldRecord, language: Language) => {
  if (evidence !== undefined)
    return html`${holdTexts[evidence.answer][language]} (${holdTexts.since[language]}
    ${shortInstant(evidence.since, language)})`;
  return holdTexts[askedAt === undefined ? 'unasked' : 'unanswered'][language];
};

/** The cells of a record; `first` heads them. */
export const recordRow = (record: HeldRecord, language: Language, first: unknown) => [
  first,
  shortInstant(record.absentSince, language),
  said(record, language),
  reasonTexts[record.reason ?? '']?.[language] ?? '—',
];

/** The heads of these cells. */
export const headsOf = (language: Language): string[] =>
  (['record', 'absentSince', 'says', 'why'] as const).map((name) => holdTexts[name][language]);

/** The title of a record, or its key where it has none. */
export const titleOfRecord = ({ title, recordKey }: HeldRecord): string => title || recordKey;
