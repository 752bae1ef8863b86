import type { RemovalHold } from '@moisson/contracts';
import type { HeldRecord } from '@moisson/operations/operator-api';
import { html, link, named, page, showNumber, table, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { headsOf, recordRow, titleOfRecord } from './record-rows.ts';
import { holdTexts } from './texts.ts';

/** The confirmation page, with all that would be removed. `keys`: the chosen records; all of the hold if empty. */
export const approvalPage = (
  frame: PageFrame,
  hold: RemovalHold,
  records: readonly HeldRecord[],
  keys: readonly string[] | undefined,
  forms: PageForms,
): string => {
  const { language } = frame;
  const path = `/holds/${hold.id}/approve`;
  const rows = records.map((record) => recordRow(record, language, titleOfRecord(record)));
  const content = html`
    <h1>${named(holdTexts.confirm[language], language)}${hold.sourceId}</h1>
    <p class="lead">${holdTexts.confirmHelp[language]}</p>
    ${table(holdTexts.confirm[language], headsOf(language), rows)}
    ${forms.form(
      { path, sourceId: hold.sourceId, class: 'inline' },
      language,
      html`${(keys ?? []).map((key) => html`<input type="hidden" name="key" value=${key} />`)}
        <button class="danger" type="submit">
          ${holdTexts.confirmYes[language]} (${showNumber(records.length, language)})
        </button>`,
    )}
    <a class="button" href=${link(`/holds/${hold.id}`, language)}>${holdTexts.confirmNo[language]}</a>
  `;
  return page(frame, holdTexts.confirm[language], content);
};
