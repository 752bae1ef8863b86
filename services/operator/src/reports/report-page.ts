import type { Report } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { DatasetReports, ReportLetter } from '@moisson/operations/operator-api';
import { html, link, named, page, shortInstant, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { reportKinds, translate } from './texts.ts';

/** The newest reports, which the page shows; a decision is about all that wait. */
const MAX_PANELS = 100;

interface ReportContent {
  readonly view: DatasetReports;
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of what visitors reported about one dataset, and what can be done about it. */
export const reportPage = (frame: PageFrame, { view, notice, forms }: ReportContent): string => {
  const { language } = frame;
  const { title, reports } = view;
  const t = translate(language);
  const sourceId = reports[0]?.sourceId;
  const isWaiting = reports.some(({ state }) => state === 'waiting');
  const content = html`
    <h1>${named(t('reports'), language)}${title}</h1>
    ${notice}
    <p class="lead">${t('lead')}</p>
    ${sourceId === undefined ? undefined : html`<p><a href=${link(`/sources/${sourceId}`, language)}>${named(t('source'), language)}${sourceId}</a></p>`}
    ${reports.slice(0, MAX_PANELS).map((report) => reportPanel(report, language))}
    ${reports.length <= MAX_PANELS ? undefined : html`<p class="meta">${t('more')}</p>`}
    <p class="meta">${t('kept')}</p>
    ${isWaiting ? decisionForm(view, language, forms) : undefined}
    ${view.letter === undefined ? undefined : letterPart(view, view.letter, language, isWaiting ? forms : undefined)}
  `;
  return page(frame, `${t('reports')} · ${title}`, content);
};

const reportPanel = ({ kind, text, at, state, decidedAt, decidedBy, note }: Report, language: Language) => {
  const t = translate(language);
  return html`<section class="panel" aria-label=${`${reportKinds[kind][language]}, ${at}`}>
    <p>
      <strong>${reportKinds[kind][language]}</strong>${' '}<span class="meta"
        >${shortInstant(at, language)} · ${t(state)}</span
      >
    </p>
    ${text === '' ? html`<p class="meta">${t('noText')}</p>` : html`<p class="text original">${text}</p>`}
    ${
      decidedAt === undefined
        ? undefined
        : html`<p class="meta">
            ${note === undefined ? undefined : `${note} · `}${t('by')} ${decidedBy},
            ${shortInstant(decidedAt, language)}
          </p>`
    }
  </section>`;
};

/** The newest report that the page shows: a decision is about no later one. */
const until = ({ reports }: DatasetReports) => html`<input type="hidden" name="until" value=${reports[0]?.at ?? ''} />`;
const whose = ({ reports }: DatasetReports) => ({ organization: reports[0]?.organization });

const decisionForm = (view: DatasetReports, language: Language, forms: PageForms) => {
  const t = translate(language);
  const path = `/reports/${view.datasetId}/decide`;
  return forms.form(
    { path, class: 'panel', ...whose(view) },
    language,
    html`${until(view)}
      <p class="field">
        <label for="note">${t('note')}</label>
        <input id="note" name="note" maxlength="1000" required autocomplete="off" />
      </p>
      <button type="submit" name="act" value="resolve">${t('resolve')}</button>${' '}
      <button class="quiet" type="submit" name="act" value="dismiss">${t('dismiss')}</button>`,
  );
};

/** `forms`: set while there is something to forward. */
const letterPart = (view: DatasetReports, letter: ReportLetter, language: Language, forms: PageForms | undefined) => {
  const t = translate(language);
  const { to, subject, body } = letter;
  const mail = `mailto:${encodeURIComponent(to ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return html`
    <h2>${t('letter')}</h2>
    ${to === undefined ? html`<p class="notice">${t('noContact')}</p>` : html`<p><a class="button" href=${mail}>${t('sendLetter')}</a> ${to}</p>`}
    ${forms?.form(
      { path: `/reports/${view.datasetId}/forward`, ...whose(view) },
      language,
      html`${until(view)}<button class="quiet" type="submit">${t('forward')}</button>`,
    )}
    <p lang="fr-CA"><strong>${subject}</strong></p>
    <form><textarea class="letter" lang="fr-CA" readonly aria-label=${t('letterText')}>${body}</textarea></form>
  `;
};
