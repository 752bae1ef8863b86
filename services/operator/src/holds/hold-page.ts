import type { RemovalHold } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { HeldRecord } from '@moisson/operations/operator-api';
import { counter, html, link, named, page, showNumber, table, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { headsOf, recordRow, titleOfRecord } from './record-rows.ts';
import { holdTexts } from './texts.ts';
import { translate } from '../texts.ts';

/** Maximum of records of one hold on a page. */
export const MAX_RECORDS = 1000;

interface HoldContent {
  readonly hold: RemovalHold;
  readonly records: readonly HeldRecord[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of one hold with its records, and a form for the decision while it is pending. */
export const holdPage = (frame: PageFrame, { hold, records, notice, forms }: HoldContent): string => {
  const { language } = frame;
  const content = html`
    <h1>${titleOf(hold, language)}</h1>
    <p><a href=${link('/holds', language)}>← ${holdTexts.allHolds[language]}</a></p>
    ${notice} ${hold.state === 'pending' ? undefined : html`<p class="notice">${holdTexts.ended[language]}</p>`}
    ${decisionForm(hold, records, language, forms)}
  `;
  return page(frame, titleOf(hold, language), content);
};

/** Returns the source, and how many of its records are missing. */
export const titleOf = ({ sourceId, records, known }: RemovalHold, language: Language): string =>
  `${named(sourceId, language)}${counter(language)(records, 'recordsMissing')} ${holdTexts.of[language]} ${showNumber(known, language)}`;

/** The records with a checkbox each, while they wait. */
const decisionForm = (hold: RemovalHold, records: readonly HeldRecord[], language: Language, forms: PageForms) => {
  const t = translate(language);
  const shown = records.slice(0, MAX_RECORDS);
  const { sourceId } = hold;
  const path = `/holds/${hold.id}/review`;
  const isOpen = hold.state === 'pending' && forms.may({ path, sourceId });
  const rows = shown.map((record) =>
    recordRow(
      record,
      language,
      isOpen
        ? html`<label><input type="checkbox" name="key" value=${record.recordKey} /> ${titleOfRecord(record)}</label>`
        : titleOfRecord(record),
    ),
  );
  const list = html`
    ${table(t('holds'), headsOf(language), rows)}
    ${records.length > shown.length ? html`<p class="meta">${named(holdTexts.more[language], language)}${showNumber(records.length - shown.length, language)}</p>` : undefined}
  `;
  if (!isOpen) return list;
  return html`
    ${forms.form(
      { path, sourceId },
      language,
      html`${list}
        <p>
          <button class="quiet" type="submit" name="decision" value="refuse">
            ${holdTexts.refuseChosen[language]}
          </button>
          ${' '}
          <button class="danger" type="submit" name="decision" value="approve">
            ${holdTexts.approveChosen[language]}
          </button>
        </p>`,
    )}
    ${button({ path: `/holds/${hold.id}/refuse`, sourceId, label: holdTexts.refuseAll[language], subject: sourceId }, language, forms)}
    <a class="button danger" href=${link(`/holds/${hold.id}/approve`, language)}>${holdTexts.approveAll[language]}</a>
  `;
};
