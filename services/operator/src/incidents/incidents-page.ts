import { IncidentState } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { IncidentView } from '@moisson/operations/operator-api';
import { html, incidentPanel, incidentStateNames, page, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { translate } from './texts.ts';

export const INCIDENTS_PATH = '/incidents';

interface IncidentsContent {
  readonly incidents: readonly IncidentView[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** Returns the page of what the public is told of trouble, with forms to tell more. */
export const incidentsPage = (frame: PageFrame, { incidents, notice, forms }: IncidentsContent): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('incidents')}</h1>
    <p class="lead">${t('lead')}</p>
    ${notice} ${openForm(language, forms)}
    ${incidents.length === 0 ? html`<p class="notice">${t('none')}</p>` : undefined}
    ${incidents.map((one) => incidentPanel(one, one.feeds, language, updateForm(one, language, forms)))}
  `;
  return page(frame, t('incidents'), content);
};

const openForm = (language: Language, forms: PageForms) => {
  const t = translate(language);
  const path = `${INCIDENTS_PATH}/open`;
  if (!forms.may({ path })) return undefined;
  const fields = html`
    ${(['titleFr', 'titleEn'] as const).map(
      (name) =>
        html`<p class="field">
          <label>${t(name)} <input name=${name} required maxlength="200" /></label>
        </p>`,
    )}
    ${textFields(language)}
    <p class="field">
      <label>${t('feeds')} <input name="feeds" maxlength="4000" /></label>
    </p>
    ${stateField('investigating', language)}
    <button type="submit">${t('publish')}</button>
  `;
  return html`<section class="panel" aria-label=${t('open')}>
    <h2>${t('open')}</h2>
    ${forms.form({ path }, language, fields)}
  </section>`;
};

const updateForm = ({ id, state }: IncidentView, language: Language, forms: PageForms) => {
  const t = translate(language);
  const path = `${INCIDENTS_PATH}/${id}/update`;
  if (!forms.may({ path })) return undefined;
  const fields = html`${textFields(language)} ${stateField(state, language)}
    <button type="submit">${t('publish')}</button>`;
  return html`<details>
    <summary>${t('update')}</summary>
    ${forms.form({ path }, language, fields)}
  </details>`;
};

const textFields = (language: Language) =>
  (['textFr', 'textEn'] as const).map(
    (name) =>
      html`<p class="field">
        <label
          >${translate(language)(name)} <textarea name=${name} required maxlength="4000" rows="3"></textarea>
        </label>
      </p>`,
  );

const stateField = (chosen: IncidentState, language: Language) => html`
  <p class="field">
    <label>
      ${translate(language)('state')}
      <select name="state">
        ${IncidentState.options.map(
          (state) =>
            html`<option value=${state} selected=${state === chosen}>${incidentStateNames[state][language]}</option>`,
        )}
      </select>
    </label>
  </p>
`;
