import type { Language } from '@moisson/kernel';
import { html, type Element } from '@moisson/ui';
import type { OfferedOrganization } from './suggestions.ts';
import { translate } from './texts.ts';

/** The field that says which organization answers for the source. */
export const organizationField = (
  offered: readonly OfferedOrganization[],
  chosen: string,
  language: Language,
): Element => {
  const t = translate(language);
  return html`
    <p class="field">
      <label for="organization">${t('organization')}</label>
      <select id="organization" name="organization" aria-describedby="organization-help">
        <option value="" selected=${chosen === ''}>${t('none')}</option>
        ${offered.map(
          ({ value, name, isNew }) =>
            html`<option value=${value} selected=${value === chosen}>
              ${isNew ? `${t('register')} « ${name} »` : name}
            </option>`,
        )}
      </select>
      <span class="hint" id="organization-help">${t('organizationHelp')}</span>
    </p>
  `;
};
