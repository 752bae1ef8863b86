import type { Detection } from '@moisson/connectors';
import type { InputFault } from '@moisson/kernel';
import { html, link, showNumber, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { listForm, type ListContent } from './list-form.ts';
import { organizationField } from './organization-field.ts';
import type { OfferedOrganization } from './suggestions.ts';
import { translate } from './texts.ts';
import { beginningPage, faultList, textField } from './wizard-frame.ts';

interface AddressContent {
  readonly address?: string;
  readonly faults?: readonly InputFault[];
  readonly list: ListContent;
}

/** The address to paste, or a list to upload. */
export const addressPage = (
  frame: PageFrame,
  forms: PageForms,
  { address = '', faults = [], list }: AddressContent,
): string => {
  const { language } = frame;
  const t = translate(language);
  const path = '/sources/new';
  const content = html`
    ${faultList(faults, language)}
    ${forms.form(
      { path, class: 'panel' },
      language,
      html`${textField({ name: 'address', label: t('address'), value: address, help: t('addressHelp'), isRequired: true })}
        <button type="submit">${t('look')}</button>`,
    )}
    ${listForm(list, language, forms)}
  ` as Element;
  return beginningPage(frame, 'stepAddress', content);
};

/** A way to read the catalogue. */
export interface Choice {
  readonly protocol: string;
  readonly endpoint: string;
  readonly why?: string;
  readonly records?: number;
}

export interface FoundContent {
  readonly choices: readonly Choice[];
  readonly warnings: Detection['warnings'];
  readonly titles: readonly string[];
  readonly offered: readonly OfferedOrganization[];
  readonly given: { readonly id: string; readonly name: string; readonly organization: string };
  readonly faults?: readonly InputFault[];
}

/** What was found at the address, and what the source is to be called. */
export const foundPage = (frame: PageFrame, forms: PageForms, content: FoundContent): string => {
  const { language } = frame;
  const t = translate(language);
  const { choices, warnings, titles, offered, given, faults = [] } = content;
  const path = '/sources/draft';
  const warned = warnings.map(
    ({ message, action }) => html`<p class="notice">${message[language]} ${action[language]}</p>`,
  );
  if (choices.length === 0)
    return beginningPage(
      frame,
      'stepFound',
      html`<p class="notice" role="alert">${t('nothingFound')}</p>
        ${warned}
        <p><a href=${link('/sources/new', language)}>← ${t('otherAddress')}</a></p>`,
    );
  const fields = html`
    <fieldset>
      <legend>${t('whichProtocol')}</legend>
      ${choices.map(
        ({ protocol, endpoint, why, records }, at) =>
          html`<p>
            <label
              ><input type="radio" name="choice" value=${`${protocol} ${endpoint}`} checked=${at === 0} required />
              <b>${protocol}</b> · ${endpoint}</label
            >
            ${records === undefined ? undefined : html`<br /><span class="meta">${showNumber(records, language)} ${t('recordsClaimed')}</span>`}
            ${why === undefined ? undefined : html`<br /><span class="meta">${why}</span>`}
          </p>`,
      )}
    </fieldset>
    ${
      titles.length === 0
        ? undefined
        : html`<ul class="meta">
            ${titles.slice(0, 5).map((title) => html`<li>${title}</li>`)}
          </ul>`
    }
    ${textField({ name: 'id', label: t('id'), value: given.id, help: t('idHelp'), isRequired: true })}
    ${textField({ name: 'name', label: t('name'), value: given.name })}
    ${organizationField(offered, given.organization, language)}
    <button type="submit">${t('goOn')}</button>
  ` as Element;
  const shown = html`
    ${faultList(faults, language)} ${warned} ${forms.form({ path, class: 'panel' }, language, fields)}
    <p><a href=${link('/sources/new', language)}>← ${t('otherAddress')}</a></p>
  ` as Element;
  return beginningPage(frame, 'stepFound', shown);
};
