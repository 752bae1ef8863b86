import { defined, type Language } from '@moisson/kernel';
import { html } from '@moisson/ui';
import { z } from 'zod';
import { TOKEN_FIELD, type PageForms } from '../access/page-forms.ts';
import { translate } from './texts.ts';

const CHANGES = ['create', 'update', 'move', 'delete'] as const;
const LISTS = ['organizations', 'sources', 'themes', 'keywords'] as const;
const PATH = '/webhooks/add';

/** The form for a new subscription. */
export const subscribeForm = (language: Language, forms: PageForms) => {
  const t = translate(language);
  if (!forms.may({ path: PATH })) return undefined;
  const fields = html`
    <p class="field">
      <label>${t('id')} <input name="id" required maxlength="63" pattern="[a-z0-9][a-z0-9-]*" /></label>
    </p>
    <p class="field">
      <label>${t('name')} <input name="name" required maxlength="100" /></label>
    </p>
    <p class="field">
      <label> ${t('address')} <input name="url" type="url" required maxlength="2000" placeholder="https://" /> </label>
    </p>
    <fieldset>
      <legend>${t('changes')}</legend>
      ${CHANGES.map(
        (kind) => html`
          <label class="chosen">
            <input type="checkbox" name="changes" value=${kind} checked /> ${t(kind)}${' '}
          </label>
        `,
      )}
    </fieldset>
    <p class="meta">${t('separated')}</p>
    ${LISTS.map(
      (name) =>
        html`<p class="field">
          <label>${t(name)} <input name=${name} maxlength="4000" /></label>
        </p>`,
    )}
    <button type="submit">${t('subscribe')}</button>
  `;
  return html`
    <section class="panel" aria-label=${t('add')}>
      <h2>${t('add')}</h2>
      ${forms.form({ path: PATH }, language, fields)}
    </section>
  `;
};

const List = z
  .string()
  .max(4000)
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
const Field = z.string().max(4000).default('');

/** What the form sends. */
export const SubscribeForm = z.object({
  ...{ id: Field, name: Field, url: Field },
  changes: z.union([z.array(z.string()).max(4), z.string().transform((one) => [one])]).default([]),
  ...{ organizations: List, sources: List, themes: List, keywords: List },
  [TOKEN_FIELD]: z.string(),
});

/** Returns the body of the operation: all kinds, and an empty list, are no condition. */
export const newWebhookOf = ({ id, name, url, changes, ...form }: z.infer<typeof SubscribeForm>) => {
  const listOf = (values: readonly string[]) => (values.length === 0 ? undefined : values);
  return {
    ...{ id, name, url },
    filter: defined({
      changes: changes.length === CHANGES.length ? undefined : listOf(changes),
      ...Object.fromEntries(LISTS.map((list) => [list, listOf(form[list])])),
    }),
  };
};
