import type { Source } from '@moisson/contracts';
import type { InputFault, Language } from '@moisson/kernel';
import { html, type Element } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import type { SettingsForm } from './settings-form.ts';
import { translate, type WizardText } from './texts.ts';
import { addressOfStep, faultList, textField } from './wizard-frame.ts';

interface SettingsContent {
  readonly draft: Source;
  readonly form: SettingsForm;
  readonly faults?: readonly InputFault[];
  readonly canEncrypt: boolean;
}

const FIELDS = [
  ['schedule', 'schedule', 'scheduleHelp'],
  ['crawlDelaySeconds', 'crawlDelay', 'crawlDelayHelp', 'decimal'],
  ['maxShare', 'maxShare', 'maxShareHelp', 'decimal'],
  ['maxCount', 'maxCount', 'maxCountHelp', 'numeric'],
  ['graceHours', 'graceHours', 'graceHoursHelp', 'decimal'],
  ['patienceDays', 'patienceDays', 'patienceDaysHelp', 'numeric'],
  ['fullEveryHours', 'fullEveryHours', 'fullEveryHoursHelp', 'decimal'],
  ['maxRecords', 'maxRecords', 'maxRecordsHelp', 'numeric'],
] as const satisfies readonly (readonly [keyof SettingsForm, WizardText, WizardText, ('decimal' | 'numeric')?])[];

/** How the source is read and what may be removed, each with its default and what it means. */
export const settingsContent = (
  { draft, form, faults = [], canEncrypt }: SettingsContent,
  language: Language,
  forms: PageForms,
) => {
  const t = translate(language);
  const path = addressOfStep(draft.id, 'settings');
  const fields = html`
    ${FIELDS.map(([name, label, help, mode]) =>
      textField({ name, label: t(label), value: form[name], help: t(help), ...(mode === undefined ? {} : { mode }) }),
    )}
    <p class="field">
      <label
        ><input type="checkbox" name="incremental" checked=${form.incremental !== undefined} />
        ${t('incremental')}</label
      >
    </p>
    ${draft.hasCredentials === true ? html`<p class="meta">${t('hasCredentials')}</p>` : undefined}
    ${canEncrypt ? textField({ name: 'bearer', label: t('bearer'), value: '', help: t('bearerHelp'), type: 'password' }) : undefined}
    <button type="submit">${t('save')}</button>
  ` as Element;
  return html` ${faultList(faults, language)} ${forms.form({ path, class: 'panel' }, language, fields)} `;
};
