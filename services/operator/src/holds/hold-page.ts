import type { RemovalHold } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { HeldRecord } from '@moisson/operations/operator-api';
import { counter, html, link, named, page, showNumber, table, type Element, type PageFrame } from '@moisson/ui';
import { TOKEN_FIELD, type TokenFor } from '../form-tokens.ts';
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
  readonly tokenFor: TokenFor;
}

/** The page of one hold with its records, and a form for the decision while it is pending. */
export const holdPage = (frame: PageFrame, { hold, records, notice, tokenFor }: HoldContent): string => {
  const { language } = frame;
  const content = html`
    <h1>${titleOf(hold, language)}</h1>
    <p><a href=${link('/holds', language)}>← ${holdTexts.allHolds[language]}</a></p>
    ${notice} ${hold.state === 'pending' ? undefined : html`<p class="notice">${holdTexts.ended[language]}</p>`}
    ${decisionForm(hold, records, language, tokenFor)}
  `;
  return page(frame, titleOf(hold, language), content);
};

/** Returns the source, and how many of its records are missing. */
export const titleOf = ({ sourceId, records, known }: RemovalHold, language: Language): string =>
  `${named(sourceId, language)}${counter(language)(records, 'recordsMissing')} ${holdTexts.of[language]} ${showNumber(known, language)}`;

/** The records with a checkbox each, while they wait. */
const decisionForm = (hold: RemovalHold, records: readonly HeldRecord[], language: Language, tokenFor: TokenFor) => {
  const t = translate(language);
  const shown = records.slice(0, MAX_RECORDS);
  const isPending = hold.state === 'pending';
  const path = `/holds/${hold.id}/review`;
  const rows = shown.map((record) =>
    recordRow(
      record,
      language,
      isPending
        ? html`<label><input type="checkbox" name="key" value=${record.recordKey} /> ${titleOfRecord(record)}</label>`
        : titleOfRecord(record),
    ),
  );
  const list = html`
    ${table(t('holds'), headsOf(language), rows)}
    ${records.length > shown.length ? html`<p class="meta">${named(holdTexts.more[language], language)}${showNumber(records.length - shown.length, language)}</p>` : undefined}
  `;
  if (!isPending) return list;
  return html`
    <form method="post" action=${link(path, language)}>
      <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(path)} />
      ${list}
      <p>
        <button class="quiet" type="submit" name="decision" value="refuse">${holdTexts.refuseChosen[language]}</button>
        ${' '}
        <button class="danger" type="submit" name="decision" value="approve">
          ${holdTexts.approveChosen[language]}
        </button>
      </p>
    </form>
    ${button({ path: `/holds/${hold.id}/refuse`, label: holdTexts.refuseAll[language], subject: hold.sourceId }, language, tokenFor)}
    <a class="button danger" href=${link(`/holds/${hold.id}/approve`, language)}>${holdTexts.approveAll[language]}</a>
  `;
};
