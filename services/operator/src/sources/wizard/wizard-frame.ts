import type { Source } from '@moisson/contracts';
import { inLanguage, type InputFault, type Language } from '@moisson/kernel';
import { html, link, page, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../../access/page-forms.ts';
import { button } from '../../page-parts.ts';
import { translate, type WizardText } from './texts.ts';

/** The steps of a draft; the two before it exist only while a draft is begun. */
export const STEPS = ['preview', 'duplicates', 'settings', 'dry-run'] as const;
export type Step = (typeof STEPS)[number];

const NAMES = {
  preview: 'stepPreview',
  duplicates: 'stepDuplicates',
  settings: 'stepSettings',
  'dry-run': 'stepDryRun',
} as const satisfies Record<Step, WizardText>;

export const addressOfStep = (id: string, step: Step): string => `/sources/${id}/draft/${step}`;

/** Returns a page of the wizard before there is a draft. */
export const beginningPage = (frame: PageFrame, at: 'stepAddress' | 'stepFound', content: Element): string => {
  const t = translate(frame.language);
  const title = `${t('addSource')} · ${t(at)}`;
  return page(
    frame,
    title,
    html`<h1>${title}</h1>
      ${content}`,
  );
};

/** Returns a page of a draft, with its steps, and the button that discards it. */
export const draftPage = (
  frame: PageFrame,
  { draft, step, forms }: { readonly draft: Source; readonly step: Step; readonly forms: PageForms },
  content: Element,
): string => {
  const { language } = frame;
  const t = translate(language);
  const name = inLanguage(draft.name ?? {}, language) || draft.id;
  const title = `${name} · ${t(NAMES[step])}`;
  const discard = {
    path: `/sources/${draft.id}/draft/discard`,
    label: t('discard'),
    kind: 'danger',
    subject: name,
  } as const;
  const shown = html`
    <h1>${title}</h1>
    <p class="meta">${draft.protocol} · ${draft.endpoint}</p>
    <nav aria-label=${t('steps')}>
      <ol class="chips">
        ${STEPS.map(
          (one) =>
            html`<li>
              <a
                class="chip"
                href=${link(addressOfStep(draft.id, one), language)}
                aria-current=${one === step ? 'step' : undefined}
                >${t(NAMES[one])}</a
              >
            </li>`,
        )}
      </ol>
    </nav>
    ${content}
    <p class="hint">${t('isDraft')}</p>
    ${button(discard, language, forms)}
  `;
  return page(frame, title, shown);
};

/** A link to the next step that looks like a button. */
export const nextLink = (id: string, step: Step, language: Language) =>
  html`<p><a class="button" href=${link(addressOfStep(id, step), language)}>${translate(language)('next')}</a></p>`;

/** What has to be corrected in the form below. */
export const faultList = (faults: readonly InputFault[], language: Language) =>
  faults.length === 0
    ? undefined
    : html`<div class="notice" role="alert">
        <p>${translate(language)('correct')}</p>
        <ul>
          ${faults.map(({ path, detail }) => html`<li>${path.length === 0 ? '' : `${path.join('.')} : `}${detail[language]}</li>`)}
        </ul>
      </div>`;

export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly help?: string;
  readonly type?: 'text' | 'url' | 'password';
  readonly isRequired?: boolean;
  readonly mode?: 'decimal' | 'numeric';
}

/** A field of a form with its label, and what it means. */
export const textField = ({ name, label, value, help, type = 'text', isRequired = false, mode }: TextField) => html`
  <p class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      value=${value}
      required=${isRequired}
      inputmode=${mode}
      autocomplete="off"
      maxlength="2000"
      aria-describedby=${help === undefined ? undefined : `${name}-help`}
    />
    ${help === undefined ? undefined : html`<span class="hint" id=${`${name}-help`}>${help}</span>`}
  </p>
`;
