import { MAX_REPORT_CHARS, ReportKind, type Dataset } from '@moisson/contracts';
import { inLanguage, type InputFault } from '@moisson/kernel';
import { html, langOf, link, page, type PageFrame } from '@moisson/ui';
import { kindTexts, translate } from './texts.ts';

/** The order in which kinds are offered: what is met most often first. */
const OFFERED: readonly ReportKind[] = [
  'broken-link',
  'out-of-date',
  'wrong-description',
  'wrong-licence',
  'personal-information',
  'other',
];

/** A field that people do not see: programs that fill every field fill it too. */
export const TRAP = 'website';

interface ReportContent {
  readonly dataset: Pick<Dataset, 'id' | 'title'>;
  readonly isSent?: boolean;
  readonly given?: { readonly kind: string; readonly text: string };
  readonly faults?: readonly InputFault[];
}

/** The page on which a visitor says what is wrong with a dataset. It needs no JavaScript. */
export const reportPage = (
  frame: PageFrame,
  { dataset, isSent = false, given, faults = [] }: ReportContent,
): string => {
  const { language } = frame;
  const t = translate(language);
  const back = html`<p><a href=${link(`/datasets/${dataset.id}`, language)}>← ${t('back')}</a></p>`;
  const title = html`<p lang=${langOf(dataset.title, language)}>
    <strong>${inLanguage(dataset.title, language)}</strong>
  </p>`;
  const form = html`
    <p class="lead">${t('lead')}</p>
    ${
      faults.length === 0
        ? undefined
        : html`<div class="notice" role="alert">
            <p>${t('correct')}</p>
            ${faults.map(({ detail }) => html`<p>${detail[language]}</p>`)}
          </div>`
    }
    <form class="panel" method="post" action=${link(`/datasets/${dataset.id}/report`, language)}>
      <fieldset>
        <legend>${t('kind')}</legend>
        ${OFFERED.map(
          (kind) =>
            html`<p>
              <label
                ><input
                  type="radio"
                  name="kind"
                  value=${kind}
                  checked=${given?.kind === kind}
                  required
                />${' '}${kindTexts[kind][language]}</label
              >
            </p>`,
        )}
      </fieldset>
      <p><label for="text">${t('text')}</label></p>
      <p>
        <textarea
          class="words"
          id="text"
          name="text"
          rows="6"
          maxlength=${String(MAX_REPORT_CHARS)}
          aria-describedby="text-help"
        >
${given?.text ?? ''}</textarea>
      </p>
      <p class="hint" id="text-help">${t('textHelp')}</p>
      <p class="unseen" aria-hidden="true">
        <label>${t('website')}<input name=${TRAP} tabindex="-1" autocomplete="off" /></label>
      </p>
      <p class="hint">${t('privacy')}</p>
      <button type="submit">${t('send')}</button>
    </form>
  `;
  const content = html`
    ${back}
    <h1>${t('report')}</h1>
    ${title} ${isSent ? html`<p class="notice" role="status">${t('sent')}</p>` : form}
  `;
  return page(frame, t('report'), content);
};
