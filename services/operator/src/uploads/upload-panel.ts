import type { UploadedFile } from '@moisson/contracts';
import type { ProbeReport } from '@moisson/domain';
import type { InputFault, Language } from '@moisson/kernel';
import { html, shortInstant, showBytes, showNumber, table, type Element } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { columnName } from './column-names.ts';
import { translate } from './texts.ts';

/** What a page shows of the list of a source. */
export interface UploadContent {
  readonly file: UploadedFile | undefined;
  /** How it was read, just after it was uploaded. */
  readonly report?: ProbeReport;
  /** Why the one that was sent was refused. */
  readonly faults?: readonly InputFault[];
}

/** The uploaded list of a source, how it was read, and the form that replaces it. */
export const uploadPanel = (id: string, content: UploadContent, language: Language, forms: PageForms) => {
  const { file, report, faults = [] } = content;
  const t = translate(language);
  return html`
    <section class="panel" id="list" aria-labelledby="list-title">
      <h2 id="list-title">${t('list')}</h2>
      ${refusal(faults, language)}
      ${report === undefined ? undefined : html`<p class="notice" role="status">${t('taken')}</p>`}
      ${file === undefined ? html`<p class="notice">${t('noList')}</p>` : fileFacts(file, report, language)}
      ${report?.columns === undefined ? undefined : columnTable(report.columns, language)}
      ${forms.form(
        { path: `/sources/${id}/file`, enctype: 'multipart/form-data' },
        language,
        html`${fileField(language)} ${file === undefined ? undefined : html`<p class="hint">${t('replaceHelp')}</p>`}
          <button type="submit">${t(file === undefined ? 'upload' : 'replace')}</button>`,
      )}
    </section>
  `;
};

const refusal = (faults: readonly InputFault[], language: Language) =>
  faults.length === 0
    ? undefined
    : html`<div class="notice" role="alert">
        <p>${translate(language)('refused')}</p>
        ${faults.map(({ detail }) => html`<p>${detail[language]}</p>`)}
        <p>${translate(language)('mend')}</p>
      </div>`;

const fileFacts = (
  { name, bytes, sha256, uploadedAt, by }: UploadedFile,
  report: ProbeReport | undefined,
  language: Language,
) => {
  const t = translate(language);
  const facts: readonly (readonly [string, unknown])[] = [
    [t('file'), name],
    [t('size'), showBytes(bytes, language)],
    [t('uploaded'), shortInstant(uploadedAt, language)],
    [t('by'), by],
    [t('hash'), sha256],
    ...(report?.records === undefined ? [] : [[t('datasets'), showNumber(report.records, language)] as const]),
    ...(report?.rows === undefined ? [] : [[t('rows'), showNumber(report.rows, language)] as const]),
  ];
  return html`<dl>
    ${facts.map(
      ([label, value]) =>
        html`<dt>${label}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
};

const columnTable = (columns: NonNullable<ProbeReport['columns']>, language: Language) => {
  const t = translate(language);
  return table(
    t('understood'),
    [t('column'), t('meaning')],
    columns.map(({ name, role, language: ofTexts }) => [
      name,
      role === undefined ? t('unknown') : columnName(role, ofTexts, language),
    ]),
  );
};

/** The field of a form that takes a list. */
export const fileField = (language: Language): Element => {
  const t = translate(language);
  return html`<p class="field">
    <label for="file">${t('choose')}</label>
    <input id="file" name="file" type="file" accept=".csv,text/csv,text/plain" required aria-describedby="file-help" />
    <span class="hint" id="file-help">${t('chooseHelp')}</span>
  </p>`;
};
