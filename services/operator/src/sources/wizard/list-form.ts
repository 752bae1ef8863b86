import type { InputFault, Language } from '@moisson/kernel';
import { html, type Element } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { translate as translateUploads } from '../../uploads/texts.ts';
import { fileField } from '../../uploads/upload-panel.ts';
import type { ListForm } from './begin-list.ts';
import { organizationField } from './organization-field.ts';
import type { OfferedOrganization } from './suggestions.ts';
import { translate } from './texts.ts';
import { faultList, textField } from './wizard-frame.ts';

export interface ListContent {
  readonly offered: readonly OfferedOrganization[];
  readonly given?: ListForm;
  readonly faults?: readonly InputFault[];
}

/** The form that makes a source of an uploaded list. */
export const listForm = (content: ListContent, language: Language, forms: PageForms): Element => {
  const { offered, given = { id: '', name: '', organization: '' }, faults = [] } = content;
  const [t, u] = [translate(language), translateUploads(language)];
  const fields = html`
    ${fileField(language)}
    ${textField({ name: 'id', label: t('id'), value: given.id, help: t('idHelp'), isRequired: true })}
    ${textField({ name: 'name', label: t('name'), value: given.name })}
    ${organizationField(offered, given.organization, language)}
    <button type="submit">${t('goOn')}</button>
  `;
  return html`
    <h2>${u('addList')}</h2>
    <p>${u('addListLead')}</p>
    ${faultList(faults, language)}
    ${forms.form(
      { path: '/sources/new-list', class: 'panel', label: u('addList'), enctype: 'multipart/form-data' },
      language,
      fields,
    )}
  `;
};
