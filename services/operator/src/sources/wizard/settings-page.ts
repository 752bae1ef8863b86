import type { Source } from '@moisson/contracts';
import type { InputFault, Language } from '@moisson/kernel';
import { html, link } from '@moisson/ui';
import type { TokenFor } from '../../form-tokens.ts';
import type { SettingsForm } from './settings-form.ts';
import { translate, type WizardText } from './texts.ts';
import { addressOfStep, faultList, textField, tokenField } from './wizard-frame.ts';

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
  tokenFor: TokenFor,
) => {
  const t = translate(language);
  const path = addressOfStep(draft.id, 'settings');
  return html`
    ${faultList(faults, language)}
    <form class="panel" method="post" action=${link(path, language)}>
      ${tokenField(path, tokenFor)}
      <input type="hidden" name="replaces" value=${form.replaces} />
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
    </form>
  `;
};
